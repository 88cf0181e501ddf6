"""Typed text in Markdown: whatever it holds, it is read as words and never as markup."""

import re

from planwatch.model.text.visible import visible

_MARKUP = re.compile(
    r"[\\`*_{}\[\]<>|~^$&@#:.](?:(?<![:.])"
    r"|(?<=:)(?=//)|(?<=[Ww]\.)(?=\S)|(?<=\S\.)(?=[^\W\d_])|(?<=[a-zA-Z]:)(?=[\w+-]+:))"
)
"""What marks up anywhere, ``www.``, ``://`` and ``x.com`` among it: bare web addresses become links in some readers,
as do mail addresses. The set of all that it can take comes first, so that plain text is soon looked through."""
_BLOCK = re.compile(r"([+=-]|\d{1,9}[.)](?=\s|$))")
"""What begins a list, a rule or an underlined heading at the start of a line; ``#`` and ``>`` are escaped anywhere."""


def inline(text: str) -> str:
    """The text on one line, after something else, with a backslash before all that Markdown would obey."""
    return _MARKUP.sub(r"\\\g<0>", visible(" ".join(text.split())))


def escaped(text: str) -> str:
    """The same at the start of a line."""
    safe = inline(text)
    match = _BLOCK.match(safe)
    if match is None:
        return safe
    last = match.end() - 1
    return f"{safe[:last]}\\{safe[last:]}"
