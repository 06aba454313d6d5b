"""The simple field types: right values, and exact complaints for wrong ones."""

from __future__ import annotations

from decimal import Decimal

import pytest

from signpost.fields import Context, parse_field
from signpost.model import Day, Field, Media, Money, Place, Reference, Value, Vocabulary
from signpost.source import parse_yaml

VOCABULARY = Vocabulary(
    lists={
        "platforms": ("web", "ios", "android"),
        "tool_kinds": ("web-app", "desktop"),
        "price_periods": ("once", "month"),
        "media_platforms": ("file", "youtube", "vimeo", "peertube", "dailymotion", "media-ccc-de", "ted", "page"),
    },
    groups={"more-efficient": ("get-paid", "workspace"), "more-expert": ("test-ideas",)},
)
UUID = "0e9bf2ab-a09d-4a8d-a321-9ab31d913bff"
PATH_HINT = "write a path below docs/assets/ in small letters, digits and hyphens: films/name."
PICTURE_HINT = f"{PATH_HINT}avif"
NO_FILMS = {
    path: f"'{path}' is no path of a file here; {PATH_HINT}webm"
    for path in ("../a.webm", "/a.webm", "films/../a.webm", "films//a.webm", "a b.webm", "A.webm", "a", "a.webm?x")
} | {
    "a.exe": "unknown ending '.exe'; known are .webm, .mp4",
    "a.de.svg": "unknown ending '.svg'; known are .webm, .mp4",
}
DATE_HINT = "write 2014, 2014-05 or 2014-05-09"
DURATION_HINT = "write mm:ss or h:mm:ss, such as 13:47 or 1:02:30"
TAG_HINT = "write its code of BCP 47, such as en, de, fr or de-CH"
MONEY = "{amount: 12.50, currency: EUR, period: month, as_of: 2026-11}"
WATCH = "https://www.youtube.com/watch?v="


def read(yaml: str, field: Field) -> tuple[Value, list[str]]:
    node, problems = parse_yaml(f"value: {yaml}\n", "f.yml")
    assert node is not None, problems
    context = Context(VOCABULARY, [], {"friendliness": ("fits", "rights")})
    value = node.get("value")
    assert value is not None
    parsed = parse_field(value, field, context)
    assert all(problem.place == Place("f.yml", 1) for problem in context.problems)
    return parsed, [problem.sentence for problem in context.problems]


def declare(kind: str, **options: str) -> Field:
    return Field("value", kind, required=True, options=options)


NEEDS_TEXT = declare("text", max="5", per="needs")


@pytest.mark.parametrize(
    ("field", "yaml", "value"),
    [
        (declare("text"), "no", "no"),
        (declare("text"), "'unknown'", "unknown"),
        (declare("text"), "cafe\u0301", "caf\u00e9"),
        (declare("text", max="4"), "cafe\u0301", "caf\u00e9"),
        (declare("text", multiline="yes"), '"a\\nb"', "a\nb"),
        (declare("text"), '"  a  "', "a"),
        (NEEDS_TEXT, "{get-paid: a, test-ideas: b}", {"get-paid": "a", "test-ideas": "b"}),
        (declare("text", per="friendliness"), "{rights: a}", {"rights": "a"}),
        (declare("choice", of="platforms"), "web", "web"),
        (declare("choice", of="needs"), "test-ideas", "test-ideas"),
        (declare("flag"), "yes", True),
        (declare("flag"), "no", False),
        *[(declare("language"), tag, tag) for tag in ("de", "de-CH", "pt-BR", "zh-Hans", "zxx", "es-419", "no")],
        *[(declare("country"), code, code) for code in ("DE", "EU", "NO", "GB")],
        *[(declare("licence"), name, name) for name in ("MIT", "AGPL-3.0-or-later", "CC-BY-NC-ND-4.0", "proprietary")],
        (declare("day"), "2014", Day(2014)),
        (declare("day"), "2014-05", Day(2014, 5)),
        (declare("day"), "2024-02-29", Day(2024, 2, 29)),
        (declare("duration"), "13:47", 827),
        (declare("duration"), "3:54", 234),
        (declare("duration"), "1:02:30", 3750),
        (declare("number"), "-12", -12),
        (declare("number", min="0", max="5"), "0", 0),
        (declare("money"), MONEY, Money(Decimal("12.50"), "EUR", "month", Day(2026, 11))),
        (declare("reference"), "tools/invoice-ninja", Reference("tools", "invoice-ninja")),
        (declare("address"), "https://A.org", "https://a.org"),
        (declare("media"), f'{{platform: youtube, id: xMj_P_6H69g, page: "{WATCH}xMj_P_6H69g"}}',
         Media("youtube", "xMj_P_6H69g", f"{WATCH}xMj_P_6H69g")),
        (declare("media"), "{platform: vimeo, id: 733370754, page: https://vimeo.com/733370754}",
         Media("vimeo", "733370754", "https://vimeo.com/733370754")),
        (declare("media"), f"{{platform: peertube, id: {UUID}, page: https://bittube.video/w/x}}",
         Media("peertube", UUID, "https://bittube.video/w/x")),
        (declare("media"), "{platform: page, page: https://av.tib.eu/media/1}",
         Media("page", None, "https://av.tib.eu/media/1")),
        (declare("media"), "{platform: file, file: films/find-a-tool.de.webm}",
         Media("file", None, "", "films/find-a-tool.de.webm")),
        (declare("picture"), "films/find-a-tool.webp", "films/find-a-tool.webp"),
    ],
)  # fmt: skip
def test_reads(field: Field, yaml: str, value: Value) -> None:
    assert read(yaml, field) == (value, [])


