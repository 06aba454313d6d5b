"""``worksheets.yml`` → `sheets.Sheet` by id, with every problem in it.

Comes in: the located mapping and the vocabulary. Goes out: the worksheets, and problems.
Example: ``day-rate: {needs: [get-paid], sections: {days: {leave: {kind: number, unit: days}}}}``.

Ids of lines are unique within a sheet. A formula may name lines above it only, so no sum can run in circles. Whether
the pages and sections exist is told by `sheetcheck`; words are read like those of any page.
"""

from __future__ import annotations

from collections.abc import Mapping as ReadOnly
from dataclasses import dataclass
from typing import Final

from signpost.model import Vocabulary
from signpost.nodes import Mapping, Node, Scalar
from signpost.problems import Problem, did_you_mean, quote
from signpost.schema.ids import complain_about_id
from signpost.schema.reading import check_keys, note, read_flag, read_items, read_line, read_mapping
from signpost.sheets import COUNTED, KINDS, OPERATIONS, UNITS, Formula, Line, Sheet

SHEET_KEYS: Final = ("needs", "pages", "sections")
LINE_KEYS: Final = ("kind", "rows", "options", "of", "unit", "only", "whole", "threshold", *OPERATIONS)
MOST_ROWS: Final = 12
HIGHEST_THRESHOLD: Final = 1000
FITTING: Final = {
    "rows": ("lines",),
    "options": ("choice", "checklist"),
    "of": ("choice", "checklist"),
    "unit": ("number", "result"),
    "whole": ("result",),
    "threshold": ("result",),
    **dict.fromkeys(OPERATIONS, ("result",)),
}
"""Which kinds of line each key belongs to; ``kind`` and ``only`` belong to all."""


def load_sheets(mapping: Mapping, vocabulary: Vocabulary) -> tuple[dict[str, Sheet], list[Problem]]:
    """Return the worksheets declared in `mapping` and all problems; what has a problem in it is left out."""
    problems: list[Problem] = []
    sheets: dict[str, Sheet] = {}
    for key, node in mapping.entries:
        body = read_mapping(node, f"worksheet {quote(key.text)}", problems)
        if body is not None and _is_id(key, problems, "worksheet"):
            sheets[key.text] = _Reader(vocabulary, problems, {}).read_sheet(key, body)
    return sheets, problems


