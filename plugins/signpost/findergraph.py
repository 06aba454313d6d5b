"""A picture of the check-up for editors: which answers lead to which needs and picks, as a Mermaid flowchart.

Comes in: a `Finder` and its words. Goes out: text that GitHub, many editors and mermaid.live draw.
Example: ``signpost finder --mermaid > check-up.mmd``.

It draws rules, not results: what a need finds in the catalogue is asked anew with every build.
"""

from __future__ import annotations

from collections.abc import Iterator

from signpost.questions import Condition, Finder, Rule
from signpost.schema.finderwords import FinderWords


def draw(finder: Finder, words: FinderWords) -> str:
    """Write the flowchart: questions with their answers, conditions, needs and picks. No final line break."""
    lines = ["flowchart LR"]
    mentioned = {said for rule in finder.rules for said in rule.when.mentions()}
    for question in finder.questions:
        texts = words.questions[question.id]
        lines.append(f"  subgraph {_id('q', question.id)}[{_quote(texts.ask)}]")
        drawn = [one for one in question.ids if (question.id, one) in mentioned or not question.vocabulary]
        lines += [f"    {_id('a', question.id, one)}({_quote(texts.answers[one])})" for one in drawn]
        lines.append("  end")
    targets: dict[str, str] = {}
    for number, rule in enumerate(finder.rules):
        goals = _goals(rule)
        targets.update({_id("t", target): target for _, target in goals})
        lines += _ways_in(rule.when, f"r{number}")
        lines += [f"  r{number} -->{f'|{label}|' if label else ''} {_id('t', target)}" for label, target in goals]
    lines += [f"  {name}{_box(target)}" for name, target in targets.items()]
    return "\n".join(lines)


def _goals(rule: Rule) -> list[tuple[str, str]]:
    """Give group → target for what a rule leads to; its need stands for itself."""
    need = [("", f"needs/{rule.need}")] if rule.opens else []
    return [*need, *((group, pick.target) for group, picks in rule.picks.items() for pick in picks)]


def _ways_in(condition: Condition, name: str) -> Iterator[str]:
    """Yield the node of a condition and the edges that lead into it."""
    label = {"is": "or", "any": "or", "all": "and", "not": "not"}[condition.kind]
    yield f"  {name}{{{_quote(label)}}}"
    for answer in condition.answers:
        yield f"  {_id('a', condition.question, answer)} --> {name}"
    for number, part in enumerate(condition.parts):
        if part.kind == "is" and len(part.answers) == 1:
            yield f"  {_id('a', part.question, part.answers[0])} --> {name}"
        else:
            yield from _ways_in(part, f"{name}_{number}")
            yield f"  {name}_{number} --> {name}"


def _box(target: str) -> str:
    """Draw needs as a flag, everything else as a box."""
    is_need = target.startswith("needs/") and "#" not in target
    return f">{_quote(target)}]" if is_need else f"[{_quote(target)}]"


def _id(kind: str, *names: str) -> str:
    return "_".join([kind, *names]).replace("-", "_").replace("/", "__").replace("#", "___")


def _quote(text: str) -> str:
    return '"' + text.replace("&", "#amp;").replace('"', "#quot;").replace("<", "#lt;").replace(">", "#gt;") + '"'
