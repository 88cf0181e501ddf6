"""How bash completes: it ends a word at ``=`` and ``:``, and takes what is offered for the part behind."""

import os
import shlex
from typing import Any

from click.shell_completion import BashComplete, CompletionItem, add_completion_class, split_arg_string


class Bash(BashComplete):
    """Click's, but that it is given the line as it was typed: ``lead=H`` is one word of a command."""

    source_template = BashComplete.source_template.replace(
        "env COMP_WORDS=", 'env COMP_LINE="${COMP_LINE:0:COMP_POINT}" COMP_WORDBREAKS="$COMP_WORDBREAKS" COMP_WORDS='
    ).replace("COMPREPLY+=($value)\n", "COMPREPLY+=($value)\n            [[ $value == *[=:] ]] && compopt -o nospace\n")
    _typed = ""

    def get_completion_args(self) -> tuple[list[str], str]:
        """The words before the one that is typed, and that one."""
        line = os.environ.get("COMP_LINE")
        if line is None:
            return super().get_completion_args()
        words = split_arg_string(line)
        self._typed = words.pop() if words and not line[-1:].isspace() else ""
        return words[1:], self._typed

    def format_completion(self, item: CompletionItem[Any]) -> str:
        """What bash puts in the place of the last part of the word."""
        breaks = [at for at, sign in enumerate(self._typed) if sign in "=:" and sign in os.environ["COMP_WORDBREAKS"]]
        if not breaks:
            return super().format_completion(item)
        (word,) = shlex.split(str(item.value))
        return f"{item.type},{shlex.quote(word[breaks[-1] + 1 :])}"


def register() -> None:
    """Let click complete bash so."""
    add_completion_class(Bash)