def _is_id(key: Scalar, problems: list[Problem], what: str) -> bool:
    complaint = complain_about_id(key.text)
    if complaint:
        note(problems, key.place, f"{complaint[0]} (the id of a {what})", complaint[1])
    return complaint is None


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads one sheet, line by line; ``lines`` are those read so far. Lives for one sheet."""

    vocabulary: Vocabulary
    problems: list[Problem]
    lines: dict[str, Line]

    def read_sheet(self, key: Scalar, body: Mapping) -> Sheet:
        check_keys(body, SHEET_KEYS, "key of a worksheet", self.problems)
        needs = self.read_names(body, "needs", self.vocabulary.needs)
        pages = self.read_names(body, "pages", None)
        if not needs:
            note(self.problems, key.place, f"worksheet {quote(key.text)} has no 'needs'", "write needs: [get-paid]")
        block = read_mapping(body.get("sections"), "'sections'", self.problems)
        if block is None or not block.entries:
            hint = "write sections: {id: {line: {kind: text}}}"
            note(self.problems, key.place, f"worksheet {quote(key.text)} has no 'sections'", hint)
        sections = {}
        for name, node in block.entries if block else ():
            part = read_mapping(node, f"section {quote(name.text)}", self.problems)
            if part is not None and _is_id(name, self.problems, "section"):
                read = (self.read_line(id_, line) for id_, line in part.entries)
                sections[name.text] = tuple(line for line in read if line)
        return Sheet(key.text, needs, pages, sections, key.place)

    def read_names(self, body: Mapping, key: str, known: tuple[str, ...] | None) -> tuple[str, ...]:
        node = body.get(key)
        items = read_items(node, quote(key), self.problems) if node else ()
        for item in items:
            if known is not None and item.text not in known:
                hint = did_you_mean(item.text, known)
                note(self.problems, item.place, f"unknown {key.removesuffix('s')} {quote(item.text)}", hint)
        return tuple(item.text for item in items if known is None or item.text in known)

    def read_line(self, key: Scalar, node: Node) -> Line | None:
        body = read_mapping(node, f"line {quote(key.text)}", self.problems)
        if body is None or not _is_id(key, self.problems, "line"):
            return None
        if key.text in self.lines:
            first = self.lines[key.text].place.line
            hint = f"the first is in line {first}; choose another id"
            note(self.problems, key.place, f"two lines are called {quote(key.text)}", hint)
            return None
        check_keys(body, LINE_KEYS, "key of a line", self.problems)
        kind = self.read_kind(key, body)
        if kind is None:
            return None
        options, vocabulary = self.read_options(key, body) if kind in ("choice", "checklist") else ((), "")
        line = Line(
            key.text,
            kind,
            self.read_number(body, "rows", MOST_ROWS) or (3 if kind == "lines" else 1),
            options,
            vocabulary,
            self.read_unit(body),
            self.read_formula(key, body) if kind == "result" else None,
            self.read_only(body),
            key.place,
        )
        self.lines[line.id] = line
        return line

    def read_kind(self, key: Scalar, body: Mapping) -> str | None:
        node = body.get("kind")
        kind = read_line(node, "'kind'", self.problems) if node else ""
        if not node:
            note(self.problems, key.place, f"line {quote(key.text)} has no 'kind'", f"choose from {', '.join(KINDS)}")
        elif kind and kind not in KINDS:
            note(self.problems, node.place, f"unknown kind {quote(kind)}", did_you_mean(kind, KINDS))
        if kind not in KINDS:
            return None
        for name, _ in body.entries:
            if kind not in FITTING.get(name.text, KINDS):
                hint = f"it belongs to {' and '.join(FITTING[name.text])}"
                note(self.problems, name.place, f"a line of kind {quote(kind)} has no {quote(name.text)}", hint)
        return kind

    def read_options(self, key: Scalar, body: Mapping) -> tuple[tuple[str, ...], str]:
        listed, own = body.get("of"), body.get("options")
        if listed is not None:
            name = read_line(listed, "'of'", self.problems) or ""
            if name and name not in self.vocabulary.lists:
                hint = did_you_mean(name, tuple(self.vocabulary.lists))
                note(self.problems, listed.place, f"unknown list {quote(name)}", hint)
            return self.vocabulary.lists.get(name, ()), name
        items = read_items(own, "'options'", self.problems) if own else ()
        if not items:
            hint = "write options: [one, another], or of: <a list of the vocabulary>"
            note(self.problems, key.place, f"line {quote(key.text)} has no options", hint)
        return tuple(item.text for item in items if _is_id(item, self.problems, "option")), ""

    def read_unit(self, body: Mapping) -> str:
        node = body.get("unit")
        unit = read_line(node, "'unit'", self.problems) if node else ""
        if node and unit and unit not in UNITS:
            note(self.problems, node.place, f"unknown unit {quote(unit)}", did_you_mean(unit, UNITS))
        return unit if unit in UNITS else ""

    def read_number(self, body: Mapping, key: str, highest: int) -> int | None:
        node = body.get(key)
        text = read_line(node, quote(key), self.problems) if node else None
        if node is None or text is None:
            return None
        if text.isascii() and text.isdecimal() and 1 <= int(text[:6]) <= highest:
            return int(text)
        note(self.problems, node.place, f"{quote(key)} is {quote(text)}", f"write a number from 1 to {highest}")
        return None

    def read_formula(self, key: Scalar, body: Mapping) -> Formula | None:
        named = [operation for operation in OPERATIONS if body.get(operation)]
        node = body.get(named[0]) if len(named) == 1 else None
        if node is None:
            hint = f"write one of {', '.join(OPERATIONS)}: [line, line]"
            note(self.problems, key.place, f"result {quote(key.text)} names {len(named)} operations", hint)
            return None
        items = read_items(node, quote(named[0]), self.problems)
        counted = tuple(id_ for id_, line in self.lines.items() if line.kind in COUNTED)
        for item in items:
            if item.text not in counted:
                hint = did_you_mean(item.text, counted) or "a formula names numbers, marks and results above it"
                note(self.problems, item.place, f"no line {quote(item.text)} with a number above", hint)
        least, most = OPERATIONS[named[0]]
        if not least <= len(items) <= most:
            hint = f"it takes {least}" if least == most else f"it takes {least} to {most}"
            note(self.problems, node.place, f"{quote(named[0])} names {len(items)} lines", hint)
            return None
        whole = read_flag(body.get("whole"), "'whole'", self.problems)
        threshold = self.read_number(body, "threshold", HIGHEST_THRESHOLD)
        return Formula(named[0], tuple(item.text for item in items), whole, threshold)

    def read_only(self, body: Mapping) -> tuple[str, tuple[str, ...]] | None:
        block = read_mapping(body.get("only"), "'only'", self.problems)
        if block is None:
            return None
        choices: ReadOnly[str, Line] = {id_: line for id_, line in self.lines.items() if line.kind == "choice"}
        if len(block.entries) != 1:
            note(self.problems, block.place, "'only' does not name one choice", "write only: {choice: [option]}")
            return None
        (key, node), *_ = block.entries
        if key.text not in choices:
            hint = did_you_mean(key.text, tuple(choices)) or "'only' names a choice above the line"
            note(self.problems, key.place, f"no choice {quote(key.text)} above", hint)
            return None
        options = choices[key.text].options
        items = read_items(node, quote(key.text), self.problems)
        for item in items:
            if item.text not in options:
                note(self.problems, item.place, f"unknown option {quote(item.text)}", did_you_mean(item.text, options))
        known = tuple(item.text for item in items if item.text in options)
        return (key.text, known) if known else None
