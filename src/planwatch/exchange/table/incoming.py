"""The rows of a file as parts of a plan: what they give, made whole by what the plan has."""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from types import MappingProxyType
from typing import Any

from msgspec import Struct

from planwatch.exchange.keep import with_kept
from planwatch.exchange.rules import check
from planwatch.exchange.table.held import Held, held_back
from planwatch.exchange.table.matching import Came, Matched
from planwatch.exchange.table.names import Names
from planwatch.exchange.table.part_incoming import brought
from planwatch.exchange.table.proposal import Proposal
from planwatch.exchange.table.record import Record
from planwatch.model.dates.span import Span
from planwatch.model.plan.action import Action
from planwatch.model.plan.given import Given, Incoming, given_by
from planwatch.model.plan.kinds import OPEN, Status
from planwatch.model.plan.lead import Lead
from planwatch.model.plan.plan import Plan
from planwatch.model.plan.snapshot import Snapshot
from planwatch.model.plan.source import Source
from planwatch.model.plan.theme import Theme
from planwatch.model.plan.update import Update
from planwatch.model.ratings.calculate import may_be_rated
from planwatch.model.text.names import plain
from planwatch.model.text.refs import next_ref


class Rows(Struct, frozen=True):
    """Rows as an import takes them."""

    incoming: Incoming
    refs: tuple[str, ...]
    """The refs or numbers that they have in the plan, in their order."""
    not_rated: tuple[Record, ...]
    """Those whose rating is not taken over, as the action has not begun."""
    held: tuple[Held, ...] = ()
    """What is left as the plan has it, as somebody changed it there since the file came in before."""
    said: tuple[Mapping[str, Any], ...] = ()
    """All that each says, what is held too: it tells, when the file comes again, which cells were changed."""


def as_incoming(
    proposal: Proposal,
    matched: Sequence[Matched],
    actions: Mapping[int, Action],
    plan: Plan,
    before: Snapshot | None,
    today: date,
    came: Sequence[Came] = (),
    taken: AbstractSet[tuple[int, int]] = frozenset(),
    others: Sequence[Matched] = (),
    parts: Mapping[str, Mapping[int, Struct]] = MappingProxyType({}),
) -> Rows:
    """What the rows give of a plan: ``before`` as it is there, None where it is new; ``actions`` are its by their ids.

    ``others`` are rows of other kinds, ``parts`` what the plan has of these, by kind and id; they come after the
    actions in all that is returned.

    A row gives the fields that it has a column for, less what was changed in the plan since it last ``came``: of the
    rows ``taken``, each as its table and row, the file counts even so. A lead or theme is the one of the plan whose
    name differs in capitals, accents and blanks only, else a new one. Raises PlanwatchError for what no plan can hold.
    """
    leads = Names(proposal.leads, [lead.name for lead in before.lead] if before else ())
    themes = Names(proposal.themes, [theme.title for theme in before.theme] if before else ())
    sources = Names((), [source.name for source in before.source] if before else ())
    also = brought(others, parts, {"lead": leads, "theme": themes, "source": sources}, came, taken)
    refs = _Refs(before.action if before else ())
    whole: list[Action] = []
    told: list[Given] = []
    not_rated: list[Record] = []
    held: list[Held] = []
    said: list[Mapping[str, Any]] = []
    last = {one.action: one.cells for one in came if one.kind == "action"}
    for one in matched:
        known = actions[one.action] if one.action is not None else None
        given = _named(dict(one.record.given), leads, themes)
        if "answers" in given:
            given["answers"] = tuple(also.numbers.get(number, number) for number in given["answers"])
        said.append(dict(given))
        if known is not None and one.action is not None and (one.record.table, one.record.row) not in taken:
            kept = held_back(one.record, given, known, one.action, last.get(one.action, ""))
            held += kept
            given = {name: value for name, value in given.items() if name not in {each.field for each in kept}}
        given = _fields(one.record, given, known)
        given["ref"] = known.ref if known else refs.new(str(given.get("ref", "")))
        if given.get("rag") and not _is_rated(given, known, today):
            del given["rag"]
            not_rated.append(one.record)
        updates = _updates(one.record, given, known, today)
        whole.append(_action(given, known, updates))
        told.append(Given(frozenset(given), {"update": tuple(map(given_by, updates))} if updates else {}))
    snapshot = Snapshot(
        plan=plan,
        lead=tuple(Lead(name=name) for name in leads.new),
        theme=tuple(Theme(title=title) for title in themes.new),
        source=tuple(Source(name=name) for name in sources.new),
        action=tuple(whole),
        **{kind: tuple(found) for kind, found in also.parts.items()},  # pyright: ignore[reportArgumentType]
    )
    told_of = {
        "plan": (Given(frozenset()) if before else given_by(plan),),
        "lead": tuple(map(given_by, snapshot.lead)),
        "theme": tuple(map(given_by, snapshot.theme)),
        "source": tuple(map(given_by, snapshot.source)),
        "action": tuple(told),
        **{kind: tuple(given) for kind, given in also.given.items()},
    }
    incoming = with_kept(snapshot, Given(frozenset(), told_of), before)
    check(incoming.snapshot, before)
    names = (*(action.ref for action in whole), *also.names)
    return Rows(incoming, names, tuple(not_rated), (*held, *also.held), (*said, *also.said))


