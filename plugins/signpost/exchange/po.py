r"""Units as a PO file, the format of gettext, and back.

Comes in: pages of units and a locale, or the text of a PO file. Goes out: text, or translations and problems.
Example: a unit becomes ``msgctxt "tools/penpot:summary"``, ``msgid "Design …"``, ``msgstr "Oberflächen …"``.
What is unsure is ``fuzzy``, with the previous source in ``#| msgid``. Babel reads what comes back: it knows the ways in
which programs write PO. Obsolete entries are passed over. Nothing is compiled.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from typing import Final

from babel.messages.catalog import Catalog
from babel.messages.pofile import PoFileError, read_po

from signpost.exchange.units import Page, Translation, Unit
from signpost.model import Place
from signpost.problems import Problem, make_visible, quote

_ESCAPES: Final = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_SPECIAL: Final = re.compile(r"[\\\"\n\t\r]")
_ROW: Final = re.compile(r"[^\n]*\n|[^\n]+")
_LINE: Final = re.compile(
    r"\s*+(?:#.*|(?:(?:msgctxt|msgid|msgid_plural|msgstr|msgstr\[\d\])[ \t]*+)?\"(?:[^\"\\]|\\.)*+\"\s*+|)"
)
_LANGUAGE: Final = re.compile(r'^"Language:[ \t]*([^\\"]*)\\n"', re.MULTILINE)


def write_po(pages: Iterable[Page], locale: str) -> str:
    """Return a PO file of all units, for a translation into `locale`."""
    lines = [
        "# Texts of this guide. Keep links, {names in braces} and Markdown signs such as ** as they are.",
        'msgid ""',
        'msgstr ""',
        '"Project-Id-Version: Signpost\\n"',
        f'"Language: {locale.replace("-", "_")}\\n"',
        '"MIME-Version: 1.0\\n"',
        '"Content-Type: text/plain; charset=UTF-8\\n"',
        '"Content-Transfer-Encoding: 8bit\\n"',
        '"X-Generator: signpost\\n"',
    ]
    for page in pages:
        for unit in page.units:
            lines += ["", *_write_unit(unit)]
    return "\n".join(lines) + "\n"


def read_translations(text: str, path: str, locale: str) -> tuple[list[Translation], list[Problem]]:
    """Return what a PO file holds, and all problems; `path` is what these call it."""
    language = _LANGUAGE.search(text)
    if language and language[1].strip() and language[1].strip().replace("_", "-").lower() != locale.lower():
        line = text.count("\n", 0, language.start()) + 1
        hint = f"it should be {locale}"
        return [], [Problem(Place(path, line), f"this is a translation into {quote(language[1].strip())}", hint)]
    for line, row in enumerate(text.removeprefix("\ufeff").split("\n"), 1):
        if not _LINE.fullmatch(row):
            # Babel would make something of such a line.
            return [], [Problem(Place(path, line), "this is no PO", "export it again, or close the quotes here")]
    catalog = _parse(text, path)
    if isinstance(catalog, Problem):
        return [], [catalog]
    found: list[Translation] = []
    problems: list[Problem] = []
    for message in catalog:
        if not message.id:
            continue
        place = Place(path, message.lineno or 1)
        if not isinstance(message.id, str) or not isinstance(message.string, str):
            problems.append(Problem(place, "a message with plural forms", "this guide has none: export it again"))
        elif not isinstance(message.context, str):
            problems.append(Problem(place, f"no msgctxt for {quote(message.id)}", "keep it as it was exported"))
        else:
            found.append(Translation(message.context, message.id, message.string, place, message.fuzzy))
    return found, problems


def _write_unit(unit: Unit) -> Iterator[str]:
    limit = f", at most {unit.longest} characters" if unit.longest else ""
    yield f"#. {unit.note}{limit}"
    yield f"#: {unit.place}"
    flags = [*(["fuzzy"] if unit.unsure and unit.target else []), *([f"max-length:{unit.longest}"] if limit else [])]
    if flags:
        yield f"#, {', '.join(flags)}"
    if unit.previous:
        yield from (f"#| {line}" for line in _write_text("msgid", unit.previous))
    yield from _write_text("msgctxt", unit.context)
    yield from _write_text("msgid", unit.source)
    yield from _write_text("msgstr", unit.target)


def _write_text(key: str, text: str) -> Iterator[str]:
    lines = [_SPECIAL.sub(lambda match: _ESCAPES[match[0]], line) for line in _ROW.findall(text)]
    if len(lines) <= 1:
        yield f'{key} "{"".join(lines)}"'
    else:
        yield f'{key} ""'
        yield from (f'"{line}"' for line in lines)


def _parse(text: str, path: str) -> Catalog | Problem:
    try:
        return read_po(io.StringIO(text.removeprefix("\ufeff").replace("\r\n", "\n")), abort_invalid=True)
    except PoFileError as error:
        return Problem(Place(path, error.lineno + 1), f"this is no PO: {make_visible(str(error))}", "export it again")
    except (ValueError, IndexError, KeyError, AttributeError, TypeError, LookupError) as error:
        # Babel reads headers and quotes trustfully; what a broken file makes it stumble over is not its caller's fault.
        message = f"this is no PO: {make_visible(str(error))}"
        return Problem(Place(path), message, "export it again, or open it in a program for PO files and save it")
