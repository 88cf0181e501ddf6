"""Views, filters and orders of a list as SQL."""

from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum

from planwatch.model.actions.filter import Term
from planwatch.model.actions.row import PlanDay
from planwatch.model.plan.parts import PART
from planwatch.model.text.names import folded
from planwatch.model.text.refs import with_clauses
from planwatch.model.values import Struct
from planwatch.storage.due.lateness import AGREED_BY, HEARD_ON, IS_OPEN, is_overdue, may_be_overdue
from planwatch.storage.engine.dialect import ids_in, said

IS_OVERDUE = is_overdue("d.today")
_MAY_BE_OVERDUE = may_be_overdue("d.today")
_LAST_WORD = f"coalesce({HEARD_ON}, case when a.start_from <= d.today then a.start_from end, a.added, '')"
_NO_UPDATE = (
    "(a.status = 'in progress' or (a.status = 'not started' and coalesce(a.start_by, a.due_by) <= d.today)) "
    f"and {_LAST_WORD} <= d.quiet"
)


def _of_board(compared: str) -> str:
    # By a subquery over the few that a board rated: no index that lists are read from holds the column.
    return f"a.id in (select b.id from action b where b.removed = 0 and b.board_rag {compared})"


_BY_BOARD = _of_board("is not null")
_RED_BY_BOARD = _of_board("= 'red'")
VIEWS = {
    "overdue": _MAY_BE_OVERDUE,
    "soon": f"{IS_OPEN} and a.due_by >= d.today and a.due_by <= d.soon",
    "red": f"(a.rag = 'red' or {IS_OPEN} or {_RED_BY_BOARD})",
    "no-update": _NO_UPDATE,
    "no-lead": f"{IS_OPEN} and (a.lead_id is null or a.due_by is null)",
    "challenge": f"{IS_OPEN} and (a.rag is not null or {_BY_BOARD})",
    "moved": "a.status <> 'withdrawn' and a.moved_on >= d.lately",
    "complete": "a.status = 'complete'",
    "all": "1 = 1",
    "mine": "a.lead_id in {mine}",
}
_BUCKET = (
    f"case when {IS_OVERDUE} then 0 when {_MAY_BE_OVERDUE} then 1 "
    f"when {IS_OPEN} and a.rag = 'red' then 2 when {IS_OPEN} and a.due_by <= d.soon then 3 when {_NO_UPDATE} then 4 "
    f"when {IS_OPEN} and a.due_by is not null then 5 when {IS_OPEN} then 6 when a.status = 'complete' then 7 "
    "when a.status = 'assured' then 8 else 9 end"
)
PRIORITY_RANK = "case coalesce(a.priority, '') when 'high' then 0 when 'low' then 2 else 1 end"
_PLAN_ORDER = "p.seq, (t.seq is null), t.seq, t.id, a.seq, a.id"
LISTED_FROM = (
    "from action a join day d on d.plan_id = a.plan_id join plan p on p.id = a.plan_id "
    "left join theme t on t.id = a.theme_id left join lead l on l.id = a.lead_id"
)


class Order(StrEnum):
    """What a list can be sorted by: two orders of their own, then columns."""

    TRIAGE = "triage"
    """What is certainly overdue first; see DOMAIN's triage."""
    PLAN_ORDER = "plan's order"
    RAG = "rag"
    REF = "ref"
    TITLE = "title"
    THEME = "theme"
    LEAD = "lead"
    DUE = "due"
    LATE = "late"
    MOVES = "moves"
    UPDATED = "updated"
    STATUS = "status"
    PLAN = "plan"
    PRIORITY = "priority"
    PERCENT = "percent"


_LEADING_KEY = {
    Order.RAG: "case coalesce(a.rag, '') when 'red' then 0 when 'amber' then 1 when 'green' then 2 else 3 end",
    Order.REF: "a.ref_key",
    Order.TITLE: "lower(a.title)",
    Order.THEME: "coalesce(t.seq, 999999999)",
    Order.LEAD: "coalesce(lower(l.name), '\U0010ffff')",
    Order.DUE: "coalesce(a.due_by, '9999')",
    Order.LATE: f"case when {IS_OVERDUE} then a.due_by else '9999' end",
    Order.MOVES: "-a.moves",
    Order.UPDATED: "coalesce(a.updated, '')",
    Order.STATUS: "case a.status when 'not started' then 0 when 'in progress' then 1 when 'complete' then 2 "
    "when 'assured' then 3 else 4 end",
    Order.PLAN: "p.seq",
    Order.PRIORITY: "case a.priority when 'high' then 0 when 'medium' then 1 when 'low' then 2 else 3 end",
    Order.PERCENT: "coalesce(a.percent, -1)",
}


