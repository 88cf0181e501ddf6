"""How the items of a meeting and its resolutions are numbered: by the council's own numbers, else in their order."""

import re
from collections.abc import Iterable, Sequence

_OWN = re.compile(r"\(?(?P<number>\d{1,4}(?:[./]\d{1,4})*[a-z]?)(?:[.):]+ *|(?= ))(?![\d ]*$)")
_YEAR = re.compile(r"(?:19|20)\d\d(?:[./]\d+)*")
_MONTH = re.compile(
    r" (?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"[0-9A-Za-z][0-9A-Za-z.()/-]{0,19}")
_PLAIN = re.compile(r"0|[1-9]\d{0,8}")


def own_number(item: str) -> str:
    """The council's own number, which an item begins with: ``42`` of ``42. Budget``; empty where there is none.

    A year or a day of a month is none: ``2016 budget``, ``3 March seminar``.
    """
    found = _OWN.match(item)
    if found is None:
        return ""
    number, is_bare = found["number"], found.end() == found.end("number") and not item.startswith("(")
    return "" if is_bare and (_YEAR.fullmatch(number) or _MONTH.match(item, found.end())) else number


def item_numbers(items: Sequence[str]) -> list[str]:
    """The number of each item: its own, else its place."""
    return [own_number(item) or str(place) for place, item in enumerate(items, 1)]


def titled(item: str, place: int) -> str:
    """An item as it stands in a list: with its own number just as it was typed, else with that of its place."""
    return item if own_number(item) else f"{place}. {item}"


def read_number(typed: str) -> int | str:
    """What was typed as the number of a resolution: whole numbers are kept as such, all else as it was typed."""
    words = typed.strip().removesuffix(".")
    return int(words) if _PLAIN.fullmatch(words) else words


def is_number(number: int | str) -> bool:
    """Whether a resolution can be numbered so: ``7``, ``42.1``, ``42(a)``, ``12/16``."""
    if isinstance(number, int):
        return number >= 0
    return _NUMBER.fullmatch(number) is not None and not number.isdigit()


def next_number(known: Iterable[int | str], item: str = "") -> int | str:
    """The number after those of a meeting; with ``item`` the next one within that: ``42.1``."""
    if not item:
        return 1 + max((one for one in known if isinstance(one, int)), default=0)
    within = re.compile(rf"{re.escape(item)}\.(\d{{1,9}})", re.IGNORECASE)
    found = [int(match[1]) for one in known if (match := within.fullmatch(str(one)))]
    return f"{item}.{1 + max(found, default=0)}"
