"""What a template may ask: one page's window on the guide, in one locale, at one depth below the site's root.

Comes in: a `Guide`, a locale and the way back to the root. Goes out: texts with their typography, links, names.
Example: ``view.entry_href(entry)`` is ``"../../tools/penpot/"`` on a page two folders deep.

Templates escape what they print; nothing here is HTML but the two `lang` attributes, which are built from locales.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from markupsafe import Markup

from signpost import typography
from signpost.catalogue import has_films
from signpost.guide import Guide, speaks
from signpost.model import NOT_APPLICABLE, Day, Entry, Field, Need, Reference, Selection, Text, Value
from signpost.sheets import FOLDER as WORKSHEETS
from signpost.site import relative_root
from signpost.translation import shown
from signpost.values import plain

METHOD = "about/method"
CHECKUP = "check-up/index"
"""The hand-written page that the check-up stands on."""
CODES_ON_CARD = 4


class View:
    """The window of one page. Its limit: it looks things up and says them; `render` decides what is shown."""

    def __init__(self, guide: Guide, locale: str, path: str, icons: Mapping[str, str]) -> None:
        self.guide = guide
        self.locale = locale
        self.path = path
        self.root = relative_root(path)
        self.unread = False
        self._icons = icons
        self._wording = guide.wordings[locale]
        self._said = guide.said[locale]
        self._addresses = guide.addresses

    def t(self, key: str, **values: object) -> str:
        """Say an interface string, with the locale's typography."""
        if values:
            return self.type(self._wording.text(key, **values))
        if key not in self._said:
            self._said[key] = self.type(self._wording.text(key))
        return self._said[key]

    def raw(self, key: str) -> str | Mapping[str, str]:
        """Give an interface string with its blanks, for a script to fill in."""
        return self._typed(self._wording.raw(key))

    def raw_count(self, collection: str) -> str | Mapping[str, str]:
        """Give the ways to say how many members, for a script to fill in."""
        return self._typed(self._wording.raw_count(collection))

    def _typed(self, label: str | Mapping[str, str]) -> str | Mapping[str, str]:
        if isinstance(label, str):
            return self.type(label)
        return {category: self.type(text) for category, text in label.items()}

    def type(self, text: Value) -> str:
        """Give a text the locale's typography."""
        return typography.text(str(text), self.locale)

    def label(self, list_id: str, term: str) -> str:
        """Say the label of a vocabulary id."""
        return self.type(self._wording.label(list_id, term))

    def field(self, collection: str, name: str) -> str:
        """Say the label of a field."""
        return self.type(self._wording.field(collection, name))

    def collection(self, collection: str, key: str = "name") -> str:
        """Say one of the texts about a collection."""
        return self.type(self._wording.collection(collection, key))

    def need_heading(self, collection: str) -> str:
        """Say what a collection stands under on a need's page: ``need_tools``, or else its name."""
        key = f"need_{collection}"
        return self.collection(collection) if self._wording.raw(key) == key else self.t(key)

    def situation(self, collection: str, facet: str, value: str) -> str:
        """Say what readers in a situation have in common, with the label of the facet's value where it is wanted."""
        return self.type(self._wording.situation(collection, facet, value))

    def count(self, collection: str, n: int) -> str:
        """Say how many members of a collection."""
        return self.type(self._wording.count(collection, n))

    def day(self, day: Day) -> str:
        """Say a date in full."""
        return self._wording.day(day)

    @property
    def as_of(self) -> str:
        """The day the input was made, or nothing."""
        day = self.guide.settings.as_of
        return self.day(day) if day else ""

    @property
    def address(self) -> str:
        """The page's own address in full, for paper; nothing for a guide that does not know where it is published."""
        site_url = self.guide.settings.site_url
        return f"{site_url.rstrip('/')}/{self.path}" if site_url else ""

    @property
    def mail(self) -> str:
        """A ``mailto:`` address for readers without a forge account, or nothing."""
        address = self.guide.settings.mail
        return f"mailto:{address}" if address else ""

    @property
    def method_href(self) -> str:
        """The way to the page that explains how entries are chosen."""
        return self.root + self._addresses.page(self.locale, METHOD)

    @property
    def list_href(self) -> str:
        """The way to the reader's own list."""
        return self.root + self._addresses.list(self.locale)

    @property
    def plan_href(self) -> str:
        """The way to the reader's own plan."""
        return self.root + self._addresses.plan(self.locale)

    @property
    def checkup_href(self) -> str:
        """The way to the check-up, or nothing for a guide without one."""
        return self.root + self._addresses.page(self.locale, CHECKUP) if self.guide.project.finder else ""

    @property
    def questions(self) -> int:
        """How many questions the check-up asks."""
        finder = self.guide.project.finder
        return len(finder.questions) if finder else 0

    def entry_href(self, entry: Entry) -> str:
        """Give the way to an entry's page."""
        return self.root + self._addresses.entry(self.locale, entry.reference)

    def asset(self, path: str) -> str:
        """Give the way to a file below ``docs/assets/``."""
        return self.root + self._addresses.asset(path)

    def need_href(self, need: str) -> str:
        """Give the way to a need's page."""
        return self.root + self._addresses.need(self.locale, need)

    def index_href(self, collection: str) -> str:
        """Give the way to a collection's index."""
        return self.root + self._addresses.index(self.locale, collection)

    def said_href(self, collection: str) -> str:
        """Give the way to the search in what is said in a collection's films, or nothing if it has no films."""
        films = has_films(self.guide.catalogue.collections[collection])
        return self.root + self._addresses.said(self.locale, collection) if films else ""

    def hrefs(self, paths: Mapping[str, str]) -> dict[str, str]:
        """Give the ways from this page to paths of the site."""
        return {name: self.root + path for name, path in paths.items()}

    def words(self, entry: Entry) -> Text:
        """Give the words of an entry that this page shows."""
        return self.guide.words(entry, self.locale)

    def name(self, entry: Entry) -> str:
        """Give an entry's title in this locale, or its own name."""
        return self.type(self.guide.name(entry, self.locale))

    def name_of(self, reference: Reference) -> str:
        """Give the name of the entry a reference points to."""
        return self.name(self.guide.entry(reference))

    def need_title(self, need: str) -> str:
        """Give a need's title in this locale."""
        return self.type(self._need_words(need).title or need)

    def need_summary(self, need: str) -> str:
        """Give a need's summary in this locale."""
        return self.type(self._need_words(need).fields.get("summary") or "")

    def page_title(self, name: str) -> str:
        """Give the title of a hand-written page in this locale."""
        versions = self.guide.pages(name)
        words = shown(versions, self._addresses.default, self.locale, self._addresses.default)
        return self.type(words.title or name)

    def sheets(self, name: str) -> list[tuple[str, str]]:
        """Give title and address of the worksheets that a hand-written page (``needs/get-paid``) leads to."""
        leading = [sheet.id for sheet in self.guide.project.sheets.values() if sheet.leads_from(name)]
        pages = (f"{WORKSHEETS}/{id_}" for id_ in leading)
        return [(self.page_title(page), self.root + self._addresses.page(self.locale, page)) for page in pages]

    def reason(self, entry: Entry, need: str) -> str:
        """Why an entry serves a need, in its own words, or nothing."""
        why = self.words(entry).fields.get("why")
        return str(why.get(need) or "") if isinstance(why, Mapping) else ""

    def lang_attribute(self, words: Text) -> Markup:
        """Give `` lang="en"`` where the words are in another language than the page; else nothing."""
        return Markup("") if words.locale == self.locale else Markup(' lang="{}"').format(words.locale)

    def own_lang_attribute(self, words: Text) -> Markup:
        """Give the page's own language, for a label that stands inside words of another one."""
        return Markup("") if words.locale == self.locale else Markup(' lang="{}"').format(self.locale)

    def language_note(self, words: Text) -> str:
        """Give `` (EN)`` where the words are in another language than the page; else nothing."""
        return "" if words.locale == self.locale else f" ({words.locale.upper()})"

    def language_name(self, locale: str) -> str:
        """Give the name of a locale's language in this locale."""
        return self._wording.language(locale)

    def has_icons(self, collection: str) -> bool:
        """Whether the members of a collection are drawn with an icon: those that may declare one."""
        return any(field.name == "icon" for field in self.guide.catalogue.collections[collection].facts)

    def icon(self, entry: Entry) -> str:
        """Give the path of an entry's icon, or nothing: then its initial is drawn."""
        return self._icons.get(str(entry.facts.get("icon") or entry.id), "")

    def initial(self, entry: Entry) -> str:
        """Give the first letter of an entry's name."""
        return next((char.upper() for char in entry.name if char.isalnum()), "·")

    def card_facts(self, entry: Entry) -> tuple[str, ...]:
        """Give the known facts of an entry's card, short enough for a phone; unknown ones are left to its page."""
        said = (self._short(entry, field, named=named) for field, named in self.guide.card_fields(entry.collection))
        return tuple(self.type(text) for text in said if text)

    def _short(self, entry: Entry, field: Field, *, named: bool) -> str:
        value = entry.facts.get(field.name)
        if value is None or value is NOT_APPLICABLE or value in (False, (), Selection(())):
            return ""
        label = self._wording.field(entry.collection, field.name)
        if field.type == "flag":
            return label
        if speaks(field):
            said = self._codes(value)
            return f"{label}: {said}" if named else said
        said = plain(value, field, self._wording)
        return f"{label}: {said}" if named and field.type == "choice" else said

    def _codes(self, value: Value) -> str:
        if isinstance(value, str):
            return self._wording.language(value)
        listed = value.known if isinstance(value, Selection) else value if isinstance(value, tuple) else ()
        tags = [str(tag["language"] if isinstance(tag, Mapping) else tag) for tag in listed]
        first = [tag for tag in self._addresses.locales if tag in tags]
        codes = [*first, *(tag for tag in tags if tag not in first)]
        more = len(codes) - CODES_ON_CARD
        return " ".join(code.upper() for code in codes[:CODES_ON_CARD]) + (f" +{more}" if more > 0 else "")

    def _need_words(self, need: str) -> Text:
        return self.guide.need_words(self.guide.catalogue.needs[need], self.locale)

    def groups(self) -> Iterable[tuple[str, tuple[Need, ...]]]:
        """Give the groups of needs, each with its needs, as declared."""
        for group, needs in self.guide.catalogue.vocabulary.groups.items():
            yield group, tuple(self.guide.catalogue.needs[need] for need in needs)
