"""The financial years of a cost, and its shares in them."""

import re
from collections.abc import Sequence

from msgspec import Struct

from planwatch.model.plan.money import pounds

_YEAR = r"((?:19|20)\d\d)(?: ?[/–-] ?(\d\d(?:\d\d)?))?"
_SHARE = re.compile(rf"(?:FY ?)?{_YEAR}(?:[ :=]+£ ?(\d[\d,]{{0,14}})(?:\.(\d\d))?)?", re.IGNORECASE)


class Share(Struct, frozen=True):
    """A year, and what of the cost falls into it; None: as much as the other years leave."""

    year: str
    pence: int | None = None

    @property
    def text(self) -> str:
        """``2015/16 £10,000``, as it is typed and kept."""
        if self.pence is None:
            return self.year
        return f"{self.year} {pounds(self.pence)}"


def year_words(begins: int, year_starts: int) -> str:
    """``2015/16``, the year that begins in 2015; ``2015`` where years begin in January."""
    return str(begins) if year_starts == 1 else f"{begins}/{(begins + 1) % 100:02}"


def read_share(words: str, year_starts: int) -> Share | None:
    """A year of the plan with its share, as typed: ``2015-16``, ``2015/16 £10,000``; None where it is none."""
    match = _SHARE.fullmatch(words.strip())
    if match is None:
        return None
    begins, second = int(match[1]), match[2]
    if (second is None) != (year_starts == 1) or (second and int(second) % 100 != (begins + 1) % 100):
        return None
    pence = int(match[3].replace(",", "")) * 100 + int(match[4] or 0) if match[3] else None
    return Share(year_words(begins, year_starts), pence)


def read_shares(words: Sequence[str], year_starts: int) -> tuple[Share, ...]:
    """The years among the words, each once and in order; what is no year is left out."""
    found: dict[str, Share] = {}
    for each in words:
        if (share := read_share(each, year_starts)) is not None:
            found.setdefault(share.year, share)
    return tuple(found[year] for year in sorted(found))


def split(pence: int, shares: Sequence[Share]) -> list[tuple[str, int]]:
    """A sum over these years, to the penny: what has a share gets that, the others the rest, evenly and in order.

    Where all have shares and these are not the sum, what is over, or missing, is in no year ("").
    """
    rest = pence - sum(share.pence or 0 for share in shares)
    without = [share.year for share in shares if share.pence is None]
    each, odd = divmod(rest, len(without)) if without else (0, 0)
    even = {year: each + (place < odd) for place, year in enumerate(without)}
    found = [(share.year, share.pence if share.pence is not None else even[share.year]) for share in shares]
    return found if without or (not rest and shares) else [*found, ("", rest)]
