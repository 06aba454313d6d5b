"""What the pages of people show: one person's entries, or all people of a collection.

Comes in: a page that `People` has yielded and its `View`. Goes out: title, first sentence and values for the template,
every text in the page's language. Example: *Jack Conte*, "1 video with Jack Conte in this guide.", his films.
"""

from __future__ import annotations

from markupsafe import Markup

from signpost.model import Entry
from signpost.people import INDEX, People, Person, role_of
from signpost.site import ComputedPage
from signpost.values import PersonLink
from signpost.view import View


def say_people(collection: str, view: View) -> tuple[str, str]:
    """Give the title of the index of a collection's people, and its first sentence."""
    fact = view.guide.catalogue.collections[collection].people
    title = view.collection(collection, "people") or view.field(collection, fact)
    return title, view.collection(collection, "people_lead") or title


def show_people(people: People, page: ComputedPage, view: View) -> tuple[str, str, dict[str, object]]:
    """Give what a page of people is called, how it begins and what it lists."""
    collection = page.section
    title, lead = say_people(collection, view)
    index = view.root + people.index(collection, page.locale)
    if page.kind != f"{collection} {INDEX}":
        person = people.at(page)
        lead = view.t("person_lead", count=view.count(collection, len(person.entries)), name=person.name)
        shown = {"people": (), "entries": person.entries, "roles": _roles(person, view)}
        return person.name, lead, {**shown, "back": index, "back_to": title}
    listed = [
        (one.name, f"{index}{one.slug}/", len(one.entries)) for one in people.of(collection, page.locale).values()
    ]
    back, back_to = (
        view.index_href(collection),
        view.t("all_of", count=view.count(collection, _members(view, collection))),
    )
    return title, lead, {"people": listed, "entries": (), "roles": (), "back": back, "back_to": back_to}


def link_people(people: People, entry: Entry, view: View) -> dict[str, PersonLink]:
    """Give the people of an entry who have a page by name, each with what they do there."""
    words, collection = view.words(entry), view.guide.catalogue.collections[entry.collection]
    return {
        name: PersonLink(href, view.type(role_of(name, words, collection)), view.lang_attribute(words))
        for name, href in view.hrefs(people.paths(entry, view.locale)).items()
    }


def _roles(person: Person, view: View) -> list[tuple[str, Markup]]:
    """Give what a person does in their entries: each role once with its language, none that another one contains."""
    roles: dict[str, Markup] = {}
    for entry in person.entries:
        words, collection = view.words(entry), view.guide.catalogue.collections[entry.collection]
        if role := role_of(person.name, words, collection):
            roles.setdefault(view.type(role), view.lang_attribute(words))
    return [(role, lang) for role, lang in roles.items() if not any(role in other for other in roles if other != role)]


def _members(view: View, collection: str) -> int:
    return len(view.guide.catalogue.of(collection))
