"""The house rules that a machine can hold: who may import whom, sizes, docstrings, words that must not be published."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[1]
PACKAGE = REPOSITORY / "plugins" / "signpost"

LAYERS = (
    # nouns and problems
    "narrowing", "model", "nodes", "problems", "questions", "sheets",
    # reading
    "characters", "syntax", "events", "source",
    # what a guide may contain
    "fields", "folding", "friendliness", "facets", "schema",
    # one guide, joined
    "timing", "catalogue", "likeness", "inventory", "references", "captions", "entryfiles", "project", "translation",
    "site", "wording", "guide",
    # contributed text
    "typography", "targets", "commonmark", "rewriter", "prose", "markup", "htmlcheck", "pagecheck",
    "pagelinks",
    # what is said in films
    "packing", "textindex", "spoken",
    # what there is to do
    "writing", "stamping", "l10n", "due", "stats",
    # what pages show
    "values", "view", "options", "films", "embeds", "player", "feeds", "people", "peopleparts", "listings",
    "listingwords", "filters", "linkeddata", "saidparts", "situations", "needparts", "finder", "steps", "queries",
    "checkup", "checkupdata", "plandata", "planparts", "notices", "cards", "templating", "details",
    "bodies", "addresscheck", "findercheck", "sheetcheck", "check", "remainder", "rereading", "placeholders", "parts",
    "forge", "progress", "health", "render", "checkuppages", "sheetpages", "pages",
    # what scripts and other programs read
    "browserdata", "search", "exports", "publish", "scripts",
    # commands and engines
    "editorhelp", "keyorder", "yamltext", "drafts", "newentry", "issueforms", "suggestion", "linkcheck", "lint",
    "history", "exchange",
    "webediting", "terminal", "workspace", "manual",
    "conversion", "findergraph", "cli", "engines",
)  # fmt: skip
"""A module, or a folder of them, may import only what stands before it; a new one is put in its place here."""

ENGINES_ONLY = ("mkdocs", "material", "mkdocs_static_i18n")
LONGEST_MODULE = 300
LONGEST_FUNCTION = 40
LONG_MODULES = {
    "rewriter.py": "one walk over the tokens of a document; every case needs the state of the walk",
}
LONG_FUNCTIONS = {
    "schema/entries.py:read_entry": "builds the one object with fifteen parts, each in a line",
}

SKIPPED = frozenset({".git", ".venv", ".cache", ".benchmarks", ".hypothesis", "__pycache__", "site", "build"})
SKIPPED_ENDINGS = (".lock", ".mp4", ".pyc", ".png", ".webm", ".webp", ".woff2")
SELF = Path(__file__)
FORBIDDEN = {
    "a task without an owner": re.compile(r"\b(?:TODO|FIXME|XXX)\b(?!\(\w)"),
    "a path of somebody's machine": re.compile(r"(?<![\w.~-])/(?:work|tmp/brief|tmp/explore|home/\w+)/"),
    "a folder outside the repository": re.compile(r"(?<![\w-])shared/"),
}


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def name_of(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def layer_of(path: Path) -> str:
    return name_of(path).split("/")[0].removesuffix(".py")


def imports(tree: ast.AST) -> Iterator[str]:
    """Yield every imported module in full; ``from signpost import x`` counts as ``signpost.x``."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            if node.level:
                yield "." * node.level
            elif node.module == "signpost":
                yield from (f"signpost.{alias.name}" for alias in node.names)
            else:
                yield node.module or ""


@pytest.fixture(params=modules(), ids=name_of)
def module(request: pytest.FixtureRequest) -> Path:
    path: Path = request.param
    return path


@pytest.fixture
def tree(module: Path) -> ast.Module:
    return ast.parse(module.read_text(encoding="utf-8"))


def test_a_module_imports_only_what_stands_above_it(module: Path, tree: ast.Module) -> None:
    own = layer_of(module)
    if own == "__init__":
        assert list(imports(tree)) == []
        return
    assert own in LAYERS, f"{own} has no place yet: put it into LAYERS"
    above = {*LAYERS[: LAYERS.index(own)], own}
    used = [name.split(".")[1] for name in imports(tree) if name.startswith("signpost.")]
    assert [name for name in used if name not in above] == []


def test_imports_are_absolute(tree: ast.Module) -> None:
    assert [name for name in imports(tree) if name.startswith(".")] == []


def test_only_engines_know_the_programs_they_drive(module: Path, tree: ast.Module) -> None:
    if layer_of(module) != "engines":
        assert [name for name in imports(tree) if name.split(".")[0] in ENGINES_ONLY] == []


def test_only_one_module_knows_the_translation_plugin_and_one_yaml(module: Path, tree: ast.Module) -> None:
    roots = {name.split(".")[0] for name in imports(tree)}
    assert "yaml" not in roots or name_of(module) == "events.py"
    assert "mkdocs_static_i18n" not in roots or name_of(module) == "engines/i18n.py"


def test_a_module_starts_with_a_docstring(tree: ast.Module) -> None:
    assert ast.get_docstring(tree)


def test_a_module_is_not_too_long(module: Path) -> None:
    length = len(module.read_text(encoding="utf-8").splitlines())
    assert length <= LONGEST_MODULE or name_of(module) in LONG_MODULES


def test_no_function_is_too_long(module: Path, tree: ast.Module) -> None:
    long = [
        f"{name_of(module)}:{node.name}"
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno + 1 > LONGEST_FUNCTION
    ]
    assert [name for name in long if name not in LONG_FUNCTIONS] == []


def test_bad_content_never_meets_an_assert(tree: ast.Module) -> None:
    assert [node.lineno for node in ast.walk(tree) if isinstance(node, ast.Assert)] == []


def published_files() -> Iterator[Path]:
    """Yield every text file of the repository that is not made by a tool."""
    waiting = [REPOSITORY]
    while waiting:
        for path in sorted(waiting.pop().iterdir()):
            if path.name in SKIPPED or path.name.endswith((*SKIPPED_ENDINGS, "_cache", ".egg-info")):
                continue
            if path.is_dir() and not path.is_symlink() and not path.name.startswith((".site", "site.")):
                waiting.append(path)
            elif path.is_file() and path != SELF:
                yield path


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_file_has(what: str) -> None:
    found = []
    for path in published_files():
        text = path.read_bytes().decode("utf-8", errors="replace")
        for match in FORBIDDEN[what].finditer(text):
            line = text.count("\n", 0, match.start()) + 1
            found.append(f"{path.relative_to(REPOSITORY).as_posix()}:{line}: {match[0]}")
    assert found == []
