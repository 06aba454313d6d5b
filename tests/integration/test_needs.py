"""A need that nothing serves yet: its page says so in the reader's language, and how to suggest something."""

from __future__ import annotations

from tests.integration.html_page import Built
from tests.integration.small_guide import SmallGuide

MAIL = "mailto:hello@small.example"
SAID = {
    "": ("No video on this need yet.", "Suggest a video"),
    "de/": ("Noch kein Video zu diesem Anliegen.", "Video vorschlagen"),
    "fr/": ("Pas encore de vidéo pour ce besoin.", "Proposer une vidéo"),
}


def test_a_need_without_a_film_says_so_and_takes_suggestions(guide: SmallGuide) -> None:
    guide.replace("videos/tour.yml", "name:", "status: removed\nremoved: {reason: closed, day: 2026-03-01}\nname:")
    done = guide.build("--strict")
    assert done.returncode == 0, done.stdout + done.stderr
    built = Built(guide.site, "/guide/")
    for prefix, (said, suggest) in SAID.items():
        without, served = (built.page(f"{prefix}needs/{need}/") for need in ("start-up", "get-paid"))
        told = [" ".join(text.text.split()) for text in without.all("p", class_="sp-unknown")]
        assert f"{said} {suggest}" in told
        assert MAIL in [link.attrs["href"] for link in without.all("a") if link.text == suggest]
        assert said not in served.html


def test_tools_stand_by_the_situation_they_fit_as_their_facts_say(guide: SmallGuide) -> None:
    sources = "sources: [{fields: [self_hosting], url: 'https://example.org/', seen: 2026-05-01}]\n"
    for tool in ("amboss", "aerzte-app", "azur"):
        path = f"tools/{tool}.yml"
        own = guide.read(path).replace("price_model: free", "price_model: paid\ncountries: [FR]")
        guide.put(path, own.split("sources:")[0] + "self_hosting: yes\n" + sources)
    done = guide.build("--strict")
    assert done.returncode == 0, done.stdout + done.stderr
    page = Built(guide.site, "/guide/").page("de/needs/get-paid/")
    lines = dict(zip([term.text for term in page.all("dt")], page.all("dd"), strict=True))
    assert "Amboss" in lines["Gemacht für: Frankreich"].text
    assert "Ecran" not in lines["Gemacht für: Frankreich"].text
    assert "Amboss" not in lines["Kostenlos anfangen"].text


def test_a_neighbour_says_what_both_needs_share(guide: SmallGuide) -> None:
    done = guide.build("--strict")
    assert done.returncode == 0, done.stdout + done.stderr
    page = Built(guide.site, "/guide/").page("needs/get-paid/")
    said = [" ".join(text.text.split()) for text in page.all("span", class_="sp-near__why")]
    assert said[0] == "1 entry serves both: The Office"
