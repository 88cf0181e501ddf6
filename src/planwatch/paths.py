"""Where planwatch keeps a user's files; names the places and creates none of them."""

import os
import re
from pathlib import Path

from planwatch.errors import PlanwatchError

HOME = "PLANWATCH_HOME"
"""The environment variable that puts everything into one folder."""


class Address(str):
    """The name of a plan that a server keeps, ``postgresql://…``; as it is written it may be shown."""

    __slots__ = ()

    @classmethod
    def names(cls, text: str) -> bool:
        """Whether the text names a plan on a server and not a file."""
        return text.startswith(("postgresql://", "postgres://"))


Place = Path | Address
"""Where a plan is kept: in a file, or on a server."""


def refuse_password(text: str) -> None:
    """Raise PlanwatchError where an address has a password in it."""
    if re.match(r"\w+://[^/?#]*:[^/?#]*@", text) or re.search(r"[?&](ssl)?password=", text):
        raise PlanwatchError(
            "the address of the server has a password in it, which everybody on this machine could read",
            "keep it in ~/.pgpass, and take it out of the address",
        )


def place(text: str) -> Place:
    """The place of that name.

    Raises PlanwatchError for an address of another kind, or one with a password; nothing secret of it is repeated.
    """
    if Address.names(text):
        refuse_password(text)
        return Address(text)
    if (kind := re.match(r"[A-Za-z][A-Za-z0-9+.-]+:/", text)) is not None:
        raise PlanwatchError(
            f"{kind[0]}… is not how a server is named, nor a file", "write it postgresql://NAME@HOST/DATABASE"
        )
    return Path(text)


def config_folder() -> Path:
    """Holds what is the user's own; planwatch writes only the settings, as they are changed in the app."""
    return _folder("config")


def data_folder() -> Path:
    """Holds plans, where the user named no other file."""
    return _folder("data")


def state_folder() -> Path:
    """Holds what can be lost without harm, such as which files are as planwatch wrote them."""
    return _folder("state")


def cache_folder() -> Path:
    """Holds what is made again when it is missed, such as copies of plans that a server keeps."""
    return _folder("cache")


def default_database() -> Path:
    """The plan file that is opened where neither ``--db`` nor ``PLANWATCH_DB`` names one."""
    return data_folder() / "plans.db"


def config_file() -> Path:
    """The user's settings."""
    return config_folder() / "config.toml"


def skins_folder() -> Path:
    """The user's own colour themes, one TOML file each."""
    return config_folder() / "themes"


def templates_folder() -> Path:
    """The user's own templates of reports and messages, which stand in for those of the same name."""
    return config_folder() / "templates"


def _folder(kind: str) -> Path:
    if home := os.environ.get(HOME):
        return _home(home)
    # Imported here because it takes as long as all else that a command given --db imports.
    import platformdirs

    find = {
        "config": platformdirs.user_config_path,
        "data": platformdirs.user_data_path,
        "state": platformdirs.user_state_path,
        "cache": platformdirs.user_cache_path,
    }[kind]
    return find("planwatch", appauthor=False)


def _home(text: str) -> Path:
    try:
        return Path(text).expanduser().absolute()
    except (RuntimeError, OSError) as error:
        raise PlanwatchError(f"{HOME} names no folder: {text!r}", "Give it the full path of a folder.") from error
