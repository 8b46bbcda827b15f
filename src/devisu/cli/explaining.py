"""``devisu explain`` and ``devisu rules``."""

from __future__ import annotations

from typing import Annotated

import typer


def explain(
    code: Annotated[
        str, typer.Argument(metavar="[CODE]", help="A rule, such as QUO001, or a family, such as QUO.")
    ] = "",
) -> None:
    """Show a rule's page: what it finds, why it matters, how to mend it. Without a code, list all rules."""
    from difflib import get_close_matches

    from devisu.cli.output import emit, style
    from devisu.errors import UsageError
    from devisu.reporters import explain as page
    from devisu.reporters import rules_list
    from devisu.rules import EVERY

    family = [rule for rule in EVERY if rule.code.rstrip("0123456789") == code.upper()]
    if not code or family:
        emit(rules_list.family(family, style()) if family else rules_list.render(EVERY, style()))
        return
    found = next((rule for rule in EVERY if rule.code == code.upper() or rule.name == code.lower()), None)
    if found is None:
        close = get_close_matches(code.upper(), [rule.code for rule in EVERY], n=1)
        hint = f"did you mean {close[0]}?" if close else "“devisu rules” lists them"
        raise UsageError(f"there is no rule “{code}”; {hint}")
    emit(page.render(found, style()))


def rules() -> None:
    """List all rules with their severities."""
    from devisu.cli.output import emit, style
    from devisu.reporters import rules_list
    from devisu.rules import EVERY

    emit(rules_list.render(EVERY, style()))