class Listing(Struct, frozen=True):
    """What is asked for: a view, a filter, an order, the plans with their days, and what the views turn on."""

    view: str
    days: tuple[PlanDay, ...]
    terms: tuple[Term, ...] = ()
    order: Order = Order.TRIAGE
    descending: bool = False
    then: Order | None = None
    """The order within what is equal in a column; none within the two orders of their own."""
    then_descending: bool = False
    me: str = ""
    soon: int = 14
    lately: int = 30
    """Days back to look for moved dates where no forum has met; else since the last meeting."""
    among: Sequence[int] = ()
    """The actions of the view of what others changed, in its own order."""


def days_table(listing: Listing) -> tuple[str, dict[str, object]]:
    """The days of each plan as a table ``day``: date arithmetic differs between databases, so it is done here."""
    params: dict[str, object] = {}
    values: list[str] = []
    for number, day in enumerate(listing.days):
        lately = (day.last_met - day.today).days if day.last_met else -listing.lately
        shifts = (0, listing.soon, -day.plan.no_update_after, lately)
        names = [f"day{number}_{shift}" for shift in range(len(shifts))]
        params |= {name: _shifted(day.today, shift) for name, shift in zip(names, shifts, strict=True)}
        values.append(f"({day.id}, {', '.join(':' + name for name in names)})")
    rows = ", ".join(values) or "(0, '', '', '', '')"
    return f"with day (plan_id, today, soon, quiet, lately) as (values {rows})", params


def _shifted(day: date, days: int) -> str:
    try:
        return (day + timedelta(days=days)).isoformat()
    except OverflowError:  # the ends of the calendar hold it
        return (date.max if days > 0 else date.min).isoformat()


def needs_days_late(listing: Listing) -> bool:
    """Whether days late cannot be ordered by due days, as plans are judged by or count different ones."""
    judged = {(day.today, day.plan.days, day.plan.nation) for day in listing.days}
    return listing.order in (Order.TRIAGE, Order.LATE) and len(judged) > 1


def order_by(listing: Listing) -> str:
    """The order of a listing, the plan's own order within equals; where days late are needed, without them."""
    if listing.order is Order.PLAN_ORDER:
        return _PLAN_ORDER
    rest = f"{_key(listing.then, listing.then_descending)}, {_PLAN_ORDER}" if listing.then else _PLAN_ORDER
    if listing.order is Order.TRIAGE:
        urgent = f"case when {IS_OVERDUE} then {PRIORITY_RANK} else 0 end"
        due = "coalesce(a.due_by, '9999')"
        if needs_days_late(listing):
            due = f"case when {IS_OVERDUE} then '' else {due} end"
        return f"{_BUCKET}, {urgent}, {due}, {_PLAN_ORDER}"
    return rest if needs_days_late(listing) else f"{_key(listing.order, listing.descending)}, {rest}"


def _key(order: Order, descending: bool) -> str:
    return _LEADING_KEY[order] + " desc" * descending


class FoldedNames(Struct, frozen=True):
    """Casefolded names of leads and themes by id: SQL folds ASCII capitals only, and differently elsewhere."""

    leads: tuple[tuple[int, str], ...] = ()
    mine: tuple[int, ...] = ()
    """Leads that are the user."""
    themes: tuple[tuple[int, str, str], ...] = ()
    """Each with its title and its label."""


RATED_TERMS = ("calc", "voice")
"""The words of a filter that turn on calculated ratings."""


def needs_names(listing: Listing) -> bool:
    """Whether ``where`` must be given Names."""
    return listing.view == "mine" or any(term.key in ("lead", "theme") for term in listing.terms)


