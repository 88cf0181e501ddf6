"""Files and addresses opened in what the desktop has for them: never by a shell, and only what is harmless to open."""

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from shutil import which
from urllib.parse import unquote, urlsplit

from planwatch.errors import PlanwatchError
from planwatch.model.text.visible import short, visible

_SCHEME = re.compile(r"([A-Za-z][\w+.-]+):(?!\\)")
_OPENERS = {"darwin": "open", "win32": "explorer"}
_DOCUMENTS = frozenset((
    ".html", ".htm", ".md", ".txt", ".csv", ".tsv", ".toml", ".json", ".ics", ".eml", ".msg", ".pdf", ".rtf",
    ".docx", ".doc", ".odt", ".xlsx", ".xls", ".ods", ".pptx", ".ppt", ".odp",
    ".png", ".jpg", ".jpeg", ".gif", ".webp", ".tif", ".tiff", ".bmp", ".mp3", ".m4a", ".wav", ".mp4", ".mov", ".zip",
))  # fmt: skip
"""What a desktop shows; anything else it might run."""
_begun: list["subprocess.Popen[bytes]"] = []
"""Those that may still run: to be asked for, so that none is left dead."""


def why_not(environ: Mapping[str, str] = os.environ) -> str:
    """Why nothing can be opened from here: over a wire, or where there is no desktop. Empty where it can."""
    if environ.get("SSH_CONNECTION") or environ.get("SSH_TTY"):
        return "this is another machine than the one you sit at"
    if sys.platform not in _OPENERS and not (environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY")):
        return "there is no desktop here"
    return ""


def open_file(path: Path) -> str:
    """Open a document or folder; returns what to say: where it lies, where it cannot be opened from here.

    Raises PlanwatchError for what is not there, and what a desktop might run instead of showing it.
    """
    whole = path.expanduser().resolve()
    if not whole.exists():
        raise PlanwatchError(f"{path} is not there", "give another path, or have whoever keeps it put it back")
    if not whole.is_dir() and whole.suffix.casefold() not in _DOCUMENTS:
        raise PlanwatchError(f"{whole.name} is no document that is opened from here", f"it lies at {whole}")
    return _opened(str(whole), f"it lies at {whole}", f"{whole.name} opened")


def open_address(address: str) -> str:
    """Open an address, which must be one that ``links`` has found harmless; returns what to say."""
    return _opened(address, address, "opened")


def _opened(what: str, where: str, said: str) -> str:
    if reason := why_not():
        return f"{reason}: {where}"
    name = _OPENERS.get(sys.platform, "xdg-open")
    program = which(name)
    if program is None:
        return f"there is no {name} here: {where}"
    _begun[:] = [each for each in _begun if each.poll() is None]
    try:
        begun = subprocess.Popen(  # noqa: S603  a list of arguments: no shell reads it
            [program, what], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            start_new_session=True,
        )  # fmt: skip
    except OSError as error:
        raise PlanwatchError(f"{name} could not be run: {error.strerror}", where) from error
    _begun.append(begun)
    return said


def file_named(text: str, folder: Path) -> Path:
    """The file that a text names, in that folder where it is no whole path; raises PlanwatchError with the reason.

    Only what is there is named; a network path is not, since looking at it already sends who one is.
    """
    typed = text.strip().strip("\"'")
    if not typed:
        raise PlanwatchError("nothing is named there", "write the address or the file into it")
    if visible(typed) != typed:
        raise PlanwatchError(f"'{short(visible(typed), 80)}' has signs that no path has", "type it anew")
    if typed.lower().startswith("file:"):
        typed = _path_of(typed)
    if typed.startswith(("\\\\", "//")):
        raise PlanwatchError(f"{short(typed, 80)} is on another machine", "open it from there")
    scheme = _SCHEME.match(typed)
    if scheme is not None and len(scheme[1]) > 1:
        raise PlanwatchError(f"'{scheme[1]}:' is not opened", "only http, https, mailto and files that are there")
    try:
        path = Path(typed).expanduser()
        whole = path if path.is_absolute() else folder / path
        if whole.exists():
            return whole
    except (OSError, RuntimeError, ValueError):
        pass
    raise PlanwatchError(f"no address and no file that is there: {short(typed, 80)}", "write where it is kept into it")


def _path_of(typed: str) -> str:
    parts = urlsplit(typed)
    if parts.netloc not in ("", "localhost"):
        return f"//{parts.netloc}{parts.path}"
    return unquote(parts.path)
