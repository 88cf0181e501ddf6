"""The vocabulary of dates, and the step that makes a wording plain before it is read."""

import re
import unicodedata

from planwatch.model.dates.when import MONTHS

LONGEST = 2000
"""Characters; what is longer is a report and no date."""

MONTH = (
    r"(?:jan(?:uary)?|feb(?:r?uary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?![a-z])\.?"
)
MONTH_NAMES = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
WEEKDAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WEEKDAY_NAME = r"(?:mon|tue(?:s)?|wed(?:s|nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?"
WEEKDAY = rf"{WEEKDAY_NAME}(?![a-z])\.?"
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
TERMS = {"autumn": (9, 4), "spring": (1, 4), "summer": (4, 4)}
"""The first month of a school term, and how many months it touches."""
COUNTS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
ORDINALS = ("first", "second", "third", "fourth", "fifth", "last")
NUMBER = rf"(?:\d{{1,4}}|{'|'.join(COUNTS)}|an?)"
UNIT = r"(?:calendar )?(?:days?|(?:working|business) days?|weeks?|fortnights?|months?|years?)"

NOTHING = re.compile(
    r"(?:tb[acd]|to be (?:advised|agreed|arranged|confirmed|decided|determined)|not (?:known|set|applicable|stated)|"
    r"n/?a|none|nil|unknown|in due course|-+|\?+|no date|pending|awaited|see .*|check .*|refer to .*|short term|"
    r"medium term|long(?:er)? term)\b.*|",
    re.DOTALL,
)
ONGOING = re.compile(
    r"\b(?:on-? ?going|continu(?:ous|ing|al|es?)(?:ly)?|immediate(?:ly)?|with immediate effect|a\.?s\.?a\.?p|"
    r"as soon as (?:possible|practicable)|business as usual|bau|in progress|underway|at all times|permanent(?:ly)?)\b"
)
CONDITIONAL = re.compile(
    r"(?:after|as (?:and when|required|needed|necessary|appropriate|soon as(?! (?:possible|practicable|reasonabl)))|"
    r"at (?:the )?(?:next|time|point|each)|awaiting|depend(?:ent|ing|s)|following|if\b|linked|next\b|"
    r"in (?:line|accordance|tandem) with|pending|prior to|subject to|upon|until|when(?:ever)?\b|where\b|within\b|"
    r"on (?:completion|receipt|approval|publication|appointment|notification|commencement|confirmation)|"
    r"once\b(?! (?:an?|per|every|each|in)\b)|"
    r"(?!every|each|first|last|final)(?:\S+ ){1,3}(?:days?|weeks?|months?|years?) "
    r"(?:after|before|following|from|of|post|prior to)\b)"
)
"""How words begin that wait for an event."""
PLACED_BY = re.compile(
    r"(?:^|\W)(?:by|in|during|throughout|within|over|before|until|till?|since|from|due|to|target|deadline|"
    r"late[rs]t? than|pre-?|this|next|next review|course of|completed|achieved)(?: the)?(?: end of)?[: ]*$"
)
"""The words before a part that make a date of it, though it stands in a sentence."""
_FILLERS = """
    a about agm an and anticipated approx approximately around assembly at be before beyond board by c cabinet circa
    commence commenced commences commencing committee complete completed completion conference continuing council
    date deadline deferred delayed delivered delivery done draft drafted due during each end ended ending ends est
    estimate estimated expected extended final finish for fri friday from in interim is later latest meeting mon
    monday moved next no not now of old on on-going ongoing onward onwards or original originally planned postponed
    previous previously prior provisional provisionally reschedule rescheduled reviewed revised sat saturday since
    slippage slipped start started starting starts sun sunday target term than the then this thu thurs thursday till
    timescale to tue tues tuesday until up was wed wednesday
"""
FILLERS = frozenset(_FILLERS.split())
"""Words beside which a part needs no other sign that it is a date."""

_LOWER = {upper: upper + 32 for upper in range(ord("A"), ord("Z") + 1)}
_SIGNS = (
    {ord(dash): "-" for dash in "‐‑‒–—―−﹣－"}
    | {ord(quote): "'" for quote in "‘’‚‛“”„`´"}
    | {ord(blank): " " for blank in "\u00a0\u2007\u2009\u202f"}
    | dict.fromkeys([0x00AD, 0x0336, 0xFEFF, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A)])
)
_ODD = re.compile(r"[<~*\[&\\_`]|[^ -}]")
_STRUCK = re.compile(r"<(s|del|strike)\b[^<>]*>.*?</\1>|~~.*?~~|(?:[^\u0336\s]\u0336\s*)+", re.DOTALL | re.IGNORECASE)
_MARKUP = re.compile(
    r"\x1b\[[\d;]*[a-z]?|\[\^?\d+\]|</?[a-z][^<>]*>|\[([^\[\]]*)\]\([^()]*\)|\*+|(?<!\w)_+|_+(?!\w)|\\[nrt]",
    re.IGNORECASE,
)


