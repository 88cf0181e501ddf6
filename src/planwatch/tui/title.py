"""The words of the title line: plan, view, filter, what is shown and overdue, as at which day, and the findings."""

from collections.abc import Sequence
from datetime import date

from rich.cells import cell_len, set_cell_size

from planwatch.model.actions.row import Counts, PlanDay
from planwatch.model.dates.in_words import day_in_full, day_in_words, weekday_and_day
from planwatch.model.text.visible import short as shortened
from planwatch.model.text.visible import visible
from planwatch.service.files.place import as_at, where
from planwatch.service.people.present import others_in_words
from planwatch.tui.table.worklist import Worklist
from planwatch.words.row import late_on_agreed_words, report_backs_words

_FINDINGS = len("  9999 findings")
"""The end of the line: findings are counted later than all else, which is not to be worded anew for them."""
_GIVES_WAY = ("banner", "where", "name", "name", "possibly", "day", "promises", "agreed", "with", "overdue", "shown",
              "past", "view", "where", "with", "where", "day", "search", "overdue", "search")  # fmt: skip
"""Which fact is told in fewer words next, or no more, where the line is too long; the banner comes first."""
_WITH_OTHERS = ("banner", "where", "name", "name", "possibly", "day", "promises", "agreed", "with", "overdue", "shown",
                "past", "view", "where", "overdue", "where", "with", "day", "search", "search")  # fmt: skip
"""The same while others are there, who are told of for as long as there is room."""


def title(worklist: Worklist, findings: int, room: int) -> str:
    """As many facts as have room in so many cells; the view and what is overdue are told in words at any width."""
    return "".join(words for _, words in pieces(worklist, findings, room))


def pieces(worklist: Worklist, findings: int, room: int) -> list[tuple[str, str]]:
    """The same, piece by piece, each with the name of its fact: ``overdue``, ``findings`` and others."""
    facts = _facts(worklist)
    if worklist.tallies is None:
        # Room is left for what is counted after the first paint, so that what is told already stays where it is.
        n = len(worklist.rows.ids)
        facts |= _counted(worklist, Counts(n, n, n, 0, n))
    forms = dict.fromkeys(facts, 0)
    room -= _FINDINGS
    for name in _WITH_OTHERS if facts["with"][0] else _GIVES_WAY:
        if _length(facts, forms) <= room:
            break
        forms[name] = min(forms[name] + 1, len(facts[name]) - 1)
    if forms["banner"]:
        spare = room - _length(facts, forms) + cell_len(facts["banner"][-1])
        facts["banner"] = [facts["banner"][0], _cut(facts["banner"][0], spare) or facts["banner"][-1]]
    if worklist.tallies is None:
        facts |= dict.fromkeys(("overdue", "possibly", "agreed", "promises", "shown", "day"), [""] * 3)
    told = [(name, said) for name, form in forms.items() if (said := facts[name][form])]
    parts = [(name, " · " * bool(number) + said) for number, (name, said) in enumerate(told)]
    if findings:
        said = f"{findings} finding{'s' * (findings != 1)}"
        free = room + _FINDINGS - cell_len("".join(said for _, said in parts))
        parts.append(("findings", said.rjust(max(len(said) + 2, free))))
    return parts


def _line(facts: dict[str, list[str]], forms: dict[str, int]) -> str:
    return " · ".join(said for name, form in forms.items() if (said := facts[name][form]))


def _length(facts: dict[str, list[str]], forms: dict[str, int]) -> int:
    return cell_len(_line(facts, forms))


def _facts(worklist: Worklist) -> dict[str, list[str]]:
    """Each fact in its place on the line, in its wordings from the fullest; empty where it is not told."""
    days, moment = worklist.days, worklist.session.as_of
    plans = [day.plan for day in days]
    banner = " · ".join(dict.fromkeys(plan.banner for plan in plans if plan.banner))
    name = plans[0].title if len(plans) == 1 else f"{len(plans)} plans" if plans else "no plan"
    view = worklist.view.name + "*" * worklist.differs
    search = f"/ {worklist.filter}" if worklist.filter else ""
    facts = {
        # That the server is away, and that it is the past, is never dropped.
        "away": [f"AWAY · as at {at}" if (at := as_at(worklist.session)) else ""],
        "past": [f"AS OF {moment.label}", f"AS OF {day_in_full(moment.at)}"] if moment is not None else [""],
        "copy": ["throw-away copy" * worklist.session.throw_away],
        "banner": [banner, _cut(banner, min(len(banner), len(banner.split(" ")[0].rstrip(",")) + 1))],
        "name": [name, _refs(days), ""],
        "where": _where(where(worklist.session)),
        "with": [*others_in_words(worklist.session), ""],
        "view": [f"{worklist.view.key} {view}".strip(), view],
        "search": [search, shortened(search, 24), shortened(search, 12)],
    } | _counted(worklist, worklist.counts())
    return {key: [visible(form) for form in forms] for key, forms in facts.items()}


def _counted(worklist: Worklist, count: Counts) -> dict[str, list[str]]:
    long_day, short_day = _as_at(worklist.days)
    of = f"overdue {count.overdue} of {count.dated}"
    return {
        "shown": [f"showing {len(worklist.rows.ids)}", ""],
        "overdue": [f"{of} dated open", of, f"{count.overdue} overdue"],
        "possibly": [f"{count.possibly} possibly" if count.possibly else "", ""],
        "agreed": [late_on_agreed_words(count), ""],
        "promises": [report_backs_words(worklist.report_backs), ""],
        "day": [f"as at {long_day}", short_day, ""],
    }


def _where(named: str) -> list[str]:
    if not named:
        return [""]
    database, _, host = named.partition("@")
    is_number = host.replace(".", "").isdecimal()
    short = host if is_number else host.partition(",")[0].partition(".")[0]
    return [named, f"{database}@{short}", f"{database}@…", ""]


def _cut(text: str, room: int) -> str:
    """At most so many cells of it, cut at the end of a word; empty where there is no room for one."""
    if cell_len(text) <= room:
        return text
    kept = set_cell_size(text, max(0, room - 1)).rstrip()
    if kept and text[len(kept) :][:1].strip(" ,"):
        kept = kept.rpartition(" ")[0]
    return f"{kept.rstrip(' ·,;')}…" if kept else ""


def _refs(days: Sequence[PlanDay]) -> str:
    return ", ".join(day.plan.ref for day in days) if len(days) < 4 else f"{len(days)} plans"


def _as_at(days: tuple[PlanDay, ...]) -> tuple[str, str]:
    """The day the rows are judged by, long and short; several plans may each have their own."""
    own = sorted({day.today for day in days})
    if len(own) != 1:
        words = ", ".join(day_in_full(day) for day in own[:3]) + (" …" if len(own) > 3 else "")
        return words or "today", ", ".join(day_in_words(day, date.min) for day in own[:2]) or "today"
    return weekday_and_day(own[0]), day_in_words(own[0], date.min)
