"""Numbers and days as a spreadsheet shows them: ``Sep-15``, ``1.10``, ``50%``."""

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from functools import cache

from planwatch.exchange.table.provenance import Value

GENERAL = "General"
BUILT_IN = {
    0: GENERAL, 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 5: '"£"#,##0', 6: '"£"#,##0', 7: '"£"#,##0.00',
    8: '"£"#,##0.00', 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??", 14: "yyyy-mm-dd",
    15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss",
    22: "yyyy-mm-dd hh:mm", 37: "#,##0;-#,##0", 38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00", 40: "#,##0.00;-#,##0.00",
    41: "#,##0;-#,##0", 42: '"£"#,##0', 43: "#,##0.00", 44: '"£"#,##0.00', 45: "mm:ss", 46: "[h]:mm:ss",
    47: "mm:ss.0", 48: "##0.0E+0", 49: "@",
}  # fmt: skip
"""The formats that a file names by number. 14 and 22 are shown in the order of each reader's country: here by year."""

_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001  a day of a sheet has no zone
_FEBRUARY_29 = 60
"""The day that Excel believes 1900 to have had; before it, days are counted from the next one on."""
_LAST_SERIAL = 2_958_466
_TOKENS = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|(?P<space>_.)|(?P<fill>\*.)|\[(?P<bracket>[^\]]*)\]|(?P<ampm>AM/PM|A/P)'
    r"|(?P<unit>y+|m+|d+|h+|s+(?:\.0+)?|b+|e+(?![+-]))|(?P<general>General)"
    r"|(?P<number>(?:[0#?]+,?|,(?=[0#?]))*[0#?](?:,*)(?:\.[0#?]*)?|\.[0#?]+)|(?P<exponent>E[+-][0#?]+)"
    r"|(?P<percent>%)|(?P<text>@)|(?P<literal>.)",
    re.IGNORECASE | re.DOTALL,
)
_ELAPSED = re.compile(r"h+|m+|s+", re.IGNORECASE)
_LONGEST = 255
"""Characters that a format can have."""

Token = tuple[str, str]
Shown = Callable[[float], str]


@cache
def sections(code: str) -> tuple[tuple[Token, ...], ...]:
    """The parts of a format, for positive and negative numbers, nothing and text: each what it is made of."""
    parts: list[list[Token]] = [[]]
    for match in _TOKENS.finditer(code[:_LONGEST]):
        kind = match.lastgroup or "literal"
        text = match[kind]
        if kind == "literal" and text == ";":
            parts.append([])
        else:
            parts[-1].append((kind, text))
    return tuple(map(tuple, parts))


@cache
def is_of_time(code: str) -> bool:
    """Whether a number of this format is a day, a time of day or a length of time."""
    first = sections(code)[0]
    return any(kind in {"unit", "ampm"} or _is_elapsed(kind, text) for kind, text in first)


@cache
def is_elapsed(code: str) -> bool:
    """Whether it is a length of time: ``[h]:mm``."""
    return any(_is_elapsed(kind, text) for kind, text in sections(code)[0])


def _is_elapsed(kind: str, text: str) -> bool:
    return kind == "bracket" and _ELAPSED.fullmatch(text) is not None


def value_of(number: float, code: str, *, from_1904: bool = False) -> Value:
    """The day, time or number that a cell of this format means by its number."""
    if not is_of_time(code):
        return whole(number)
    if is_elapsed(code):
        return _length(number) if abs(number) < _LAST_SERIAL else number
    number += 1462 if from_1904 else 0
    if not 0 <= number < _LAST_SERIAL:
        return whole(number)
    if number < 1:
        return (_EPOCH + _length(number)).time()
    shifted = number + 1 if number < _FEBRUARY_29 and not from_1904 else number
    moment = _EPOCH + _length(shifted)
    return moment.date() if moment.time() == time() else moment


def _length(number: float) -> timedelta:
    # To the millisecond: the rest is what a fraction of a day cannot say.
    return timedelta(milliseconds=round(number * 86_400_000))


def whole(number: float) -> int | float:
    """The same as a whole number, where it is one."""
    return int(number) if number == number // 1 and abs(number) < 1e15 else number


def shown_number(value: Value, code: str) -> str:
    """What a person reads of a value in a cell of this format."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, (int, float)):
        return _number(value, code)
    if isinstance(value, timedelta):
        return _elapsed(value, sections(code if is_of_time(code) else "[h]:mm")[0])
    return _moment(value, sections(code)[0]) if is_of_time(code) else plain_moment(value)


def plain_moment(value: date | datetime | time) -> str:
    """A day as ``2016-01-31``, with its time of day where it has one."""
    if isinstance(value, datetime):
        return value.isoformat(" ", "minutes")
    return value.isoformat("minutes") if isinstance(value, time) else value.isoformat()


def _moment(value: date | datetime | time, tokens: tuple[Token, ...]) -> str:
    moment = datetime.combine(_EPOCH, value) if isinstance(value, time) else value
    if not isinstance(moment, datetime):
        moment = datetime.combine(moment, time())
    half = any(kind == "ampm" for kind, _ in tokens)
    said: list[str] = []
    for at, (kind, text) in enumerate(tokens):
        if kind == "unit":
            said.append(_unit(text.lower(), moment, minutes=_means_minutes(tokens, at), half=half))
        elif kind == "ampm":
            said.append(f"{moment:%p}")
        elif kind not in {"bracket", "space", "fill", "general", "text"}:
            said.append(text)
    return "".join(said).strip()


def _means_minutes(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether an ``m`` there is one of minutes: behind hours or before seconds, and not longer than two."""
    text = tokens[at][1].lower()
    if text not in {"m", "mm"}:
        return False
    before = [text.lower() for kind, text in tokens[:at] if kind in {"unit", "bracket"}]
    after = [text.lower() for kind, text in tokens[at + 1 :] if kind == "unit"]
    return bool(before and before[-1][:1] == "h") or bool(after and after[0][:1] == "s")


