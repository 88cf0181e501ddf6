"""Parameters that many commands take; light, since ``planwatch --help`` loads this too."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from pathlib import Path

    from click.shell_completion import CompletionItem

    from planwatch.paths import Place

AS_OF = "The plan as it was: a version, a day [and a time], a forum [and its day], or a change's number."
JSON_OF_CHANGE = "Tell as JSON what was changed."

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


class FilePath(click.ParamType["Path"]):
    """The name of a file, which need not be there."""

    name = "file"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> "Path":
        """The name as a path; fails where it cannot be one."""
        if not str(value) or "\0" in str(value):
            self.fail("the name of a file is needed", param, ctx)
        from pathlib import Path  # `planwatch --help` needs none

        return Path(value)

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> "list[CompletionItem[str]]":
        """Leave it to the shell."""
        from click.shell_completion import CompletionItem

        return [CompletionItem(incomplete, type="file")]


FILE = FilePath()


class PlacePath(FilePath):
    """The same, or the address of a plan on a server."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> "Place":  # pyright: ignore[reportIncompatibleMethodOverride]
        """The name as a place; fails where it cannot be one."""
        from planwatch.paths import place

        path = super().convert(value, param, ctx)
        return place(str(value)) if ":/" in str(value) else path


PLACE = PlacePath()


def json_option(said: str = JSON_OF_CHANGE) -> Decorator:
    """The option ``--json``, which a command takes as ``as_json``."""
    return click.option("--json", "as_json", is_flag=True, help=said)


def offered(words: Iterable[tuple[str, str]]) -> "list[CompletionItem[str]]":
    """Words, each with what is said of it, as click hands them to a shell that completes."""
    from click.shell_completion import CompletionItem  # only where a shell completes

    return [CompletionItem(word, help=said) for word, said in words]
