"""Worksheets of a small guide: guidance and lines in their places, and a language that is not finished yet."""

from __future__ import annotations

from tests.integration.html_page import Built
from tests.integration.small_guide import SmallGuide

DECLARED = """
rate:
  needs: [get-paid]
  pages: [about/method]
  sections:
    place:
      land: {kind: choice, options: [uk, fr]}
    sum:
      cost: {kind: number, unit: money}
      cfe: {kind: number, unit: money, only: {land: [fr]}}
      gain: {kind: checklist, of: benefits}
      total: {kind: result, unit: money, sum: [cost, cfe]}
"""
LABELS = (
    "land: Where?\n  land.uk: UK & all\n  land.fr: France\n  cost: Cost <b>\n  cfe: CFE\n  gain: Gain\n  total: Total"
)
GERMAN = "land: Wo?\n  land.uk: Großbritannien\n  land.fr: Frankreich\n  cost: Kosten\n  cfe: CFE\n  gain: Gewinn"


def words(title: str, labels: str) -> str:
    front = f"---\ntitle: {title}\ndescription: About {title}\nlabels:\n  {labels}\n---\n"
    return (
        f"{front}First words.\n\n## Place {{#place}}\n\nChoose.\n\n## Sum {{#sum}}\n\nAdd.\n\n## End {{#end}}\n\nBye.\n"
    )


def build(guide: SmallGuide) -> Built:
    guide.put("worksheets.yml", DECLARED)
    guide.put("docs/en/worksheets/rate.md", words("Rate", LABELS))
    guide.put("docs/de/worksheets/rate.md", words("Satz", GERMAN))
    for locale in ("en", "de"):
        guide.put(
            f"docs/{locale}/worksheets/index.md", "---\ntitle: Sheets\ndescription: All sheets\n---\nAll of them.\n"
        )
    guide.replace("mkdocs.yml", "\nnav:\n", "\nnav:\n- Worksheets: [worksheets/index.md, worksheets/rate.md]\n")
    done = guide.build()
    assert done.returncode == 0, done.stdout + done.stderr
    assert "no label for 'total'; readers see it in the default language" in done.stdout + done.stderr
    return Built(guide.site, "/guide/")


def test_guidance_and_lines_stand_together_in_every_language(guide: SmallGuide) -> None:
    built = build(guide)
    page = built.page("worksheets/rate/")
    html = page.html
    order = ["First words.", 'id="place"', "Choose.", 'data-line="land"', 'id="sum"', "Add.", 'data-line="cost"']
    places = [html.index(part) for part in [*order, 'data-line="total"', 'id="end"', "Bye.", 'data-action="print"']]
    assert places == sorted(places)
    assert "Cost &lt;b&gt;" in html
    assert [text.text for text in page.all("span", class_="sp-line__only")] == ["France"]
    assert [text.text for text in page.all("span", class_="sp-line__sum")] == ["= (1) + (2)"]
    assert len([box for box in page.all("input") if box.attrs.get("name") == "gain"]) == 8
    german = built.page("de/worksheets/rate/")
    languages = {label.text.split(") ")[-1]: label.lang for label in german.all("label") if "for" in label.attrs}
    assert languages["Kosten"] == "de"
    (total,) = german.all("span", class_="sp-line__label")
    assert (total.text, total.lang) == ("(3) Total", "en")
    french = built.page("fr/worksheets/rate/")
    assert {legend.lang for legend in french.all("legend")} == {"en"}
    assert "worksheets/rate/" in built.page("de/worksheets/").html
    for name, title in (("", "Rate"), ("de/", "Satz"), ("fr/", "Rate")):
        links = list(built.page(f"{name}needs/get-paid/").all("a", class_="sp-sheets__link"))
        assert [link.text for link in links] == [title]
    assert built.page("about/method/").all("a", class_="sp-sheets__link")
    assert not built.page("needs/start-up/").all("a", class_="sp-sheets__link")