def _unit(unit: str, moment: datetime, *, minutes: bool, half: bool) -> str:
    letter, long = unit[0], len(unit)
    if letter in "ye":
        return f"{moment.year % 100:02d}" if letter == "y" and long <= 2 else f"{moment.year:04d}"
    if letter == "m" and not minutes:
        return _month(moment, long)
    if letter == "d":
        return (f"{moment.day}", f"{moment.day:02d}", f"{moment:%a}", f"{moment:%A}")[min(long, 4) - 1]
    hour = (moment.hour % 12 or 12) if half else moment.hour
    number = {"h": hour, "m": moment.minute, "s": moment.second}.get(letter, 0)
    fraction = unit.partition(".")[2]
    behind = f".{moment.microsecond // 1000:03d}"[: len(fraction) + 1] if fraction else ""
    return (f"{number:02d}" if len(unit.partition(".")[0]) > 1 else f"{number}") + behind


def _month(moment: datetime, long: int) -> str:
    if long == 5:
        return f"{moment:%b}"[0]
    return (f"{moment.month}", f"{moment.month:02d}", f"{moment:%b}", f"{moment:%B}")[min(long, 4) - 1]


def _elapsed(length: timedelta, tokens: tuple[Token, ...]) -> str:
    seconds = abs(int(length.total_seconds()))
    said: list[str] = []
    left = seconds
    for kind, text in tokens:
        if kind == "unit" or _is_elapsed(kind, text):
            size = {"h": 3600, "m": 60, "s": 1}.get(text[0].lower(), 1)
            number, left = divmod(left, size)
            said.append(f"{number:0{len(text.partition('.')[0])}d}")
        elif kind in {"quoted", "escaped", "literal"}:
            said.append(text)
    return ("-" if length < timedelta() else "") + "".join(said).strip()


def _number(number: float, code: str) -> str:
    parts = sections(code)
    tokens = parts[0]
    signed = number
    if number < 0 and len(parts) > 1:
        tokens, signed = parts[1], -number
    elif number == 0 and len(parts) > 2:
        tokens = parts[2]
    if not _is_plain(tokens):
        return general(number)
    return _filled(signed, tokens).strip()


def _is_plain(tokens: tuple[Token, ...]) -> bool:
    """Whether it shows a decimal number at most, with words around: no fraction, no condition, no pattern of digits."""
    numbers = [text for kind, text in tokens if kind == "number"]
    conditions = any(kind == "bracket" and text[:1] in {"<", ">", "="} for kind, text in tokens)
    of_text = any(kind in {"general", "text", "unit", "ampm", "exponent"} for kind, _ in tokens)
    return bool(tokens) and len(numbers) <= 1 and not conditions and not of_text and ("literal", "/") not in tokens


def _filled(number: float, tokens: tuple[Token, ...]) -> str:
    percents = sum(kind == "percent" for kind, _ in tokens)
    said: list[str] = []
    for kind, text in tokens:
        if kind == "number":
            said.append(_digits(number * 100**percents, text))
        elif kind == "bracket":
            said.append(text[1:].partition("-")[0] if text.startswith("$") else "")
        elif kind not in {"space", "fill"}:
            said.append(text)
    return "".join(said)


def _digits(number: float, pattern: str) -> str:
    before, _, behind = pattern.partition(".")
    scaled = number / 1000 ** (len(before) - len(before.rstrip(",")))
    before = before.rstrip(",")
    text = f"{scaled:{',' if ',' in before else ''}.{len(behind)}f}"
    sign, text = ("-", text[1:]) if text.startswith("-") else ("", text)
    whole_part, _, fraction = text.partition(".")
    fewest = before.count("0")
    if fewest > len(whole_part.replace(",", "")):
        whole_part = whole_part.rjust(fewest, "0")
    elif not fewest and whole_part == "0":
        whole_part = ""
    optional = len(behind) - len(behind.rstrip("#"))
    while optional and fraction.endswith("0"):
        fraction, optional = fraction[:-1], optional - 1
    point = "." if fraction else ""
    return f"{sign}{whole_part}{point}{fraction}"


def general(number: float) -> str:
    """A number as a cell without a format shows it."""
    number = whole(number)
    return str(number) if isinstance(number, int) else f"{number:.10G}"
