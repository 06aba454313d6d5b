"""What runs on the forge: valid by the forge's own schemas, pinned, with the least rights, and nothing to inject."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

REPOSITORY = Path(__file__).parents[2]
GITHUB = REPOSITORY / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
SCHEMAS = {
    "vendor.github-workflows": WORKFLOWS,
    "vendor.github-issue-forms": sorted((GITHUB / "ISSUE_TEMPLATE").glob("[0-9]*.yml")),
    "vendor.github-issue-config": [GITHUB / "ISSUE_TEMPLATE" / "config.yml"],
    "vendor.dependabot": [GITHUB / "dependabot.yml"],
}
PINNED = re.compile(r"uses: ([\w-]+/[\w-]+)@([0-9a-f]{40}) # (v\d+\.\d+\.\d+)")


def load(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return found


def runs(path: Path) -> list[str]:
    return [step["run"] for job in load(path)["jobs"].values() for step in job["steps"] if "run" in step]


@pytest.mark.parametrize("schema", SCHEMAS)
def test_the_forge_understands_them(schema: str) -> None:
    files = [str(path) for path in SCHEMAS[schema]]
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, *files]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_an_auditor_finds_nothing() -> None:
    zizmor = Path(sys.executable).with_name("zizmor")
    command = [str(zizmor), "--offline", "--no-progress", "--quiet", "--strict-collection", str(GITHUB)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_action_is_pinned_by_one_commit_and_says_its_version() -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in WORKFLOWS)
    pins = PINNED.findall(text)
    assert len(pins) == text.count("uses:")
    assert len(set(pins)) == len({name for name, _, _ in pins})
    assert {name.partition("/")[0] for name, _, _ in pins} == {"actions"}


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_a_workflow_has_no_right_but_those_of_its_jobs_and_no_secret(path: Path) -> None:
    text, found = path.read_text(encoding="utf-8"), load(path)
    assert found["permissions"] == {}
    assert all("permissions" in job and "timeout-minutes" in job for job in found["jobs"].values())
    assert "secrets." not in text
    assert "pull_request_target" not in text
    if "pull_request" in found[True]:  # YAML 1.1 reads the key `on` as true
        assert all(job["permissions"] == {"contents": "read"} for job in found["jobs"].values())


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_the_shell_gets_nothing_pasted_in_and_can_read_it(path: Path) -> None:
    for script in runs(path):
        assert "${{" not in script
        done = subprocess.run(["bash", "-n"], input=script, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr


def test_what_servers_say_cannot_leave_its_block_in_the_weekly_report(tmp_path: Path) -> None:
    script = next(script for script in runs(GITHUB / "workflows" / "upkeep.yml") if "report.md" in script)
    (tmp_path / "links.txt").write_bytes(b"moved: ```\n# @everyone \xff\n" * 3000)
    (tmp_path / "due.txt").write_text("tools/x.yml:1: `price`\n", encoding="utf-8")
    subprocess.run(["bash", "-e", "-c", script], cwd=tmp_path, check=True)
    report = (tmp_path / "report.md").read_text(encoding="utf-8")
    assert report.count("```") == 4
    assert len(report) < 65_536
    assert "tools/x.yml:1: price" in report
