"""A plan that a PostgreSQL server keeps: each machine follows its log in a file of its own, and reads that."""

import sys
from importlib import import_module
from types import ModuleType
from typing import cast

from planwatch.errors import PlanwatchError


def _load() -> ModuleType:
    """What speaks to servers, without Python's own TLS, 4 MB: libpq brings what it speaks."""
    if "ssl" in sys.modules:
        return import_module("psycopg")
    modules = cast("dict[str, object]", sys.modules)
    modules["ssl"] = None
    try:
        return import_module("psycopg")
    finally:
        del modules["ssl"]


try:
    _load()
except ImportError as error:
    raise PlanwatchError(
        "planwatch was installed without what speaks to servers", "install it with `pip install 'planwatch[server]'`"
    ) from error
