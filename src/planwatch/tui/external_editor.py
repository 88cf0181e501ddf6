"""Long text edited in the user's own editor."""

import os
import shlex
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from textual.app import App, SuspendNotSupported

from planwatch.errors import PlanwatchError


def edit_outside(app: App[object], text: str) -> str:
    """The text as ``VISUAL`` or ``EDITOR`` leaves it; raises PlanwatchError where there is none, or it fails."""
    command = os.environ.get("VISUAL") or os.environ.get("EDITOR") or ""
    if not command.strip():
        raise PlanwatchError("no editor is set", "set EDITOR, or edit in place with e or f")
    with TemporaryDirectory(prefix="planwatch-") as folder:  # made for its owner only
        file = Path(folder) / "text.txt"
        before = text.encode("utf-8")
        file.write_bytes(before)
        try:
            with app.suspend():
                status = subprocess.run([*shlex.split(command), str(file)], check=False).returncode  # noqa: S603  the user's own editor
        except (OSError, ValueError, SuspendNotSupported) as error:
            raise PlanwatchError(f"the editor '{command}' could not be run: {error}", "check EDITOR") from error
        if status:
            raise PlanwatchError(f"the editor '{command}' ended with {status}", "nothing was changed")
        try:
            # Read as text, line breaks of another kind would look like a change.
            return text if file.read_bytes() == before else file.read_text("utf-8").rstrip("\n")
        except (OSError, UnicodeDecodeError) as error:
            raise PlanwatchError(f"what the editor wrote cannot be read: {error}", "save it as UTF-8") from error
