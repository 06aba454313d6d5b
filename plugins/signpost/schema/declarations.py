"""``collections.yml`` → `model.Collection`, with every problem in the declarations.

Comes in: the located mapping of the file and the vocabulary. Goes out: collections by id, and problems.
Example: ``tools: {schema_type: …, card: […], facts: {kind: {type: choice, of: tool_kinds}}, words: {…}, facets: {…}}``.

A declaration is checked as strictly as an entry: an unknown type, option or list, a card or facet that names no fact,
a reference to a collection that is not declared. It reads no entry (`entries` does).
"""

from __future__ import annotations

from dataclasses import dataclass

from signpost.fields import FIELD_TYPES
from signpost.model import Collection, Field, Vocabulary
from signpost.nodes import Mapping, Node, Scalar
from signpost.problems import Problem, did_you_mean, quote
from signpost.schema.common import COMMON_FACTS, COMMON_WORDS
from signpost.schema.facets import read_facets
from signpost.schema.ids import NAME, PROPERTY, complain_about_id, folder_of
from signpost.schema.periods import read_periods
from signpost.schema.priorities import read_order, read_situations
from signpost.schema.reading import check_keys, note, read_flag, read_items, read_line, read_mapping

KEYS = (
    "schema_type",
    "linked_data",
    "similar",
    "connected",
    "group_by",
    "people",
    "feed",
    "recheck",
    "card",
    "facts",
    "words",
    "facets",
    "periods",
    "situations",
    "order",
)
PROPERTIES = ("type", "required", "many", "three_state", "sourced", "section", "parts", "help")

MONTHS, MOST_MONTHS = 12, 120
THREE_STATE = frozenset({"flag", "choice", "language", "country"})
RESERVED = frozenset({"assets", "bench", "common", "docs", "groups", "needs", "plugins", "schemas", "site", "tests"})
"""Folders and names that mean something else where collections are named."""


def load_collections(mapping: Mapping, vocabulary: Vocabulary) -> tuple[dict[str, Collection], list[Problem]]:
    """Return the collections declared in `mapping`, in their order, and all problems.

    A field with a problem in its type is left out, so that one mistake is told once.
    """
    problems: list[Problem] = []
    collections = {}
    for key, node in mapping.entries:
        if (complaint := complain_about_id(key.text)) or key.text in RESERVED:
            note(
                problems,
                key.place,
                *(complaint or (f"{quote(key.text)} cannot name a collection", "choose another id")),
            )
        elif (body := read_mapping(node, f"collection {quote(key.text)}", problems)) is not None:
            declared = tuple(name.text for name, _ in mapping.entries)
            collections[key.text] = _Declaration(key, body, vocabulary, declared, problems).read()
    return collections, problems