def plain_words(words: str) -> str:
    """The words without struck-out text, markup and invisible signs, with one kind of dash, quote and blank."""
    text = words
    if _ODD.search(text):
        text = _STRUCK.sub(" ", text)
        text = _MARKUP.sub(lambda match: match[1] or ("" if match[0][0] in "*_[" else " "), text)
        if "&" in text and ";" in text:
            import html

            text = html.unescape(text)
        text = text.translate(_SIGNS)
        if not text.isascii():  # the digits of other scripts, and wide ones
            text = "".join(str(unicodedata.decimal(sign, sign)) for sign in text)
    return " ".join(text.split()).strip(" .,;:'\"")


def lowered(text: str) -> str:
    """The text in small letters, every one at the place where it was."""
    return text.lower() if text.isascii() else text.translate(_LOWER)


_QUARTERED = r"(?:\bq(?:uarter|tr)?\.? ?(?:[1-4]|one|two|three|four)|quarter)(?: of)?(?: the)? ?"
_TO_PAIR = (
    # Q3/4 as Q3/Q4; Q1 (calendar) 2027 without its remark
    (re.compile(r"\bq([1-4]) ?([/&-]|and|to) ?([1-4])(?![\d/])"), r"q\1 \2 q\3"),
    (re.compile(r"(\bq(?:uarter )?[1-4]),? \(?calendar(?: year)?\)?,? ((?:19|20)\d\d)"), r"\1 cy \2"),
    # a date that was moved: Sept 24 > Mar 25
    (re.compile(r"(?<=\d) ?[-=]*> ?(?=[a-z\d])"), " → "),
    # '26/27, '26/'27
    (re.compile(r"'(\d\d) ?([/-]) ?'?(\d\d)(?!\d)"), r"\1\2\3"),
    (re.compile(r"(?<!\d)(\d\d) ?([/-]) ?'(\d\d)(?!\d)"), r"\1\2\3"),
)
_YEAR_TO_YEAR = re.compile(
    rf"(?P<named>{_QUARTERED}|(?:financial|fiscal|tax|academic|school) years? (?:of )?|\bfy ?)?"
    r"(?<![\d/-])(?P<first>(?:19|20)\d\d) to (?P<second>(?:19|20)?\d\d)(?![\d/]|[.:]\d|(?: ?[a-z]{3,9})? \d{4})"
    r"(?P<after> (?:financial|fiscal|tax|academic|school) year)?"
)


def in_pairs(low: str) -> str:
    """The words with years and quarters that are said in pairs in one form: ``2026 to 27`` as ``2026/27``."""
    text = low
    if "q" in text or "'" in text or ">" in text:
        for pattern, one in _TO_PAIR:
            text = pattern.sub(one, text)
    return _YEAR_TO_YEAR.sub(_as_pair, text) if " to " in text else text


def _as_pair(match: re.Match[str]) -> str:
    """Two whole years are a pair only where what stands beside them says so."""
    first, second = match["first"], match["second"]
    follows = (int(first) + 1) % 100 == int(second) % 100
    if not follows or (len(second) == 4 and not match["named"] and not match["after"]):
        return match[0]
    return f"{match['named'] or ''}{first}/{second[-2:]}{match['after'] or ''}"


def ordinal_of(word: str) -> int:
    """``first`` or ``1st`` as 1, and so on; ``last`` as -1."""
    if word[0].isdigit():
        return int(word[0])
    return ORDINALS.index(word) + 1 if word in ORDINALS[:5] else -1


def number_of(word: str) -> int:
    """``6``, ``six`` or ``a`` as a number."""
    if word.isdigit():
        return int(word)
    return COUNTS.index(word) + 1 if word in COUNTS else 1


def unit_of(word: str) -> tuple[int, str]:
    """The unit a word names and how many of it: a fortnight is two weeks."""
    if word.startswith(("working", "business")):
        return 1, "working days"
    if word.startswith("fortnight"):
        return 2, "weeks"
    return 1, f"{word.removeprefix('calendar ').rstrip('s')}s"


def month_of(word: str) -> int:
    """The number of the month that a word names."""
    return MONTHS.index(word[:3]) + 1


def full_year(digits: str) -> int:
    """``16`` is 2016 and ``99`` is 1999: no plan of today looks further ahead than 2068."""
    year = int(digits)
    return year if len(digits) > 2 else year + (1900 if year >= 69 else 2000)


NO_MONTH = f"(?<!(?:{'|'.join((*MONTHS, 'ary', 'rch', 'ril', 'une', 'uly', 'ust', 'ept', 'ber'))}) )"
"""Behind no name of a month: what stands there is a day of that one."""
