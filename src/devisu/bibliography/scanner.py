"""A patient second reading of a damaged entry, which saves what bibtexparser has to give up.

The scanner looks for ``name =`` and takes what follows for a value, whatever stands in between; each thing it had to
forgive is a `Fault`. Every step moves on, and every search is bounded by the next entry, so the work is linear.
"""

from __future__ import annotations

import re
from typing import Final

from devisu.bibliography import damage, datamodel
from devisu.bibliography.raw import Fault, Piece, RawEntry, RawField
from devisu.text import Span

_NAME: Final = r"[^\W\d_][\w:+./-]{0,60}"
HEAD: Final = re.compile(r"(?P<at>@?)\s{0,80}(?P<type>[\w-]{0,60})\s{0,80}(?P<open>[{(]?)")
FIELD: Final = re.compile(rf"(?P<name>{_NAME})\s{{0,80}}=")
_NEXT_FIELD: Final = re.compile(rf",\s{{0,80}}(?={FIELD.pattern})")
_NO_EQUALS: Final = re.compile(r"(?P<name>[^\W\d_][\w-]{0,60})[ \t]{0,20}:?[ \t]{0,20}(?=[{\"])")
_INNER: Final = re.compile(
    r"""(?:,|\n)\s{0,80}(?P<name>[A-Za-z][\w-]{2,30})\s{0,20}=\s{0,20}(?:[{"]|\d{1,4}\s{0,20}[,}\n])""",
)
_SPACE: Final = re.compile(r"(?:\s++|%[^\n]*+)*+")
_BLANK: Final = re.compile(r"[ \t]*+")
_CONFLICT: Final = re.compile(r"(?:<{7}|>{7}|={7}|\|{7})(?=[ \n]|$)[^\n]*")
_WORD: Final = re.compile(r"[^\s,{}\"#=()]+")
_MACRO: Final = re.compile(r"[^\W\d][^\s,{}\"#=()%']*|\d+")
_FIRST_WORD: Final = re.compile(r"[^\s,={}\"]*")
_BRACE: Final = re.compile(r"[{}]")
_BRACE_OR_QUOTE: Final = re.compile(r"[{}\"]")
_ILLEGAL_IN_KEY: Final = re.compile(r"[\s,={}\"#%~\\]")


def scan(text: str, start: int, limit: int) -> tuple[RawEntry, int]:
    """The entry that begins at ``start``, of which nothing reaches past ``limit``, and where it ends."""
    scanner = _Scanner(text, start, limit)
    entry = scanner.entry()
    return entry, scanner.at


def scan_fields(
    text: str, start: int, limit: int, close: str = "}"
) -> tuple[tuple[RawField, ...], tuple[Fault, ...], int]:
    """The fields from one place to the closing delimiter, the faults among them, and where they end."""
    scanner = _Scanner(text, start, limit, close)
    scanner.all_fields(start)
    return tuple(scanner.fields), tuple(scanner.faults), scanner.at


def scan_value(text: str, start: int, limit: int) -> tuple[tuple[Piece, ...], tuple[Fault, ...], int]:
    """The pieces of the value that begins at ``start``, the faults in it, and where it ends."""
    scanner = _Scanner(text, start, limit)
    pieces, _ = scanner.value("")
    return pieces, tuple(scanner.faults), scanner.at


def inner_field(text: str, start: int, limit: int) -> int:
    """Where, inside a value, something stands that looks like the next field; the limit if nothing does."""
    known = datamodel.load().fields
    found = (one.start() for one in _INNER.finditer(text, start, limit) if one["name"].lower() in known)
    return next(found, limit)


def key_fault(key: str, span: Span) -> Fault | None:
    """What is wrong with a key."""
    if not key:
        mend = "Give the entry a key of its own."
        return Fault(damage.NO_KEY, span, "The entry has no key, so nothing can cite it.", mend)
    found = _ILLEGAL_IN_KEY.search(key)
    if not found:
        return None
    what = "a space" if found[0].isspace() else f"“{found[0]}”"
    message = f"The key “{' '.join(key.split())}” holds {what}, which no key may hold."
    return Fault(damage.ILLEGAL_KEY, span, message, "Use letters, digits, “-”, “_”, “:” and “.” only.")


