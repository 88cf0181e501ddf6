"""Who answers, out of a cell: several names apart, dittos, nobody, and spellings that are one."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

from planwatch.exchange.table.fingerprint import plain_once
from planwatch.exchange.table.proposal import Name
from planwatch.model.text.names import plain

_NO_NAMES = """
    ?; ??; -; –; —; n/a; na; none; tbc; tba; tbd; to be confirmed; to be agreed; to be decided; to be determined;
    to be appointed; unassigned; unallocated; not assigned; not known; unknown; nobody; no one; no lead; vacant;
    not set; not allocated; (none); .
"""
_NOBODY = frozenset(word.strip() for word in _NO_NAMES.split(";"))
_DITTO = frozenset(
    {
        '"',
        "''",
        "“",
        "”",
        "〃",
        "ditto",
        "do",
        "do.",
        "as above",
        "same",
        "same as above",
        "see above",
        '" "',
        '-"-',
        '- " -',
        "^",
        "″",
    }
)
_SIGNS = re.compile(r"[;\n\r|•]")
_WORDS = re.compile(
    r"\s*(?:\s\+\s|\s[-–]\s(?=\S+ lead)|\bas well as\b|\btogether with\b|\bplus\b|\bsupported by\b|"
    r"\b(?:in (?:partnership|conjunction|consultation) with|with support from)\b)\s*",
    re.IGNORECASE,
)
_IN_WORDS = ("+", " lead", "with", "plus", "as well as", "supported by")
"""One of these stands in each text that those words take apart: most texts are one name."""
_LIST = re.compile(r"\[[^\[\]]*\]")
_SLASH = re.compile(r"\s*/\s*")
_NOT_SLASH = re.compile(r"(?i)\b(?:[nwco]/[a-z]|\d/\d|and/or)\b")
_AND = re.compile(r"\s*(?:,?\s+and\s+|\s*&\s*|,\s*)", re.IGNORECASE)
_PREFIX = re.compile(
    r"(?i)^(?:lead(?: officer)?|owner|responsible|support(?:ed by)?|led by|by)\s*[:=]\s*|^(?:and|with|also)\s+"
)
_SHARE = re.compile(r"\[\d+ ?%\]")
_LEADING = re.compile(r"(?i)\s*\((?:lead|overall lead)\)")
_POST = re.compile(
    r"(?i)\b(?:officers?|managers?|heads?|directors?|leads?|leaders?|teams?|councils?|boards?|chairs?|co-?ordinators?|"
    r"members?|partners?|groups?|committees?|services?|assistants?|administrators?|nurses?|teachers?|clerks?|governors?|"
    r"executives?|advisers?|advisors?|analysts?|engineers?|practitioners?|workers?|consultants?|secretary|treasurer|"
    r"holders?|champions?|specialists?|trusts?|ccg|police|all|staff|principals?|deputy|commissioners?|supervisors?|sro|"
    r"dcs|ceo|cfo|hr|it|finance|legal|agency|agencies|departments?|dept|users?|owners?|bod(?:y|ies))\b"
)
_OF = re.compile(r"(?i)\b(?:of|for)\b")
_CODE = re.compile(r"[A-Z][A-Z.&]{1,5}")
_PERSON = re.compile(r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Cllr|Prof)\.? )?[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){1,3}")
_SURNAME_FIRST = re.compile(r"(?:(?:de|van|von|Mc|O') ?)?[A-Z][\w'’-]+, [A-Z][\w'’.-]*(?: [A-Z]\.?)?")
_BULLET = re.compile(r"^[\s•·*–—-]+|[\s,.;:]+$")


class LeadReader:
    """Reads the names of a file: which names stand there alone tells what may be taken apart elsewhere."""

    def __init__(self, cells: Iterable[str]) -> None:
        texts = Counter(cells)
        self.surname_first = _are_surnames_first(texts)
        self._alone = {plain(text) for text in texts if not re.search(r"[/;,&\n]|\band\b", text)}
        self._split: dict[str, tuple[str, ...]] = {}
        self._parts: dict[str, Sequence[str]] = {}

    def is_ditto(self, text: str) -> bool:
        """Whether the cell says: the same as above."""
        return _is_ditto(text)

    def names(self, text: str) -> tuple[str, ...]:
        """The names in a cell, who leads first; none where it says that nobody does."""
        found = self._split.get(text)
        if found is None:
            found = self._split[text] = self._names(text)
        return found

    def _names(self, text: str) -> tuple[str, ...]:
        if _LIST.fullmatch(text.strip()):  # as programs write a list of names
            text = text.strip()[1:-1].replace(",", ";")
        if _is_nobody(text):
            return ()
        pieces = [piece for each in _SIGNS.split(text) for piece in _at_words(each.strip())]
        parts = [part for each in pieces for part in self._apart(each)]
        leading = [part for part in parts if "(" in part and _LEADING.search(part)]
        ordered = leading + [part for part in parts if part not in leading]
        names = [_bare(part) for part in ordered]
        kept = {plain(name): name for name in reversed(names) if name and not _is_nobody(name)}
        return tuple(reversed(kept.values()))

    def _apart(self, text: str) -> Sequence[str]:
        found = self._parts.get(text)
        if found is None:
            found = self._parts[text] = [text] if plain(text) in self._alone else self._taken_apart(text)
        return found

    def _taken_apart(self, text: str) -> Sequence[str]:
        parts = [text] if _NOT_SLASH.search(text) else _SLASH.split(_outside(text))
        return [_inside(name) for part in parts for name in self._joined(part)]

    def _joined(self, text: str) -> list[str]:
        if self.surname_first and "," in text:
            return [text]
        pieces, signs = _AND.split(text), _AND.findall(text)
        found = [pieces[0]]
        for sign, piece in zip(signs, pieces[1:], strict=True):
            if piece and self._are_two(found[-1], piece, sign):
                found.append(piece)
            else:
                found[-1] += sign + piece
        return found

    def _are_two(self, left: str, right: str, sign: str) -> bool:
        """Whether what stands on both sides of ``and`` are names: not in ``Head of Housing and Regeneration``."""
        if not left.strip():
            return False
        one, other = plain(left), plain(right)
        if one in self._alone and other in self._alone:
            return True
        if _is_name(right) and _is_name(left):
            return True
        if other in self._alone and not _OF.search(left):
            return True
        if _POST.search(right):
            return bool(_is_name(left) or one in self._alone)
        return "," in sign and not _OF.search(left) and not _POST.search(right.rsplit(" ", maxsplit=1)[-1])


def _at_words(text: str) -> Sequence[str]:
    low = text.casefold()
    return _WORDS.split(text) if any(word in low for word in _IN_WORDS) else (text,)


@lru_cache(16384)
def _is_ditto(text: str) -> bool:
    return " ".join(text.split()).casefold().strip("().") in _DITTO


@lru_cache(16384)
def _bare(part: str) -> str:
    """A name without what says that it leads, its share of the work (``[50%]``) and signs about it."""
    name = _PREFIX.sub("", " ".join(part.split()))
    return _BULLET.sub("", _SHARE.sub("", _LEADING.sub("", name))).strip()


def _is_name(text: str) -> bool:
    bare = text.strip()
    return bool(_CODE.fullmatch(bare) or _POST.search(bare) or _PERSON.fullmatch(bare))


def _outside(text: str) -> str:
    """The text with what stands in brackets kept from being taken apart."""
    return re.sub(r"\([^()]*\)", lambda match: match[0].translate(_HIDE), text) if "(" in text else text


def _inside(text: str) -> str:
    return text.translate(_SHOW)


_HIDE = {ord(sign): 0xE000 + number for number, sign in enumerate("/,&")}
_SHOW = {0xE000 + number: sign for number, sign in enumerate("/,&")}


@lru_cache(16384)
def _is_nobody(text: str) -> bool:
    return not text.strip() or " ".join(text.split()).casefold().strip("*") in _NOBODY


def _are_surnames_first(texts: Counter[str]) -> bool:
    with_comma = [text for text in texts if "," in text]
    alone = {text.strip() for text in texts if "," not in text}
    if any(part.strip() in alone for text in with_comma for part in text.split(",")):
        return False
    alike = sum(_SURNAME_FIRST.fullmatch(text.strip()) is not None for text in with_comma)
    return len(with_comma) > 0 and alike == len(with_comma) and 2 * alike > sum(1 for text in texts if text.strip())


class Names:
    """The names of one kind that were met: those that differ in capitals, accents or blanks only are one."""

    def __init__(self) -> None:
        self._met: dict[str, Counter[str]] = {}

    def add(self, name: str) -> str:
        """Meet a name; gives the key by which it is known."""
        key = plain_once(name)
        met = self._met.get(key)
        if met is None:
            met = self._met[key] = Counter()
        met[name] += 1
        return key

    def called(self) -> dict[str, str]:
        """The spelling that counts, by the key: the most frequent one, of several the first."""
        return {key: max(met, key=lambda name: met[name]) for key, met in self._met.items()}

    def told(self) -> tuple[Name, ...]:
        """All of them in the order in which they were met."""
        called = self.called()
        return tuple(Name(called[key], tuple(met), met.total()) for key, met in self._met.items())
