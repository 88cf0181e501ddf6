"""A release is cut from a tag that agrees with the code and the changelog, or not at all."""

import subprocess
from pathlib import Path

import pytest

from scripts.release import ReleaseError, main, notes_of, release_of, try_out, version_of

CHANGELOG = """\
# Changelog

## Unreleased

## 1.2.0 - 2026-11-29

### Added
- Measures.

## [1.1.0] - 2026-10-01

- Risks.
"""


def git(root: Path, *args: str) -> None:
    who = ("-c", "user.name=ann", "-c", "user.email=ann@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *who, *args], cwd=root, check=True, capture_output=True)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A repository whose checked-out commit is tagged v1.2.0."""
    (tmp_path / "src/planwatch").mkdir(parents=True)
    (tmp_path / "src/planwatch/__init__.py").write_text('"""."""\n\n__version__ = "1.2.0"\n', encoding="utf-8")
    (tmp_path / "CHANGELOG.md").write_text(CHANGELOG, encoding="utf-8")
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "-m", "all of it")
    git(tmp_path, "tag", "v1.2.0")
    return tmp_path


def test_what_is_released_is_the_tag_with_its_section_of_the_changelog(root: Path) -> None:
    release = release_of(root, "v1.2.0")
    assert (release.version, release.notes) == ("1.2.0", "### Added\n- Measures.\n")


def test_a_tag_that_is_not_checked_out_is_refused(root: Path) -> None:
    git(root, "commit", "--quiet", "--allow-empty", "-m", "more")
    with pytest.raises(ReleaseError, match=r"v1\.2\.0 is not what is checked out: `git switch --detach v1\.2\.0`"):
        release_of(root, "v1.2.0")


def test_a_file_that_the_tag_does_not_have_is_refused(root: Path) -> None:
    (root / "src/planwatch/more.py").write_text("", encoding="utf-8")
    with pytest.raises(ReleaseError, match=r"1 files are not as v1\.2\.0 has them, first src/planwatch/more\.py"):
        release_of(root, "v1.2.0")


def test_a_tag_of_another_version_than_the_code_is_refused(root: Path) -> None:
    git(root, "tag", "v1.3.0")
    with pytest.raises(ReleaseError, match=r"v1\.3\.0 is not planwatch 1\.2\.0"):
        release_of(root, "v1.3.0")


@pytest.mark.parametrize("tag", ["1.2.0", "v1.2", "v1.2.0rc1", "v1.2.0\n", "--help", ""])
def test_a_tag_that_is_none_of_a_release_is_refused(tag: str) -> None:
    with pytest.raises(ReleaseError, match="it is written v1"):
        version_of(tag)


def test_a_section_may_stand_in_brackets_and_last() -> None:
    assert notes_of(CHANGELOG, "1.1.0") == "- Risks.\n"


@pytest.mark.parametrize(
    ("changelog", "message"),
    [
        (CHANGELOG.replace(" - 2026-11-29", ""), "has no section '## 1.2.0 - YYYY-MM-DD'"),
        (CHANGELOG.replace("1.2.0", "1x2.0"), "has no section"),
        (CHANGELOG.replace("### Added\n- Measures.\n", ""), "says nothing of 1.2.0"),
        (CHANGELOG.replace("## Unreleased\n", "## Unreleased\n- Costs.\n- Forums.\n"), "has 2 lines under Unreleased"),
    ],
)
def test_a_changelog_that_is_not_ready_is_refused(changelog: str, message: str) -> None:
    with pytest.raises(ReleaseError, match=message):
        notes_of(changelog, "1.2.0")


def test_a_dry_run_says_the_notes_and_makes_nothing(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["v1.2.0", "--dry-run"], root) == 0
    assert capsys.readouterr().out == "planwatch 1.2.0 can be released, with these notes:\n\n### Added\n- Measures.\n"
    assert not (root / "dist").exists()


def test_checks_that_fail_are_the_end_of_it(root: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (root / ".ci").mkdir()
    (root / ".ci/run").write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    (root / ".ci/run").chmod(0o755)
    git(root, "add", ".ci/run")
    git(root, "commit", "--quiet", "-m", "checks")
    git(root, "tag", "--force", "v1.2.0")
    assert main(["v1.2.0"], root) == 2
    assert capfd.readouterr().err == f"no release: `{root}/.ci/run` failed\n"
    assert not (root / "dist").exists()


def program(folder: Path, says: str, demo: str) -> Path:
    """What a wheel may have installed."""
    path = folder / "planwatch"
    path.write_text(f'#!/bin/sh\ncase $1 in --version) echo "{says}";; demo) {demo};; esac\n', encoding="utf-8")
    path.chmod(0o755)
    return path


def test_a_wheel_that_says_its_version_and_shows_the_samples_is_released(tmp_path: Path) -> None:
    try_out(program(tmp_path, "planwatch 1.2.0", "echo WB SAMPLE, ratings invented"), "1.2.0")


@pytest.mark.parametrize(
    ("says", "demo", "message"),
    [
        ("planwatch 1.1.0", "echo SAMPLE", "the wheel says it is 'planwatch 1.1.0', and not planwatch 1.2.0"),
        ("planwatch 1.2.0", "echo no plan yet", "`planwatch demo` of the wheel shows no sample plan"),
        ("planwatch 1.2.0", "echo no samples >&2; exit 2", "demo` ended with 2: no samples"),
    ],
)
def test_a_wheel_that_does_not_is_not(tmp_path: Path, says: str, demo: str, message: str) -> None:
    with pytest.raises(ReleaseError, match=message):
        try_out(program(tmp_path, says, demo), "1.2.0")