def _action(given: dict[str, Any], known: Action | None, updates: tuple[Update, ...]) -> Action:
    fields: dict[str, Any] = {"title": known.title if known else "", **given, "update": updates}
    return Action(**fields)


def _fields(record: Record, given: dict[str, Any], known: Action | None) -> dict[str, Any]:
    """What the row gives; what follows from it only where the plan says nothing itself.

    A day says nothing new where the plan has words that mean that very day: ``end of January 2016``.
    """
    if known is not None:
        given = {name: value for name, value in given.items() if not _is_that_day(value, getattr(known, name, None))}
    is_completed = known is not None and known.status in OPEN and given.get("status", known.status) not in OPEN
    if known is None or is_completed:
        given = record.implied | given
    return given


def _is_that_day(value: object, there: object) -> bool:
    if not (isinstance(value, Span) and isinstance(there, Span)):
        return False
    return value.is_one_day and (value.first, value.last) == (there.first, there.last)


def _named(given: dict[str, Any], leads: Names, themes: Names) -> dict[str, Any]:
    """The same with the names that the plan has."""
    if "theme" in given:
        given["theme"] = themes.of(given["theme"])
    if "lead" in given:
        given["lead"] = leads.of(given["lead"])
    if "support" in given:
        given["support"] = tuple(dict.fromkeys(map(leads.of, given["support"])))
    return given


class _Refs:
    """The refs of a plan, and those given to new actions."""

    def __init__(self, actions: Iterable[Action]) -> None:
        self._used = [action.ref for action in actions]
        self._taken = {ref.casefold() for ref in self._used}

    def new(self, wanted: str) -> str:
        """That ref, with a suffix where another action has it; the next one where none is wanted."""
        ref = wanted.strip()
        if not ref:
            ref = next_ref(self._used[-1:])
        number = 2
        while ref.casefold() in self._taken:
            ref = f"{wanted} ({number})" if wanted else next_ref([ref])
            number += 1
        self._used.append(ref)
        self._taken.add(ref.casefold())
        return ref


def _is_rated(given: Mapping[str, Any], known: Action | None, today: date) -> bool:
    status = given.get("status", known.status if known else Status.NOT_STARTED)
    start = given.get("start", known.start if known else None)
    return status not in OPEN or may_be_rated(status, start.last if start else None, today)


def _updates(record: Record, given: Mapping[str, Any], known: Action | None, today: date) -> tuple[Update, ...]:
    """The words that the row brings and the plan has not.

    An import is nobody's word: one of no day is of the day from which silence is counted already.
    """
    there = {plain(update.text) for update in known.update} if known else set[str]()
    lead = given.get("lead", known.lead if known else "")
    day = _silent_since(given, known, today)
    return tuple(
        Update(text=said.text, as_at=said.as_at or day, by=said.by or lead)
        for said in record.updates
        if plain(said.text) not in there
    )


def _silent_since(given: Mapping[str, Any], known: Action | None, today: date) -> date:
    if known is not None and known.update:
        return max(update.as_at for update in known.update)
    start = given.get("start", known.start if known else None)
    days = (start.last if start else None, known.added if known else None, today)
    return min(day for day in days if day is not None)
