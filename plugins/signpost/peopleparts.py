"""What the pages of people show: one person's entries, or all people of a collection.

Comes in: a page that `People` has yielded and its `View`. Goes out: title, first sentence and values for the template,
every text in the page's language. Example: *Jack Conte*, "1 video with Jack Conte in this guide.", his films.
"""

from __future__ import annotations

from signpost.people import INDEX, People
from signpost.site import ComputedPage
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
        return person.name, lead, {"people": (), "entries": person.entries, "back": index, "back_to": title}
    listed = [
        (one.name, f"{index}{one.slug}/", len(one.entries)) for one in people.of(collection, page.locale).values()
    ]
    back, back_to = (
        view.index_href(collection),
        view.t("all_of", count=view.count(collection, _members(view, collection))),
    )
    return title, lead, {"people": listed, "entries": (), "back": back, "back_to": back_to}


def _members(view: View, collection: str) -> int:
    return len(view.guide.catalogue.of(collection))
