"""Loading what speaks to servers without what it loads for uses that planwatch has none of."""

import sys
from importlib import import_module
from types import ModuleType
from typing import Generic, TypeVar, cast

T = TypeVar("T")


class _Unused(BaseException, Generic[T]):
    """Whatever is only inherited from, named in a hint, or caught."""


def load(name: str) -> None:
    """Load a package, without what ``_without`` tells where that will do. Raises ImportError."""
    if name in sys.modules:
        return
    modules = cast("dict[str, object]", sys.modules)
    put = {each: module for each, module in _without().items() if each not in modules}
    modules.update(put)
    try:
        import_module(name)
    except (ImportError, AttributeError, TypeError):  # another version of it, which has a use for them
        for each in [each for each in modules if each.split(".")[0].startswith(name)]:
            del modules[each]
    finally:
        for each in put:
            modules.pop(each, None)
    import_module(name)


def _without() -> dict[str, ModuleType | None]:
    """Modules by name, as psycopg finds them: a third of its start and 2 MB are theirs; Python's own TLS takes 4 more.

    It wants them to tell its own version, to look for a libpq where it did not bring one, for time zones where a moment
    is asked for, and to be spoken to without waiting. What libpq brings speaks TLS.
    """
    return {
        "ssl": None,
        "asyncio": _module("asyncio", __getattr__=_unused),
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


def _no_version(_: str) -> str:
    return ""


def _time_zone(key: str) -> object:
    return import_module("zoneinfo").ZoneInfo(key)
