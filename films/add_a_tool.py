"""The film about contributing: the facts, the words, the check that finds a slip, the branch, and the page.

Comes in: a copy of the guide without one of its tools. Goes out: what a camera sees while the tool is added again.
What the terminal shows was printed by the commands; the page was built from the files that are shown. Only the typing
is shortened. Its moments are those of the captions in ``docs/*/videos/``.
"""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from typing import Final

from films.camera import Camera
from films.scenario import Scenario
from films.workshop import Workshop

TOOL: Final = "obs-studio"
FACTS: Final = f"tools/{TOOL}.yml"
RIGHT, WRONG = "win-customers", "win-custommers"
BRANCH: Final = f"add-{TOOL}"
TYPED: Final = 4
"""Lines of the facts that are written while one watches; the others appear."""

Dialogue = list[tuple[str, str]]
"""Commands and what they printed."""


@dataclass(frozen=True, slots=True)
class Material:
    """The files with their lines, and the commands with what they printed."""

    facts: list[str]
    words_name: str
    words: list[str]
    slip: Dialogue
    sound: Dialogue
    proposal: Dialogue


def prepare(workshop: Workshop, locale: str) -> Material:
    """Take the tool out, add it again with a slip, check, correct it, check again, and push a branch."""
    name = f"docs/{locale}/{FACTS.replace('.yml', '.md')}"
    source = [] if locale == "en" else [f"source_locale: {locale}"]
    left_out = ("source_locale:", "#")
    facts = [line for line in workshop.read(FACTS).splitlines() if not line.lstrip().startswith(left_out)]
    facts[2:2] = source
    words = [line for line in workshop.read(name).splitlines() if not line.startswith("l10n:")]
    workshop.take_out("tools", TOOL)
    for command in ("git init -q -b main", "git add -A", "git commit -q -m guide", "git init -q --bare ../guide.git"):
        workshop.run(*command.split(" "))
    workshop.write(name, _join(words))
    workshop.write(FACTS, _join([line.replace(RIGHT, WRONG) for line in facts]))
    slip = _dialogue(workshop, ["signpost", "check"])
    workshop.write(FACTS, _join(facts))
    sound = _dialogue(workshop, ["signpost", "check"])
    proposal = _dialogue(
        workshop,
        ["git", "switch", "-c", BRANCH],
        ["git", "add", "tools", "docs"],
        ["git", "commit", "-m", "content: OBS Studio"],
        ["git", "push", "../guide.git", BRANCH],
    )
    return Material(facts, name, words, slip, sound, proposal)


def play(camera: Camera, material: Material) -> None:
    """Write facts and words, check, correct, push; look at the page."""
    page = camera.page
    camera.open("about/editors/")
    camera.at(5)
    page.goto(f"{camera.base}desk/")
    page.evaluate("film.move(985, 470, 300)")
    _show(camera, "file", FACTS, [])
    wrong = [line.replace(RIGHT, WRONG) for line in material.facts]
    for number, line in enumerate(wrong[:TYPED]):
        _write(camera, line, 6 + 1.8 * number)
    for number, line in enumerate(wrong[TYPED:]):
        camera.at(14 + 0.25 * number)
        page.evaluate("line => desk.add(line)", line)
    slip = next(number for number, line in enumerate(wrong, 1) if WRONG in line)
    camera.at(24)
    _show(camera, "file", material.words_name, material.words)
    camera.at(30)
    camera.scroll(page.locator("#paper > span").nth(material.words.index("---", 1)), 60, 1500)
    camera.at(36)
    _show(camera, "terminal", "Terminal", [])
    _type_dialogue(camera, material.slip, 36.5)
    camera.at(44.5)
    _show(camera, "file", FACTS, wrong)
    page.evaluate("n => desk.mark(n)", slip)
    camera.at(47)
    page.evaluate("([n, line]) => desk.change(n, line)", [slip, material.facts[slip - 1]])
    camera.at(50)
    _show(camera, "terminal", "Terminal", [])
    _type_dialogue(camera, material.sound, 50.5)
    _type_dialogue(camera, material.proposal, 56.5)
    look(camera)


def look(camera: Camera) -> None:
    """Open the page that was built from the files."""
    page = camera.page
    camera.at(70)
    page.goto(f"{camera.base}{'' if camera.locale == 'en' else camera.locale + '/'}tools/{TOOL}/")
    camera.at(75)
    camera.scroll(page.locator(".sp-fit"), 90)
    camera.at(79)
    camera.scroll(page.locator("#facts"), 90)


def _dialogue(workshop: Workshop, *commands: list[str]) -> Dialogue:
    return [(shlex.join(command), workshop.run(*command)) for command in commands]


def _join(lines: list[str]) -> bytes:
    return ("\n".join(lines) + "\n").encode()


def _show(camera: Camera, kind: str, name: str, lines: list[str]) -> None:
    camera.page.evaluate("args => desk.show(...args)", [kind, name, lines])


def _write(camera: Camera, line: str, begin: float) -> None:
    """Write a new line at a human speed, beginning at a second of the film."""
    camera.at(begin)
    camera.page.evaluate("([line, ms]) => desk.type(line, ms)", [line, 1400 * camera.pace])


def _type_dialogue(camera: Camera, dialogue: Dialogue, begin: float) -> None:
    for number, (command, said) in enumerate(dialogue):
        _write(camera, f"$ {command}", begin + 3 * number)
        camera.at(begin + 3 * number + 1.9)
        for line in said.splitlines():
            camera.page.evaluate("line => desk.add(line)", line)


FILM: Final = Scenario("guide-add-a-tool", 84, 46, play, prepare)
