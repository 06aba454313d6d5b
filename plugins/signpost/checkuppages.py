"""The pages of the check-up, rendered: its questions, and the static result of a need in a country.

Comes in: a `Renderer` whose guide has a check-up, and a page. Goes out: `Parts`, or the values of a template.
Example: the page of ``check-up/get-paid/de/`` is called *Price, invoice and get paid: Germany*.
"""

from __future__ import annotations

from typing import Final

from signpost.checkup import Checkup
from signpost.checkupdata import NAME
from signpost.listingwords import words_for_script
from signpost.model import Text
from signpost.parts import Parts
from signpost.planparts import TAKE
from signpost.render import Renderer
from signpost.site import ComputedPage
from signpost.view import CHECKUP, View

WORDS: Final = (
    *("checkup_n", "checkup_next", "checkup_back", "checkup_to_result", "checkup_result", "checkup_answers"),
    *("checkup_change", "checkup_quote", "checkup_because", "checkup_open", "checkup_needs", "checkup_more"),
    *("checkup_all", "checkup_say", "checkup_full", "checkup_copy", "checkup_again", "checkup_private"),
    *("checkup_order", "checkup_none", "list_copied", "copy_by_hand", "list_print", *TAKE),
)
"""Interface texts that the script fills in and shows."""


def questions_page(renderer: Renderer, checkup: Checkup, locale: str, words: Text, body: str) -> Parts:
    """Render the check-up: all questions on one page, which the script shows one at a time."""
    guide = renderer.guide
    view = renderer.view(locale, guide.addresses.page(locale, CHECKUP))
    texts = words_for_script(view, WORDS)
    titles = {group: view.type(title) for group, title in checkup.words(locale).groups.items()}
    return renderer.written(
        "check-up",
        view,
        words,
        body,
        title=view.type(words.title),
        questions=checkup.questions(view),
        groups=titles,
        indexes={
            collection: (view.collection(collection), view.index_href(collection))
            for names in checkup.finder.groups.values()
            for collection in names
        },
        data=NAME,
        words_for_script=texts,
    )


def show_result(checkup: Checkup, page: ComputedPage, view: View) -> tuple[str, str, dict[str, object]]:
    """Give what the static result of a need in a country is called, how it begins and what it lists."""
    values = checkup.result(page, view)
    need = checkup.guide.catalogue.needs[str(values["need"])]
    said = {"need": view.need_title(need.id), "country": values["country"]}
    return view.t("checkup_title", **said), view.t("checkup_lead", **said), {**values, "need": need, "improve": ()}
