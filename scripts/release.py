"""Cuts a release from the tag that is checked out: ``python scripts/release.py v0.1.0``. Uploads nothing.

What is wrong with the tag is said before anything is run; --dry-run stops there. Then all checks, wheel and sdist, the
wheel tried in an empty environment, and the changelog's section as release notes beside them in dist/.
"""

import argparse
import os
import re
import subprocess
import sys
import venv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parent.parent


class ReleaseError(Exception):
    """Why there is no release, and what to do, in one line."""


@dataclass(frozen=True)
class Release:
    """What is to be released from the folder: ``notes`` is the changelog's section without its heading."""

    root: Path
    version: str
    notes: str


def release_of(root: Path, tag: str) -> Release:
    """The release that the tag in ``root`` stands for; raises ReleaseError where tag, code and changelog disagree."""
    version = version_of(tag)
    _refuse_other_than(root, tag)
    declared = declared_version((root / "src/planwatch/__init__.py").read_text(encoding="utf-8"))
    if declared != version:
        raise ReleaseError(f"{tag} is not planwatch {declared}: tag v{declared}, or mend __version__ and tag again")
    return Release(root, version, notes_of((root / "CHANGELOG.md").read_text(encoding="utf-8"), version))


def version_of(tag: str) -> str:
    """``0.1.0`` of ``v0.1.0``."""
    if not re.fullmatch(r"v\d+\.\d+\.\d+", tag):
        raise ReleaseError(f"'{tag}' is no tag of a release: it is written v1.2.3")
    return tag.removeprefix("v")


def declared_version(source: str) -> str:
    """What ``__version__`` is set to in the text of a module."""
    found = re.search(r'^__version__ = "([^"]+)"$', source, re.MULTILINE)
    if found is None:
        raise ReleaseError("src/planwatch/__init__.py sets no __version__")
    return found[1]


def notes_of(changelog: str, version: str) -> str:
    """What the changelog says of the version; nothing may be left under Unreleased, where it would be in no notes."""
    sections = re.split(r"^## +", changelog, flags=re.MULTILINE)[1:]
    by_title = {title.strip(): body.strip() for title, _, body in (section.partition("\n") for section in sections)}
    if left := by_title.get("Unreleased"):
        raise ReleaseError(f"CHANGELOG.md has {left.count('- ')} lines under Unreleased: put them under {version}")
    dated = re.compile(rf"\[?{re.escape(version)}\]? - \d{{4}}-\d\d-\d\d")
    notes = next((body for title, body in by_title.items() if dated.fullmatch(title)), None)
    if notes is None:
        raise ReleaseError(f"CHANGELOG.md has no section '## {version} - YYYY-MM-DD'")
    if not notes:
        raise ReleaseError(f"CHANGELOG.md says nothing of {version}")
    return notes + "\n"


def build(release: Release) -> Path:
    """Make the sdist, and from it the wheel, in dist/ with the notes beside them. Returns the wheel."""
    folder = release.root / "dist"
    for old in folder.glob("*"):
        old.unlink()
    _run([sys.executable, "-m", "build", "--outdir", str(folder), str(release.root)], release.root)
    (folder / f"NOTES-{release.version}.md").write_text(release.notes, encoding="utf-8")
    return next(folder.glob(f"planwatch-{release.version}-*.whl"))


def install_alone(wheel: Path, environment: Path) -> Path:
    """Make an environment that holds the wheel and what it needs, and no more. Returns its planwatch."""
    venv.create(environment)
    python = str(environment / "bin" / "python")
    _run([sys.executable, "-m", "pip", "--python", python, "install", "--quiet", str(wheel)], environment)
    return environment / "bin" / "planwatch"


def try_out(planwatch: Path, version: str) -> None:
    """Run the program; raises ReleaseError where it is another version, or shows no sample plan."""
    said = _said([str(planwatch), "--version"], planwatch.parent).strip()
    if said != f"planwatch {version}":
        raise ReleaseError(f"the wheel says it is '{said}', and not planwatch {version}")
    if "SAMPLE" not in _said([str(planwatch), "demo"], planwatch.parent):
        raise ReleaseError("`planwatch demo` of the wheel shows no sample plan")


def main(args: Sequence[str] | None = None, root: Path = ROOT) -> int:
    """The script; returns its exit code: 0 released, 2 not, with the reason on stderr."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("tag", help="the tag to release, as v1.2.3; it must be what is checked out")
    parser.add_argument("--dry-run", action="store_true", help="only say whether tag, code and changelog agree")
    given = parser.parse_args(args)
    try:
        release = release_of(root, given.tag)
        if given.dry_run:
            print(f"planwatch {release.version} can be released, with these notes:\n\n{release.notes}", end="")
            return 0
        _run([str(root / ".ci" / "run")], root)
        wheel = build(release)
        with TemporaryDirectory(prefix="planwatch-release-") as scratch:
            try_out(install_alone(wheel, Path(scratch, "alone")), release.version)
    except (ReleaseError, OSError) as error:
        print(f"no release: {error}", file=sys.stderr)
        return 2
    print(f"planwatch {release.version} is in dist/, with its notes; nothing was uploaded")
    return 0


def _refuse_other_than(root: Path, tag: str) -> None:
    """What is built must be what the tag names, and no more."""
    tags = _said(["git", "tag", "--points-at", "HEAD"], root).split()
    if tag not in tags:
        raise ReleaseError(f"{tag} is not what is checked out: `git switch --detach {tag}`")
    if changed := _said(["git", "status", "--porcelain"], root).splitlines():
        raise ReleaseError(
            f"{len(changed)} files are not as {tag} has them, first {changed[0][3:]}: commit or remove them"
        )


def _run(command: Sequence[str], where: Path) -> None:
    if subprocess.run(command, cwd=where, check=False).returncode:
        raise ReleaseError(f"`{' '.join(command)}` failed")


def _said(command: Sequence[str], where: Path) -> str:
    """What the command prints, in an environment without the user's own plans and paths."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("PLANWATCH", "PYTHON"))}
    clean["PLANWATCH_HOME"] = str(where / "home")
    ended = subprocess.run(command, cwd=where, env=clean, capture_output=True, text=True, check=False)
    if ended.returncode:
        raise ReleaseError(f"`{' '.join(command)}` ended with {ended.returncode}: {ended.stderr.strip()}")
    return ended.stdout


if __name__ == "__main__":
    sys.exit(main())
