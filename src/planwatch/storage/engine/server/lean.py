"""Loading what speaks to servers without what it loads for uses that planwatch has none of."""

import sys
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Generic, TypeVar, cast

T = TypeVar("T")
_ASYNC = ("_copy_async", "_pipeline_async", "_server_cursor_async", "connection_async", "cursor_async", "raw_cursor")
_TRIED = ("3.2.*", "3.3.*")
"""Versions of psycopg that it is known to load without the rest."""
_TYPES = ("composite", "enum", "net", "numpy")


class _Unused(Generic[T]):
    """Whatever is only inherited from, or named in a hint."""


def load() -> None:
    """Load psycopg, without what ``_without`` tells where that was tried with its version. Raises ImportError."""
    modules = cast("dict[str, object]", sys.modules)
    if "psycopg" in modules or not _was_tried():
        import_module("psycopg")
        return
    put = {name: module for name, module in _without().items() if name not in modules}
    modules.update(put)
    try:
        import_module("psycopg")
    finally:
        for name in put:
            modules.pop(name, None)


def _was_tried() -> bool:
    """Whether it is of a version that all of this fits; asking importlib.metadata would load what is to be left out."""
    found = find_spec("psycopg")
    beside = Path(found.origin).parents[1] if found is not None and found.origin else None
    return beside is not None and any(next(beside.glob(f"psycopg-{tried}.dist-info"), None) for tried in _TRIED)


def _without() -> dict[str, ModuleType | None]:
    """Modules by name, as psycopg finds them: a third of its start and 3 MB are theirs; Python's own TLS takes 4 more.

    It wants them to tell its own version, to look for a libpq where it did not bring one, for time zones where a moment
    is asked for, to be spoken to without waiting, and for values that no plan has. What libpq brings speaks TLS.
    """
    return {
        **{f"psycopg.{name}": _module(name, __getattr__=_unused) for name in _ASYNC},
        **{f"psycopg.types.{name}": _module(name, register_default_adapters=_no_adapters) for name in _TYPES},
        "ssl": None,
        "asyncio": _module("asyncio", __getattr__=_unused, CancelledError=GeneratorExit),
        "ctypes": _module("ctypes"),
        "ctypes.util": _module("ctypes.util"),
        "importlib.metadata": _module("importlib.metadata", version=_no_version, PackageNotFoundError=LookupError),
        "zoneinfo": _module("zoneinfo", ZoneInfo=_time_zone),
    }


def _module(name: str, **has: object) -> ModuleType:
    module = ModuleType(name)
    module.__dict__.update(has)
    return module


def _unused(_: str) -> type[_Unused[object]]:
    return _Unused


def _no_adapters(_: object) -> None: ...


def _no_version(_: str) -> str:
    return ""


def _time_zone(key: str) -> object:
    return import_module("zoneinfo").ZoneInfo(key)
