"""Units as XLIFF 1.2, and back.

Comes in: pages of units and a locale, or the bytes of an XLIFF file. Goes out: text, or translations and problems.
Example: ``<trans-unit id="tools/penpot:summary"><source>…</source><target state="translated">…</target></trans-unit>``.
One ``<file>`` per page. What is unsure is ``needs-review-translation``. A file that comes back is hostile until
read: document types and entities are refused, and nothing is looked up anywhere. Inline elements are taken for text
only where they mark (``<mrk>``), because this guide writes none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final
from xml.parsers import expat
from xml.sax.saxutils import escape, quoteattr

from signpost.exchange.units import Page, Translation, Unit
from signpost.model import Place
from signpost.problems import Problem, make_visible, quote

NAMESPACE: Final = "urn:oasis:names:tc:xliff:document:1.2"
_LANGUAGE: Final = "http://www.w3.org/XML/1998/namespace lang"
_TEXTS: Final = ("source", "target")
_UNSURE: Final = ("new", "needs-", "x-fuzzy")
_MARKS: Final = ("mrk",)


def write_xliff(pages: Iterable[Page], locale: str) -> str:
    """Return an XLIFF 1.2 document of all units, for a translation into `locale`."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f'<xliff version="1.2" xmlns="{NAMESPACE}">']
    for page in pages:
        languages = f'source-language="{page.locale}" target-language="{locale}"'
        lines.append(f'  <file original={quoteattr(page.path)} {languages} datatype="x-markdown" xml:space="preserve">')
        lines.append("    <body>")
        for unit in page.units:
            lines += _write_unit(unit)
        lines += ["    </body>", "  </file>"]
    return "\n".join([*lines, "</xliff>"]) + "\n"


def read_translations(data: bytes, path: str, locale: str) -> tuple[list[Translation], list[Problem]]:
    """Return what an XLIFF file holds, and all problems; `path` is what these call it."""
    reader = _Reader(path, locale)
    try:
        reader.parser.Parse(data, True)  # noqa: FBT003 - expat takes no keyword
    except expat.ExpatError as error:
        reason = make_visible(expat.ErrorString(error.code))
        reader.problems.append(Problem(Place(path, error.lineno), f"this is no XML: {reason}", "export it again"))
    except _StoppedError:
        return [], reader.problems
    except (LookupError, ValueError) as error:
        problem = Problem(Place(path), f"this is no XML: {make_visible(str(error))}", "save it as UTF-8")
        return [], [problem]
    return reader.found, reader.problems


class _StoppedError(Exception):
    """The document has a declaration that none needs: nothing after it is read."""


class _Reader:
    """Takes the events of one document and collects its units."""

    def __init__(self, path: str, locale: str) -> None:
        self.found: list[Translation] = []
        self.problems: list[Problem] = []
        self._path = path
        self._locale = locale
        self._open: list[str] = []
        self._texts: dict[str, list[str]] = {}
        self._id = ""
        self._state = ""
        self._line = 1
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._take
        self.parser.StartDoctypeDeclHandler = self._refuse
        self.parser.EntityDeclHandler = self._refuse
        self.parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)

    def _refuse(self, *_: object) -> None:
        self._note("a document type or an entity", "leave <!DOCTYPE …> out")
        raise _StoppedError

    def _note(self, message: str, hint: str) -> None:
        self.problems.append(Problem(Place(self._path, self.parser.CurrentLineNumber), message, hint))

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        namespace, _, name = tag.rpartition(" ")
        if not self._open and (name != "xliff" or namespace != NAMESPACE):
            self._note("this is no XLIFF 1.2", "export it again, or save it as XLIFF 1.2")
            raise _StoppedError
        above = self._open[-1] if self._open else ""
        self._open.append(name)
        if name == "file":
            self._check_language(attributes.get("target-language", ""))
        elif name == "trans-unit":
            self._texts = {}
            self._id, self._state, self._line = attributes.get("id", ""), "", self.parser.CurrentLineNumber
        elif name in _TEXTS and above == "trans-unit":
            self._texts[name] = []
            if name == "target":
                self._state = attributes.get("state", "")
                self._line = self.parser.CurrentLineNumber
        elif self._text_above() and name not in _MARKS:
            self._note(f"an element {quote(name)} within a text", "write plain text; Markdown signs stay as they are")

    def _check_language(self, language: str) -> None:
        if language and language.replace("_", "-").lower() != self._locale.lower():
            self._note(f"this is a translation into {quote(language)}", f"it should be {self._locale}")

    def _end(self, _: str) -> None:
        name = self._open.pop()
        if name == "trans-unit":
            place = Place(self._path, self._line)
            source, target = ("".join(self._texts.get(key, ())) for key in _TEXTS)
            self.found.append(Translation(self._id, source, target, place, self._state.startswith(_UNSURE)))

    def _take(self, text: str) -> None:
        if name := self._text_above():
            self._texts[name].append(text)

    def _text_above(self) -> str:
        """Return ``source`` or ``target`` if that is what is open in a unit itself, not in an ``alt-trans``."""
        for above, name in zip(self._open, self._open[1:], strict=False):
            if above == "trans-unit":
                return name if name in _TEXTS else ""
        return ""


def _write_unit(unit: Unit) -> Iterator[str]:
    limit = f' maxwidth="{unit.longest}" size-unit="char"' if unit.longest else ""
    yield f"      <trans-unit id={quoteattr(unit.context)} resname={quoteattr(unit.context)}{limit}>"
    yield f"        <source>{escape(unit.source)}</source>"
    if unit.target:
        state = "needs-review-translation" if unit.unsure else "translated"
        yield f'        <target state="{state}">{escape(unit.target)}</target>'
    yield '        <context-group purpose="location">'
    yield f'          <context context-type="sourcefile">{escape(unit.place.path)}</context>'
    yield f'          <context context-type="linenumber">{unit.place.line}</context>'
    yield "        </context-group>"
    most = f", at most {unit.longest} characters" if unit.longest else ""
    yield f"        <note>{escape(unit.note)}{most}</note>"
    if unit.previous:
        yield '        <alt-trans alttranstype="previous-version">'
        yield f"          <source>{escape(unit.previous)}</source>"
        yield f"          <target>{escape(unit.target)}</target>"
        yield "        </alt-trans>"
    yield "      </trans-unit>"
