"""Where the data that ships with planwatch is: ``db/`` and ``themes/``."""

from pathlib import Path

from planwatch.errors import PlanwatchError

_PACKAGE = Path(__file__).resolve().parent


def bundled(folder: str) -> Path:
    """The shipped folder of that name.

    A wheel holds it inside the package; in a checkout (an editable install, the tests) it is at the top. Plain paths,
    since importlib.resources takes longer to import than most commands take to run.
    """
    installed = _PACKAGE / folder
    if installed.is_dir():
        return installed
    checkout = _PACKAGE.parents[1]
    if (checkout / "pyproject.toml").is_file() and (checkout / folder).is_dir():
        return checkout / folder
    raise PlanwatchError(f"planwatch was installed without its {folder} folder", "Install planwatch again.")
