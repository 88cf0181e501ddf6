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
    _quote, _quoted_at = "", 0
    """The quote that is open, and how much of the word stands before it."""

    def get_completion_args(self) -> tuple[list[str], str]:
        """The words before the one that is typed, and that one."""
        line = os.environ.get("COMP_LINE")
        if line is None:
            return super().get_completion_args()
        words = split_arg_string(line)
        self._quote, before = open_quote(line)
        is_begun = bool(self._quote) or not line[-1:].isspace()
        self._typed = words.pop() if words and is_begun else ""
        self._quoted_at = len(before)
        return words[1:], self._typed

    def format_completion(self, item: CompletionItem[Any]) -> str:
        """What bash puts in the place of the last part of the word; behind an open quote, which it closes itself."""
        option, sign, _ = self._typed.partition("=")
        prefix = f"{option}=" if sign and option.startswith("-") else ""  # click offers the value alone
        breaks = [at for at, sign in enumerate(self._typed) if sign in "=:" and sign in os.environ["COMP_WORDBREAKS"]]
        if self._quote:
            plain = (prefix + "".join(shlex.split(str(item.value))))[self._quoted_at :]
            return f"{item.type},{_behind(self._quote, plain)}"
        if not breaks:
            return super().format_completion(item)
        (word,) = shlex.split(str(item.value))
        return f"{item.type},{shlex.quote((prefix + word)[breaks[-1] + 1 :])}"


def open_quote(line: str) -> tuple[str, str]:
    """The quote that a line leaves open, and what stands before it in its word; nothing where none is open."""
    quote, word, before = "", "", ""
    signs = iter(line)
    for sign in signs:
        if sign == "\\" and quote != "'":
            word += next(signs, "")
        elif quote:
            quote, word = ("", word) if sign == quote else (quote, word + sign)
        elif sign in "'\"":
            quote, before = sign, word
        else:
            word = "" if sign.isspace() else word + sign
    return (quote, before) if quote else ("", "")


def _behind(quote: str, text: str) -> str:
    """The text as it stands inside that quote."""
    if quote == "'":
        return text.replace("'", "'\\''")
    return "".join(f"\\{sign}" if sign in '"\\$`' else sign for sign in text)


def register() -> None:
    """Let click complete bash so."""
    add_completion_class(Bash)
