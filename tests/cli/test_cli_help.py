"""Help: every command has one, with examples that work."""

import re
from pkgutil import iter_modules

import click
import pytest

from planwatch.cli import command as command_folder
from planwatch.cli.commands import COMMANDS, SECTIONS, module_of
from planwatch.cli.main import cli
from tests.cli.conftest import Call

EXAMPLE = re.compile(r"^ +(?:\w+  +)?(?:eval \"\$\()?planwatch (.+)$", re.MULTILINE)
every_command = pytest.mark.parametrize("name", COMMANDS)


def command(name: str) -> click.Command:
    found = cli.get_command(click.Context(cli), name)
    assert found is not None
    return found


def examples(text: str) -> list[list[str]]:
    """The words of each call of planwatch that stands on a line of its own; what stands in quotes is one of them."""
    return [
        re.sub(r'"[^"]*"', "text", example.split("|")[0].split(">")[0]).split() for example in EXAMPLE.findall(text)
    ]


def called(words: list[str]) -> str:
    """The command that an example calls, whatever options stand before it."""
    return next(word for word in words if word in COMMANDS)


@every_command
def test_a_command_is_called_as_it_is_listed_and_its_line_stands_in_the_list_alone(name: str) -> None:
    assert command(name).name == name
    assert command(name).short_help is None
    assert COMMANDS[name].endswith((".", "…"))


def test_each_file_of_a_command_is_listed_once() -> None:
    files = {info.name for info in iter_modules(command_folder.__path__, f"{command_folder.__name__}.")}
    assert files == {module_of(name) for name in COMMANDS}
    assert len(COMMANDS) == sum(map(len, SECTIONS.values()))


@every_command
def test_every_command_has_help_with_examples(call: Call, name: str) -> None:
    result = call(name, "--help")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith(f"Usage: planwatch {name}")
    assert name in [called(example) for example in examples(result.stdout.split("Options:")[1])]
    assert max(map(len, result.stdout.splitlines())) <= 100


@every_command
def test_every_option_says_what_it_does(name: str) -> None:
    assert all(option.help for option in command(name).params if isinstance(option, click.Option))


@every_command
def test_what_an_example_calls_exists_with_the_options_it_gives(name: str) -> None:
    found = examples(command(name).epilog or "")
    assert found
    for words in found:
        params = command(called(words)).params
        known = {flag for param in params for flag in (*param.opts, *param.secondary_opts)}
        given = {word for word in words[words.index(called(words)) :] if word.startswith("--")}
        assert given <= known, words


def test_the_help_of_planwatch_names_every_command(call: Call) -> None:
    text = call("--help").stdout
    assert all(re.search(rf"^  {name} +\S", text, re.MULTILINE) for name in COMMANDS)
    assert call("-h").stdout == text