@pytest.mark.parametrize(
    ("field", "yaml", "complaint"),
    [
        (declare("text"), '" "', "'value' is empty; write a text or leave the line out"),
        (declare("text", max="5"), "abcdef", "'value' has 6 characters; write at most 5"),
        (declare("text", min="2"), "a", "'value' has 1 character; write at least 2"),
        (declare("text"), '"a\\nb"', "'value' holds a line break or a tab; write it in one line"),
        (declare("text"), "[a]", "'value' is a list; write one value"),
        (declare("text"), "{a: b}", "'value' is a mapping; write one value"),
        (NEEDS_TEXT, "{get-payed: a}", "unknown need 'get-payed'; did you mean 'get-paid'?"),
        (NEEDS_TEXT, "{get-paid: abcdef}", "'value.get-paid' has 6 characters; write at most 5"),
        (NEEDS_TEXT, "abc", "'value' is no mapping with entries; write one line 'id: text' per need"),
        (NEEDS_TEXT, "{}", "'value' is no mapping with entries; write one line 'id: text' per need"),
        (declare("choice", of="needs"), "invoicing", ("unknown need 'invoicing';"
         " choose from get-paid, workspace, test-ideas")),
        (declare("choice", of="tool_kinds"), "webapp", "unknown tool kind 'webapp'; did you mean 'web-app'?"),
        (declare("choice", of="platforms"), "Web", "unknown platform 'Web'; did you mean 'web'?"),
        (declare("choice", of="platforms"), '"w\u0435b"', "unknown platform 'w\u0435b'; did you mean 'web'?"),
        *[(declare("flag"), word, f"'value' is '{word}'; write yes or no") for word in ("true", "No", "on", "1")],
        (declare("language"), "DE", "unknown language 'DE'; did you mean 'de'?"),
        (declare("language"), "de_ch", "unknown language 'de_ch'; did you mean 'de-CH'?"),
        (declare("language"), "cz", "unknown language 'cz'; did you mean 'cs'?"),
        (declare("language"), "und", "unknown language 'und'; write unknown"),
        (declare("language"), "de-ZQ", f"unknown language 'de-ZQ'; {TAG_HINT}"),
        (declare("language"), "xx" * 5000, f"unknown language '{'xx' * 30}…'; {TAG_HINT}"),
        (declare("country"), "UK", "unknown country 'UK'; did you mean 'GB'?"),
        (declare("country"), "de", "unknown country 'de'; did you mean 'DE'?"),
        (declare("country"), "ZZ", "unknown country 'ZZ'; write an ISO 3166-1 code such as DE, FR or GB, or EU"),
        (declare("licence"), "GPL-3.0", ("unknown licence 'GPL-3.0'; write 'GPL-3.0-only' or 'GPL-3.0-or-later',"
         " as its files say")),
        *[(declare("media"), f'{{platform: file, file: "{path}"}}', complaint) for path, complaint in NO_FILMS.items()],
        (declare("media"), "{platform: file}", "'file' is missing in 'value'; add file: …"),
        (declare("media"), "{platform: file, file: a.webm, page: https://a.org}",
         "unknown key 'page' in 'value'; choose from platform, file"),
        (declare("picture"), "films/a.svg", "unknown ending '.svg'; known are .avif, .jpg, .png, .webp"),
        (declare("picture"), "https://a.org/b.png", f"'https://a.org/b.png' is no path of a file here; {PICTURE_HINT}"),
        (declare("licence"), "mit", "unknown licence 'mit'; did you mean 'MIT'?"),
        (declare("licence"), "zzzzzz", ("unknown licence 'zzzzzz'; write an SPDX identifier such as MIT or"
         " GPL-3.0-or-later, or proprietary")),
        (declare("day"), "2023-02-29", "'2023-02-29' is not in the calendar; check month and day"),
        (declare("day"), "2023-13", "'2023-13' is not in the calendar; check month and day"),
        (declare("day"), "2023-00-10", "'2023-00-10' is not in the calendar; check month and day"),
        (declare("day"), "1899", "the year of '1899' cannot be; write 1900 to 2100"),
        (declare("day"), "0", f"'0' is no date; {DATE_HINT}"),
        (declare("day"), "09.05.2014", "'09.05.2014' is no date; did you mean 2014-05-09?"),
        (declare("day"), "٢٠١٤", f"'٢٠١٤' is no date; {DATE_HINT}"),
        *[(declare("duration"), text, f"'{text}' is no duration; {DURATION_HINT}")
          for text in ("827", "00:00", "13:60", "75:00", "1:2:03", "0:02:03", "100:00:00", "1:60:00")],
        (declare("number"), "1_000", "'1_000' is no whole number; write digits only"),
        (declare("number"), "04", "'04' is no whole number; write digits only"),
        (declare("number"), "٤", "'٤' is no whole number; write digits only"),
        (declare("number"), "9" * 5000, f"'{'9' * 60}…' is no whole number; write digits only"),
        (declare("number", min="0", max="5"), "4.5", "'4.5' is no whole number; write 0 to 5"),
        (declare("number", min="0", max="5"), "6", "'value' is 6; write 0 to 5"),
        (declare("number", min="0"), "-1", "'value' is -1; write 0 or more"),
        (declare("number", max="3"), "4", "'value' is 4; write 3 or less"),
        (declare("money"), MONEY.replace("12.50", "-1"), ("'-1' is no amount;"
         " write digits and a point, such as 12.50")),
        (declare("money"), MONEY.replace("12.50", '"12,50"'), ("'12,50' is no amount;"
         " write digits and a point, such as 12.50")),
        (declare("money"), MONEY.replace("12.50", "NaN"), ("'NaN' is no amount;"
         " write digits and a point, such as 12.50")),
        (declare("money"), MONEY.replace("EUR", "€"), "unknown currency '€'; did you mean 'EUR'?"),
        (declare("money"), MONEY.replace("EUR", "DEM"), "unknown currency 'DEM'; choose from EUR, GBP, CHF, USD"),
        (declare("money"), MONEY.replace("month", "week"), "unknown price period 'week'; choose from once, month"),
        (declare("money"), MONEY.replace("2026-11", "today"), f"'today' is no date; {DATE_HINT}"),
        (declare("money"), "12", "'value' is '12'; write a mapping with amount, currency, period, as_of"),
        (declare("reference", to="tools"), "penpot", ("'penpot' names no entry;"
         " write collection/id, such as tools/penpot")),
        (declare("reference", to="tools"), "services/dpma", ("'services/dpma' is not one of the tools;"
         " write tools/<id>")),
        (declare("reference"), "../etc/passwd", ("'../etc/passwd' names no entry;"
         " write collection/id, such as tools/penpot")),
        (declare("address"), "http://a.org", "'http://a.org' is not encrypted; write https://"),
        (declare("media"), "{platform: page, id: x, page: https://a.org}", "page has no ids; leave the id out"),
        (declare("media"), f'{{platform: youtube, page: "{WATCH}x"}}', ("'id' is missing for youtube;"
         " add it, or write platform: page")),
        (declare("media"), f'{{platform: youtube, id: short, page: "{WATCH}short"}}', ("'short' is no id of youtube;"
         " write 11 letters, digits, '_' or '-'")),
        (declare("media"), f'{{platform: youtube, id: xMj_P_6H69g, page: "{WATCH}7vtlMRV1sxY"}}',
         "the page does not name the film 'xMj_P_6H69g'; check that both are the same film"),
        (declare("media"), "{platform: vimeo, id: 12, page: https://vimeo.com.evil.org/12}",
         "'vimeo.com.evil.org' is no host of vimeo; write an address on player.vimeo.com, vimeo.com, www.vimeo.com"),
        (declare("media"), "{platform: vimoe, page: https://vimeo.com/12}",
         "unknown media platform 'vimoe'; did you mean 'vimeo'?"),
        (declare("media"), "{platform: page, pge: x, page: https://a.org}", ("unknown key 'pge' in 'value';"
         " did you mean 'page'?")),
    ],
)  # fmt: skip
def test_complains(field: Field, yaml: str, complaint: str) -> None:
    value, problems = read(yaml, field)
    assert problems == [complaint]
    assert value in (None, {})


def test_all_parts_are_checked_in_one_go() -> None:
    _value, problems = read("{amount: x, currency: y, period: z}", declare("money"))
    assert problems == [
        "'as_of' is missing in 'value'; add as_of: …",
        "'x' is no amount; write digits and a point, such as 12.50",
        "unknown currency 'y'; choose from EUR, GBP, CHF, USD",
        "unknown price period 'z'; choose from once, month",
    ]
