"""What commands that audit have in common: the edition read and checked, with progress."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from devisu.cli.options import Asked
    from devisu.edition import Edition
    from devisu.findings import Report


def audited(
    paths: Sequence[str] | None,
    asked: Asked,
    encoding: str | None = None,
    bibliography: Sequence[str] | None = None,
) -> tuple[Edition, Report]:
    """The edition, or the texts named, and the report on it."""
    from devisu import check, edition
    from devisu.cli.progress import Progress

    adjust = asked.adjust()
    with Progress("reading") as progress:
        read = edition.read(paths or (), adjust=adjust, encoding=encoding, bibliographies=bibliography or ())
        report = check.check(read, progress)
    say_mended(report)
    return read, report


def say_mended(report: Report) -> None:
    """Say once how many damaged index files were built anew."""
    count = sum(text.mended for text in report.texts)
    if count:
        from devisu.cli.output import say_line
        from devisu.sources.store import mended

        say_line(mended(count))


def audited_bibliographies(
    paths: Sequence[str] | None, asked: Asked, encoding: str | None = None
) -> tuple[Edition, Report]:
    """The bibliographies of the edition, or those named, and the report on them."""
    from devisu import check, edition
    from devisu.cli.progress import Progress

    adjust = asked.adjust()
    with Progress("reading"):
        read = edition.read_bibliographies(paths or (), adjust=adjust, encoding=encoding)
        return read, check.check(read)
