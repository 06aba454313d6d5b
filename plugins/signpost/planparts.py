"""The page of the reader's own plan: what stands on it before its script fills it in, and without a script at all.

Comes in: the page's `View`. Goes out: title, first sentence and values of its template.
Example: the German page is called *Mein Plan*; without a script it is a plan and a talk sheet to fill in by hand.
"""

from __future__ import annotations

from typing import Final

from signpost.listingwords import words_for_script
from signpost.plandata import NAME
from signpost.view import View

WORDS: Final = (
    *("plan", "plan_steps", "plan_empty", "plan_add", "plan_add_label", "plan_had", "plan_taken", "plan_take_list"),
    *("plan_up", "plan_down", "plan_remove", "plan_removed", "plan_moved", "plan_done", "plan_done_name", "plan_day"),
    *("plan_gone", "plan_link", "copy_by_hand", "plan_long", "plan_private", "plan_calendar", "plan_no_days"),
    *(
        "plan_without_day",
        "plan_clear",
        "plan_clear_sure",
        "plan_shared",
        "plan_back",
        "plan_same",
        "plan_damaged",
        "plan_newer",
    ),
    *("plan_keep", "plan_keep_sure", "plan_leave", "plan_take_advice", "plan_adviser", "plan_adviser_lead"),
    *("plan_advice_step", "plan_advice_whole", "plan_advised", "plan_suggest", "plan_suggested", "plan_why"),
    *("plan_send_back", "plan_visit", "plan_accept", "plan_decline", "plan_answers"),
    *("talk", "talk_lead", "talk_situation", "talk_situation_hint", "talk_goal", "talk_goal_hint", "talk_question"),
    *("talk_questions", "talk_questions_hint", "talk_papers", "talk_papers_hint"),
    *("list_note", "list_copied", "list_print", "list_markdown", "list_csv"),
)
"""Interface texts that the script fills in and shows."""

TAKE: Final = ("plan_take", "plan_taken", "plan_open")
"""And those of the check-up, whose result can be put into the plan."""

ADVISERS: Final = "about/advisers"
"""The hand-written page that explains the plan to advisers."""

ROWS: Final = 10
"""Lines of the plan that is filled in by hand: with the talk sheet they make two pages of A4."""


def show_plan(view: View) -> tuple[str, str, dict[str, object]]:
    """Give what the page of the plan is called, how it begins and what its template shows."""
    guide = view.guide
    advisers = view.root + guide.addresses.page(view.locale, ADVISERS) if guide.pages(ADVISERS) else ""
    values = {
        "names": NAME,
        "rows": ROWS,
        "advisers_href": advisers,
        "words_for_script": words_for_script(view, WORDS),
    }
    return view.t("plan"), view.t("plan_lead"), values