def where(listing: Listing, params: dict[str, object], names: FoldedNames) -> str:
    """The conditions of a listing; what they compare with is added to ``params``."""
    view = VIEWS[listing.view].replace("{mine}", ids_in(names.mine)) if listing.view in VIEWS else _among(listing)
    clauses = ["a.removed = 0", f"({view})"]
    for term in listing.terms:
        if term.key in RATED_TERMS:
            continue  # calculated in Python, after this
        # What grows with the parameters is a name that none of them has, also where several listings share them.
        clause, values = _clause(term, f"term{len(params)}", listing, names)
        params |= values
        clauses.append(f"not coalesce(({clause}), 1 = 0)" if term.negated else f"({clause})")
    return " and ".join(clauses)


def _among(listing: Listing) -> str:
    return f"a.id in {ids_in(listing.among)}"


def matching(words: Sequence[Term], params: dict[str, object]) -> str:
    """The condition that all those words, and no negated one, are in an action's text; ``params`` as for ``where``."""
    clauses: list[str] = []
    for number, term in enumerate(words):
        clause, values = _like("a.search", f"word{number}", f"%{_escaped(term.value)}%")
        params |= values
        clauses.append(f"not ({clause})" if term.negated else clause)
    return " and ".join(clauses)


_FIXED = {
    ("lead", "none"): "a.lead_id is null",
    ("theme", "none"): "a.theme_id is null",
    ("status", "open"): IS_OPEN,
    ("status", "done"): "a.status in ('complete', 'assured')",
    ("due", "none"): "a.due_by is null",
    ("due", "overdue"): IS_OVERDUE,
    ("due", "agreed"): f"{IS_OPEN} and case when p.status = 'draft' then a.due_by else {AGREED_BY} end < d.today",
    ("board", "none"): f"not {_BY_BOARD}",
}


def _clause(term: Term, name: str, listing: Listing, names: FoldedNames) -> tuple[str, dict[str, object]]:
    if (fixed := _FIXED.get((term.key, term.value))) is not None:
        return fixed, {}
    text = term.value
    match term.key:
        case "lead":
            return f"a.lead_id in {ids_in(_called(text, names.leads))}", {}
        case "theme":
            titles = [(i, title) for i, title, _ in names.themes]
            labelled = [i for i, _, label in names.themes if label and text in (label, label.split(" ")[-1])]
            return f"a.theme_id in {ids_in(_called(text, titles, labelled))}", {}
        case "plan":
            plans = (day.id for day in listing.days if folded(day.plan.ref) == text)
            return f"a.plan_id in {ids_in(plans)}", {}
        case "status":
            return f"a.status = :{name}", {name: text}
        case "rag" | "priority" as key:
            return f"coalesce(a.{key}, 'none') = :{name}", {name: text}
        case "board":
            return _of_board(f"= :{name}"), {name: text}
        case "answers":
            return _answers(text, name)
        case "due":
            return _due_within(int(text), name, listing)
        case _:
            return _like("a.search", name, f"%{_escaped(text)}%")


def _called(text: str, names: Sequence[tuple[int, str]], labelled: Sequence[int] = ()) -> list[int]:
    """Those of just that name or label; where there are none, those whose name has it in it."""
    return [i for i, name in names if name == text] or [*labelled] or [i for i, name in names if text in name]


def _answers(number: str, name: str) -> tuple[str, dict[str, object]]:
    wanted = {f"{name}_{at}": one for at, one in enumerate(with_clauses(number))}
    source, said_there = said(PART["action"].lists["answers"])
    meant = f"lower({said_there}) in ({', '.join(f'lower(:{each})' for each in wanted)})"
    return f"a.id in (select s.action_id from {source} where s.removed = 0 and {meant})", dict(wanted)


def _like(column: str, name: str, pattern: str) -> tuple[str, dict[str, object]]:
    return f"{column} like :{name} escape '\\'", {name: pattern}


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _due_within(days: int, name: str, listing: Listing) -> tuple[str, dict[str, object]]:
    values: dict[str, object] = {f"{name}_{day.id}": _shifted(day.today, days) for day in listing.days}
    ends = " ".join(f"when {day.id} then :{name}_{day.id}" for day in listing.days)
    if not ends:
        return "1 = 0", {}
    return f"{IS_OPEN} and a.due_by >= d.today and a.due_by <= case a.plan_id {ends} end", values
