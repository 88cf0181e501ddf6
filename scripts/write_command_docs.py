"""Writes docs/commands/ from the commands' own help: one page for each command, and an index by section."""

import inspect
import re
import textwrap
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click

from planwatch.cli.main import cli

ROOT = Path(__file__).parent.parent
FOLDER = Path("docs", "commands")
INDEX = "README.md"
_SAME = "Written from the commands' own help: `planwatch COMMAND --help` says the same in a terminal."


def pages() -> dict[str, str]:
    """The text of each page by its file name; no page knows how wide a terminal is."""
    root = click.Context(cli, info_name="planwatch", **cli.context_settings)
    made = {f"{name}.md": _page(_command(root, name), root, name) for name in cli.list_commands(root)}
    return {INDEX: _index(root)} | made


def _command(root: click.Context, name: str) -> click.Command:
    command = cli.get_command(root, name)
    if command is None:
        raise LookupError(name)
    return command


def _index(root: click.Context) -> str:
    sections = _Sections()
    cli.format_commands(root, sections)
    parts = ["# Commands", _SAME, *_help(cli), _usage(cli, root), *_options(cli, root)]
    for title, rows in sections.found:
        parts += [f"## {title}", _table(("command", "does"), [(f"[{name}]({name}.md)", said) for name, said in rows])]
    return _joined([*parts, *_epilog(cli)])


def _page(command: click.Command, root: click.Context, name: str) -> str:
    ctx = click.Context(command, info_name=name, parent=root)
    parts = [f"# planwatch {name}", *_help(command), _usage(command, ctx), *_options(command, ctx), *_epilog(command)]
    return _joined([*parts, f"[All commands]({INDEX})"])


def _joined(parts: Sequence[str]) -> str:
    return "\n\n".join(part for part in parts if part) + "\n"


def _usage(command: click.Command, ctx: click.Context) -> str:
    return _fenced("text", " ".join([ctx.command_path, *command.collect_usage_pieces(ctx)]))


def _help(command: click.Command) -> list[str]:
    return [part for paragraph in _paragraphs(command.help) for part in _paragraph(paragraph)]


def _options(command: click.Command, ctx: click.Context) -> list[str]:
    """All but --help, which every command has."""
    options = [one for one in command.get_params(ctx) if isinstance(one, click.Option) and "--help" not in one.opts]
    records = (option.get_help_record(ctx) for option in options)
    rows = [(f"`{record[0]}`", record[1]) for record in records if record]
    return ["## Options", _table(("option", "does"), rows)] if rows else []


def _epilog(command: click.Command) -> list[str]:
    return [part for paragraph in _paragraphs(command.epilog) for part in _paragraph(paragraph)]


def _paragraphs(text: str | None) -> list[str]:
    return re.split(r"\n{2,}", inspect.cleandoc(text or "").strip())


def _paragraph(text: str) -> Iterator[str]:
    r"""Prose as prose; what click is told by ``\b`` to leave as it is stays so, below a line that ends with a colon."""
    literal = text.startswith("\b\n")
    lines = text.removeprefix("\b\n").splitlines()
    below = [line for line in lines[1:] if line.startswith(" ")]
    if not (literal and lines[0].endswith(":") and len(below) == len(lines) - 1):
        yield _escaped(" ".join(line.strip() for line in lines))
        return
    if lines[0] == "Examples:":
        yield "## Examples"
    else:
        yield _escaped(lines[0])
    block = textwrap.dedent("\n".join(below))
    yield _fenced("sh" if block.startswith("planwatch") else "text", block)


def _fenced(language: str, text: str) -> str:
    return f"```{language}\n{text}\n```"


def _table(head: tuple[str, str], rows: Iterable[tuple[str, str]]) -> str:
    cells = [(first.replace("|", "\\|"), _escaped(second)) for first, second in rows]
    return "\n".join(f"| {first} | {second} |" for first, second in (head, ("---", "---"), *cells))


def _escaped(text: str) -> str:
    """What Markdown would read as its own is told to stay text; what stands in backquotes is left alone."""
    parts = text.split("`")
    return "`".join(part if at % 2 else re.sub(r"([*<>|])", r"\\\1", part) for at, part in enumerate(parts))


class _Sections(click.HelpFormatter):
    """Takes down what a group says of its commands, in place of setting it for a terminal."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, list[tuple[str, str]]]] = []
        self._title = ""

    @contextmanager
    def section(self, name: str) -> Generator[None]:
        self._title = name
        yield

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        self.found.append((self._title, list(rows)))


def write(folder: Path) -> None:
    """Write all pages into the folder, and take away those of commands that are no more."""
    folder.mkdir(parents=True, exist_ok=True)
    made = pages()
    for old in folder.glob("*.md"):
        if old.name not in made:
            old.unlink()
    for name, text in made.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write(ROOT / FOLDER)
