"""Check of texts: notes to self that were left in."""

import re
from collections.abc import Iterator

from planwatch.model.checks.finding import CheckInput, Found
from planwatch.model.checks.texts import every
from planwatch.model.text.visible import short

NOTE = re.compile(
    r"""
      \bnote\ to\ self\b | \b(?:TODO|FIXME)\b | \bTO\ DO: | \bto\ be\ deleted\ before\b
    | \b(?:double|re)[- ]?check\ (?:this|these|those|that|figures?|numbers?|dates?|the\ (?:figures?|numbers?|dates?))\b
    | \binsert\ (?:[a-z]+\ )?(?:name|date|figure|number|text|link|title)s?\ here\b
    | [\[(<{]\s*(?:please\ )?(?:
          (?:double[- ]?)?check(?!\ and\b|ing|s?\ by\b|list)\b | confirm\b | ask\b | insert\b | is\ this\b | not\ sure\b
        | find\ out\b | delete\ this\b | add\ (?:date|name|link|figure|number)s?\b
        | (?:name|date|figure|number|link)s?\s*[\])>}]
      )[^\])>}]{0,60}[\])>}]?
    | \([^()]{0,40}\?\s*\) | \?\?+ | £[x?]{1,3}\b | \bx{3,}\b | \blorem\ ipsum\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""What people write to themselves, in a form that hardly stands in a text meant for others. ``(check and challenge)``
is a field's own term; a single question mark outside brackets may be a question that the action asks."""

_SIGNS = ("note", "todo", "to do:", "xme", "deleted", "check", "nsert", "[", "(", "<", "{", "??", "£", "xxx", "lorem")
"""One of these is in all that ``NOTE`` finds, and in few other texts: to look for them is far quicker. None has an i,
which a pattern that ignores case finds in more letters than casefolding does."""


def note_in(text: str) -> str:
    """The first note to self in a text; empty where there is none."""
    match = NOTE.search(text) if _has_sign(text.casefold()) else None
    return match[0] if match else ""


def _has_sign(folded: str) -> bool:
    return any(map(folded.__contains__, _SIGNS))


def note_to_self(look: CheckInput) -> Iterator[Found]:
    """In texts that go out: an internal update does not, an older update is history."""
    for one in look.once(every):
        for name, text in one.texts if _has_sign(one.folded) else ():
            if match := note_in(text):
                words = short(match)
                said = f"A note to self is left in its {name}: “{words}”"
                yield Found(one.about, said, f"{_kept(name)}: {words}", part=one.part)


def _kept(name: str) -> str:
    """The name as acceptances have it."""
    return name if name == "last update" else name.replace(" ", "_")