class _Scanner:
    def __init__(self, text: str, start: int, limit: int, close: str = "}") -> None:
        self.text = text
        self.at = start
        self.limit = limit
        self.close = close
        self.inner = -1
        self.fields: list[RawField] = []
        self.faults: list[Fault] = []

    # --- the frame of an entry

    def entry(self) -> RawEntry:
        start = self.at
        head = HEAD.match(self.text, start, self.limit)
        kind = head["type"] if head else ""
        self.close = ")" if head and head["open"] == "(" else "}"
        self.at = head.end() if head else start
        self._head_faults(head, Span(start, self.at))
        key, span = self._key(Span(start, self.at))
        if (fault := key_fault(key, span)) and not (fault.kind == damage.NO_KEY and self._said(damage.NO_KEY)):
            self.faults.append(fault)
        self.all_fields(start)
        return RawEntry(kind.lower(), key, span, Span(start, self.at), tuple(self.fields), tuple(self.faults))

    def _head_faults(self, head: re.Match[str] | None, span: Span) -> None:
        if head and not head["at"]:
            message = f"“{head['type']}” lacks its “@”, so other readers take the whole entry for a comment."
            self._fault(damage.NO_AT_SIGN, span, message, "Put “@” before the type.")
        elif head and not head["open"]:
            message = "The entry lacks its opening brace, so other readers pass it over."
            self._fault(damage.NO_AT_SIGN, span, message, "Put “{” after the type.")
        elif head and not head["type"]:
            self._fault(damage.NO_TYPE, span, "The entry has no type.", "Write what it is: @book, @article …")

    def _key(self, head_span: Span) -> tuple[str, Span]:
        self._skip()
        start = self.at
        word = _FIRST_WORD.match(self.text, start, self.limit)
        end = self.at = word.end() if word else start
        if self.text[start:end].endswith(";"):
            end = self.at = end - 1
        self._skip()
        if self._sees("="):
            self.at = start
            self._fault(damage.NO_KEY, head_span, "The entry has no key.", "Put a key and a comma first.")
            return "", head_span
        if self._sees(",") or self._sees(";"):
            self._comma(doubled=False)
        elif FIELD.match(self.text, self.at, self.limit):
            message = f"The comma after the key “{self.text[start:end]}” is missing."
            self._fault(damage.KEY_COMMA, Span(start, end), message, "Put a comma after the key.")
        elif self.at < self.limit and not self._sees(self.close):
            end = self._key_of_several_words()
        return self.text[start:end], Span(start, end) if end > start else head_span

    def _key_of_several_words(self) -> int:
        line_end = self._find("\n")
        comma = self._find(",")
        end = min(comma, line_end)
        self.at = end + 1 if end == comma and end < self.limit else end
        return end

    # --- fields

    def all_fields(self, start: int) -> None:
        """Read fields up to the closing delimiter or the limit."""
        comma = True
        while True:
            self._skip()
            if self.at >= self.limit:
                return self._unclosed(start)
            if self._sees(self.close):
                self.at += 1
                return None
            if self._sees(",") or self._sees(";"):
                self._comma(comma)
                comma = True
            elif head := FIELD.match(self.text, self.at, self.limit):
                self._field(head, comma=comma)
                comma = False
            elif head := _NO_EQUALS.match(self.text, self.at, self.limit):
                message = f"There is no “=” between “{head['name']}” and its value."
                self._fault(damage.STRAY_TEXT, Span(*head.span()), message, "Put “=” between them.")
                self._field(head, comma=True)
                comma = False
            else:
                self._stray()

    def _comma(self, doubled: bool) -> None:
        if self._sees(";"):
            message = "A semicolon stands where a comma belongs: other readers lose what follows."
            self._fault(damage.MISSING_COMMA, Span(self.at, self.at + 1), message, "Put a comma in its place.")
        elif doubled and self.fields:
            self._fault(damage.STRAY_TEXT, Span(self.at, self.at + 1), "One comma too many.", "Take it out.")
        self.at += 1

    def _field(self, head: re.Match[str], *, comma: bool) -> None:
        name = head["name"]
        if not comma and self.fields:
            before = self.fields[-1]
            end = before.value_span.end
            message = f"A comma is missing after “{before.name}”: other readers lose “{name}”, or take it for its end."
            self._fault(damage.MISSING_COMMA, Span(end - 1, end), message, "Put a comma after the value.")
        self.at = head.end()
        pieces, span = self.value(name)
        self.fields.append(RawField(name, Span(*head.span("name")), span, pieces))

    def _stray(self) -> None:
        start = self.at
        end = min(self._find(mark) for mark in ("\n", ",", self.close))
        self.at = max(end, start + 1)
        words = self.text[start : self.at].strip()
        message = f"“{words[:60]}” is no field: other readers stop here."
        self._fault(damage.STRAY_TEXT, Span(start, self.at), message, "Take it out, or make a field of it.")

    def _unclosed(self, start: int) -> None:
        if self._said(damage.UNCLOSED_VALUE) or self._said(damage.NO_AT_SIGN):
            return
        if self._closed_by_its_last_value():
            return
        message = f"The entry is never closed: its last “{self.close}” is missing."
        head = HEAD.match(self.text, start, self.limit)
        span = Span(start, head.end() if head else start)
        self._fault(damage.UNCLOSED_ENTRY, span, message, f"Close it with “{self.close}”.")

    def _closed_by_its_last_value(self) -> bool:
        """Whether the brace that closed the last value stands alone on its line, and so was meant for the entry."""
        if not self.fields or len(self.fields[-1].pieces) != 1:
            return False
        last = self.fields[-1]
        piece = last.pieces[0]
        line = self.text.rfind("\n", piece.start, piece.end)
        if self.text[piece.end : piece.end + 1] != self.close or line < 0 or self.text[line : piece.end].strip():
            return False
        words = self.text[piece.start : piece.end].rstrip(" \t\n,")
        self.fields[-1] = last._replace(pieces=(piece._replace(end=piece.start + len(words)),))
        message = f"The value of “{last.name}” is not closed, and takes the entry's last brace for its own."
        self._fault(damage.UNCLOSED_VALUE, Span(piece.start - 1, piece.start), message, "Close the value with “}”.")
        return True

    # --- values

    def value(self, name: str) -> tuple[tuple[Piece, ...], Span]:
        """The pieces of the value of a field, joined by ``#``, and its place."""
        self._skip(conflicts=False)
        start = self.at
        pieces: list[Piece] = []
        while True:
            pieces.append(self._piece(name))
            end = self.at
            self._skip(conflicts=False)
            if not self._sees("#"):
                break
            self.at += 1
            self._skip(conflicts=False)
        self.at = end
        return tuple(pieces), Span(start, end)

    def _piece(self, name: str) -> Piece:
        if self._sees("{"):
            return self._braced(name)
        if self._sees('"'):
            return self._quoted(name)
        word = _WORD.match(self.text, self.at, self.limit)
        if word is None:
            self._fault(damage.EMPTY_VALUE, Span(self.at, self.at), f"“{name}” has no value.", "Write it, or drop it.")
            return Piece("text", self.at, self.at)
        if _MACRO.fullmatch(word[0]) and self._after(_BLANK, word.end()) in ("", ",", "#", "\n", "%", self.close):
            self.at = word.end()
            return Piece("word", *word.span())
        return self._bare(name)

    def _bare(self, name: str) -> Piece:
        start = self.at
        end = self._find("\n")
        inner = _NEXT_FIELD.search(self.text, start, end)
        end = inner.start() if inner else end
        words = self.text[start:end].rstrip(" \t,")
        if words.endswith(self.close) and words.count("{") < words.count("}") + (self.close == ")"):
            words = words[:-1].rstrip(" \t,")
        self.at = start + len(words)
        message = f"The value of “{name}” stands in neither braces nor quotation marks."
        self._fault(damage.BARE_VALUE, Span(start, self.at), message, "Put it in braces.")
        return Piece("text", start, self.at)

    def _braced(self, name: str) -> Piece:
        start = self.at
        inner = self._next_inner(start)
        end = self._closing_brace(start, inner)
        if end is None:
            return self._broken_off(name, inner if inner < self.limit else self._last_resort(start), "{")
        self.at = end + 1
        return Piece("text", start + 1, end)

    def _quoted(self, name: str) -> Piece:
        start = self.at
        inner = self._next_inner(start)
        end, inside = self._closing_quote(start, inner)
        if end is None:
            return self._broken_off(name, inner if inner < self.limit else self._last_resort(start), '"')
        if inside is not None:
            message = f"The value of “{name}” holds a quotation mark, which ends it for other readers."
            self._fault(damage.INNER_QUOTE, Span(inside, inside + 1), message, "Put the value in braces.")
        self.at = end + 1
        return Piece("text", start + 1, end)

    def _broken_off(self, name: str, end: int, opening: str) -> Piece:
        start = self.at
        closing = "}" if opening == "{" else opening
        message = f"The value of “{name}” opens with “{opening}” and is not closed."
        self._fault(damage.UNCLOSED_VALUE, Span(start, start + 1), message, f"Close it with “{closing}”.")
        words = self.text[start + 1 : end].rstrip(" \t\n,")
        if words.endswith(closing) and words.count("{") < words.count("}"):
            words = words[:-1]
        self.at = max(end, start + 1)
        return Piece("text", start + 1, start + 1 + len(words))

    def _next_inner(self, start: int) -> int:
        """Where the next thing stands that looks like a field, searched for once; the limit if there is none."""
        if start > self.inner:
            self.inner = inner_field(self.text, start, self.limit)
        return self.inner

    def _closing_brace(self, start: int, limit: int) -> int | None:
        depth = 0
        for mark in _BRACE.finditer(self.text, start, limit):
            depth += 1 if mark[0] == "{" else -1
            if depth == 0:
                return mark.start()
        return None

    def _closing_quote(self, start: int, limit: int) -> tuple[int | None, int | None]:
        depth, inside, first = 0, None, None
        for mark in _BRACE_OR_QUOTE.finditer(self.text, start + 1, limit):
            if mark[0] == "{":
                depth += 1
            elif mark[0] == "}":
                depth -= 1
            elif depth <= 0:
                first = mark.start() if first is None else first
                if self._ends_value(mark.end()):
                    return mark.start(), inside
                inside = mark.start() if inside is None else inside
            if depth < 0:
                break
        return first, None

    def _ends_value(self, at: int) -> bool:
        after = self._after(_SPACE, at)
        if after in ("", ",", "#", self.close):
            return True
        space = _SPACE.match(self.text, at, self.limit)
        return bool(FIELD.match(self.text, space.end() if space else at, self.limit))

    def _last_resort(self, start: int) -> int:
        """The end of a value that nothing closes and no field follows: all there is, but for closing braces."""
        words = self.text[start : self.limit].rstrip()
        return start + len(words.removesuffix(self.close).rstrip())

    # --- small steps

    def _fault(self, kind: str, span: Span, message: str, mend: str) -> None:
        self.faults.append(Fault(kind, span, message, mend))

    def _said(self, kind: str) -> bool:
        return any(fault.kind == kind for fault in self.faults)

    def _after(self, space: re.Pattern[str], at: int) -> str:
        """The character after a run of space, or nothing at the limit."""
        found = space.match(self.text, at, self.limit)
        at = found.end() if found else at
        return self.text[at] if at < self.limit else ""

    def _sees(self, mark: str) -> bool:
        return self.at < self.limit and self.text[self.at] == mark

    def _find(self, mark: str) -> int:
        found = self.text.find(mark, self.at, self.limit)
        return self.limit if found < 0 else found

    def _skip(self, *, conflicts: bool = True) -> None:
        while True:
            space = _SPACE.match(self.text, self.at, self.limit)
            self.at = space.end() if space else self.at
            marker = _CONFLICT.match(self.text, self.at, self.limit) if conflicts else None
            if marker is None:
                return
            self.at = marker.end()