@dataclass(frozen=True, slots=True)
class _Declaration:
    """One collection's block and what its checks need to know. Lives only while it is read."""

    key: Scalar
    body: Mapping
    vocabulary: Vocabulary
    collections: tuple[str, ...]
    problems: list[Problem]

    def read(self) -> Collection:
        check_keys(self.body, KEYS, "key", self.problems)
        facts = self.read_fields("facts", COMMON_FACTS)
        words = self.read_fields("words", COMMON_WORDS)
        for name in ("facts", "words"):
            if self.body.get(name) is None:
                self.say(self.key, f"collection '{self.key.text}' has no {name}", f"declare its fields under '{name}:'")
        self.check_words(facts, words)
        facets = read_facets(self.body.get("facets"), facts, self.vocabulary, self.problems)
        return Collection(
            id=self.key.text,
            facts=facts,
            words=words,
            facets=facets,
            periods=read_periods(self.body.get("periods"), facts, facets, self.vocabulary, self.problems),
            card=self.read_card(facts),
            schema_type=self.read_schema_type(),
            similar=self.read_mutual("similar", facts),
            connected=self.read_mutual("connected", facts),
            group_by=self.read_group_by(facts),
            people=self.read_people(facts),
            feed=self.read_property(self.body, "feed"),
            linked_data=self.read_linked_data(facts),
            situations=read_situations(self.body.get("situations"), facets, facts, self.vocabulary, self.problems),
            order=read_order(self.body.get("order"), facets, facts, self.vocabulary, self.problems),
            recheck=self.read_recheck(),
        )

    def say(self, node: Node, message: str, hint: str = "") -> None:
        note(self.problems, node.place, message, hint)

    def read_fields(self, kind: str, taken: tuple[Field, ...]) -> tuple[Field, ...]:
        block = read_mapping(self.body.get(kind), f"'{kind}'", self.problems)
        reserved = {field.name for field in taken}
        fields = []
        for key, node in block.entries if block else ():
            if key.text in reserved:
                self.say(key, f"{quote(key.text)} is a field of every entry", "choose another name")
            elif field := self.read_field(key, node, nestable=True):
                fields.append(field)
        return tuple(fields)

    def read_field(self, key: Scalar, node: Node, *, nestable: bool) -> Field | None:
        if not NAME.fullmatch(key.text):
            self.say(key, f"{quote(key.text)} cannot name a field", "small letters, digits, underscores")
        body = read_mapping(node, f"field {quote(key.text)}", self.problems)
        if body is None:
            return None
        kind = body.get("type")
        if not isinstance(kind, Scalar):
            self.say(kind or key, f"field {quote(key.text)} has no type", "write type: text, or another type")
            return None
        types = tuple(name for name in FIELD_TYPES if nestable or name != "record")
        if kind.text not in types:
            self.say(kind, f"unknown type {quote(kind.text)}", did_you_mean(kind.text, types))
            return None
        field_type = FIELD_TYPES[kind.text]
        allowed = tuple(sorted(field_type.options))
        check_keys(body, (*PROPERTIES, *allowed), "property", self.problems)
        flags = {flag: self.read_property(body, flag) for flag in ("required", "many", "three_state", "sourced")}
        if flags["three_state"] and kind.text not in THREE_STATE:
            self.say(kind, f"the type '{kind.text}' has no three states", f"only {', '.join(sorted(THREE_STATE))} have")
        return Field(
            name=key.text,
            type=kind.text,
            section=self.read_section(body),
            options=self.read_options(body, kind, allowed),
            parts=self.read_parts(key, body, kind),
            help=self.read_help(body),
            **flags,
        )

    def read_property(self, body: Mapping, name: str) -> bool:
        return read_flag(body.get(name), f"'{name}'", self.problems)

    def read_section(self, body: Mapping) -> str:
        node = body.get("section")
        text = read_line(node, "'section'", self.problems) if node else None
        if node and text and not NAME.fullmatch(text):
            self.say(node, f"{quote(text)} cannot name a section", "small letters, digits, underscores")
        return text or ""

    def read_help(self, body: Mapping) -> str:
        node = body.get("help")
        return (read_line(node, "'help'", self.problems) or "") if node else ""

    def read_parts(self, key: Scalar, body: Mapping, kind: Scalar) -> tuple[Field, ...]:
        parts = read_mapping(body.get("parts"), f"'parts' of {quote(key.text)}", self.problems)
        if (kind.text == "record") != (parts is not None):
            self.say(kind, f"field {quote(key.text)} is a {kind.text}", "a record has parts, and nothing else has")
        if parts is None:
            return ()
        for part, node in parts.entries:
            for name in ("sourced", "section"):
                if isinstance(node, Mapping) and node.get(name):
                    self.say(part, f"the part {quote(part.text)} cannot have '{name}'", "write it at the record")
        return tuple(field for part, node in parts.entries if (field := self.read_field(part, node, nestable=False)))

    def read_options(self, body: Mapping, kind: Scalar, allowed: tuple[str, ...]) -> dict[str, str]:
        options = {}
        for name in allowed:
            node = body.get(name)
            if node is None:
                if name in FIELD_TYPES[kind.text].required_options:
                    self.say(kind, f"the type '{kind.text}' needs '{name}'", f"add {name}: …")
            elif (text := read_line(node, f"'{name}'", self.problems)) is not None:
                self.check_option(name, text, node)
                options[name] = text
        return options

    def check_option(self, name: str, text: str, node: Node) -> None:
        lists = (*self.vocabulary.lists, "needs")
        if name in ("min", "max") and not text.removeprefix("-").isdecimal():
            self.say(node, f"'{name}' is not a whole number", f"write {name}: 120")
        elif name == "multiline" and text not in ("yes", "no"):
            self.say(node, "'multiline' is neither yes nor no", "write yes or no")
        elif name == "of" and text not in lists:
            self.say(node, f"unknown list {quote(text)}", did_you_mean(text, lists))
        elif name == "to" and text not in self.collections:
            self.say(node, f"unknown collection {quote(text)}", did_you_mean(text, self.collections))

    def check_words(self, facts: tuple[Field, ...], words: tuple[Field, ...]) -> None:
        """Words are per language and need no source; `per` names a fact whose ids or parts they speak of."""
        divisible = tuple(fact.name for fact in facts if fact.parts or (fact.type == "choice" and fact.many))
        for field in words:
            node = self.body.get("words")
            block = node.get(field.name) if isinstance(node, Mapping) else None
            if block is None:
                continue
            if field.sourced or field.three_state or field.section:
                self.say(
                    block, f"the words '{field.name}' cannot be sourced, three_state or in a section", "only facts can"
                )
            per = field.options.get("per")
            if per is not None and per not in divisible:
                self.say(
                    block,
                    f"'{field.name}' is written per '{per}', which is no list of choices and no record",
                    did_you_mean(per, divisible),
                )

    def read_card(self, facts: tuple[Field, ...]) -> tuple[str, ...]:
        node = self.body.get("card")
        items = read_items(node, "'card'", self.problems) if node else ()
        return tuple(fact.name for item in items if (fact := self.name_fact(item, facts, "the card")))

    def read_recheck(self) -> int:
        node = self.body.get("recheck")
        text = read_line(node, "'recheck'", self.problems) if node else None
        if node and not (text and text.isdecimal() and 0 < int(text[:4]) <= MOST_MONTHS):
            self.say(node, "'recheck' is no number of months", f"write 1 to {MOST_MONTHS}, such as recheck: 12")
            return MONTHS
        return int(text) if text else MONTHS

    def read_schema_type(self) -> str:
        node = self.body.get("schema_type")
        text = read_line(node, "'schema_type'", self.problems) if node else None
        if text is None or not (text.isascii() and text.isalpha() and text[0].isupper()):
            self.say(
                node or self.key,
                f"collection '{self.key.text}' has no 'schema_type'",
                "write a type of schema.org, such as Organization",
            )
        return text or "Thing"

    def read_mutual(self, key: str, facts: tuple[Field, ...]) -> str:
        """Read which fact holds references within the collection that count from either side."""
        node = self.body.get(key)
        fact = self.name_fact(node, facts, f"'{key}'") if node else None
        if node and fact and (fact.type, fact.options.get("to")) != ("reference", self.key.text):
            self.say(
                node,
                f"'{key}' names {quote(fact.name)}, which refers to no {self.key.text}",
                f"it needs type: reference, to: {self.key.text}",
            )
            return ""
        return fact.name if fact else ""

    def read_group_by(self, facts: tuple[Field, ...]) -> str:
        node = self.body.get("group_by")
        fact = self.name_fact(node, facts, "'group_by'") if node else None
        if node and fact and fact.type not in ("country", "choice"):
            hint = "it needs type: country or choice"
            self.say(node, f"'group_by' names {quote(fact.name)}, which gives no groups", hint)
            return ""
        return fact.name if fact else ""

    def read_people(self, facts: tuple[Field, ...]) -> str:
        """People have pages of their own below the index, in a folder called as the fact: no facet can stand there."""
        node = self.body.get("people")
        fact = self.name_fact(node, facts, "'people'") if node else None
        if node is None or fact is None:
            return ""
        named = any((part.name, part.type, part.many) == ("name", "text", False) for part in fact.parts)
        facets = self.body.get("facets")
        if not (fact.type == "record" and fact.many and named):
            hint = "it needs type: record, many: yes, and a part name: {type: text}"
            self.say(node, f"'people' names {quote(fact.name)}, which is no list of people", hint)
        elif isinstance(facets, Mapping) and facets.get(folder_of(fact.name)) is not None:
            self.say(node, f"a facet has the address of the people, {quote(folder_of(fact.name))}", "rename the facet")
        else:
            return fact.name
        return ""

    def read_linked_data(self, facts: tuple[Field, ...]) -> dict[str, str]:
        block = read_mapping(self.body.get("linked_data"), "'linked_data'", self.problems)
        linked = {}
        for key, node in block.entries if block else ():
            if not PROPERTY.fullmatch(key.text):
                self.say(key, f"{quote(key.text)} cannot be a property of schema.org", "write one such as inLanguage")
            elif fact := self.name_fact(node, facts, f"the property {quote(key.text)}"):
                linked[key.text] = fact.name
        return linked

    def name_fact(self, node: Node, facts: tuple[Field, ...], what: str) -> Field | None:
        by_name = {fact.name: fact for fact in facts}
        text = read_line(node, what, self.problems)
        if text is not None and text not in by_name:
            self.say(node, f"{what} names the unknown fact {quote(text)}", did_you_mean(text, tuple(by_name)))
        return by_name.get(text or "")
