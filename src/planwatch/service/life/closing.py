"""Closing a plan: what is open goes on in another plan, in business as usual, or not at all."""

from collections.abc import Iterable, Mapping
from typing import Any

from planwatch.errors import PlanwatchError
from planwatch.model.actions.row import PlanDay
from planwatch.model.dates.span import NO_DATE
from planwatch.model.life.closing import KINDS, Decided, Fate, Open, carried_text, closing_text, decided, open_parts
from planwatch.model.plan.action import Action
from planwatch.model.plan.kinds import PlanStatus, RiskStatus, Status
from planwatch.model.plan.parts import OF, PART
from planwatch.model.plan.plan import Plan
from planwatch.model.plan.snapshot import Snapshot
from planwatch.model.plan.update import Update
from planwatch.model.text.names import nearest
from planwatch.model.text.refs import natural_key, whole_of
from planwatch.model.values import Struct, replace
from planwatch.service import read
from planwatch.service.actions.progress import insert_update
from planwatch.service.files.import_ import as_told, import_given
from planwatch.service.plan.start import checked_plan_ref
from planwatch.service.read import known_plan
from planwatch.service.session import Session
from planwatch.storage.plan.there import rows_by_name
from planwatch.storage.writing.batch import Batch, open_batch
from planwatch.storage.writing.words import plan_is_closed


class Into(Struct, frozen=True):
    """The plan that what is carried goes into."""

    ref: str
    title: str = ""
    """Empty: there is none of that ref, and it is started."""
    near: str = ""
    """Of one that is started, a ref that is much like it."""

    def in_words(self) -> str:
        """``WB2 is there: Improvement plan``, ``ZZ is no plan yet and is started as a draft: or is WB2 meant?``."""
        if self.title:
            return f"{self.ref} is there: {self.title}"
        meant = f": or is {self.near} meant?" if self.near else ""
        return f"{self.ref} is no plan yet and is started as a draft{meant}"


class Closed(Struct, frozen=True):
    """A plan that was closed, or would be: ``number`` is that of the change, None where it was only tried."""

    number: int | None
    plan: Snapshot
    every: tuple[Decided, ...]
    into: Into | None = None
    """None: nothing is carried."""


def going_into(session: Session, day: PlanDay, typed: str) -> Into:
    """The plan of that ref, in whatever capitals, or one that would be started.

    Raises PlanwatchError where it is no ref, where it is the plan that is closed, and where it is closed itself.
    """
    ref = checked_plan_ref(typed)
    plans = {each.plan.ref.casefold(): each.plan for each in replace(session, plan="").plan_days()}
    known = plans.get(ref.casefold())
    if known is None:
        others = [plan.ref for plan in plans.values() if plan.ref != day.plan.ref]
        return Into(ref, near=nearest(ref, others))
    if known.ref == day.plan.ref:
        raise PlanwatchError(f"{known.ref} is the plan that is closed", "name another plan, or a new one")
    if known.status is PlanStatus.CLOSED:
        raise plan_is_closed(known.ref)
    return Into(known.ref, known.title)


def still_open(session: Session, day: PlanDay) -> list[Open]:
    """What is open in a plan and has to be decided before it is closed. Raises PlanwatchError: it is closed."""
    if day.plan.status is PlanStatus.CLOSED:
        raise plan_is_closed(day.plan.ref)
    return list(open_parts(read.snapshot(session, day), day.today))


def close(session: Session, day: PlanDay, into: str, typed: Mapping[str, str]) -> Closed:
    """Close a plan as one change; ``typed`` says what becomes of what is open, as ``decided`` reads it.

    What is carried is added to the plan ``into``, which is started as a draft where there is none of that ref, with a
    word of where it comes from. Raises PlanwatchError where anything open is not decided.
    """
    whole = read.snapshot(session, day)
    every = decided(still_open(session, day), typed)
    carried = [one for one in every if one.fate is Fate.CARRIED]
    if carried and not into.strip():
        raise PlanwatchError(
            f"{carried[0].of.in_words()} is carried, and no plan is named", "name the one it goes into"
        )
    if not carried:
        with open_batch(session.database, session.sign("")) as batch:
            _finish(session, batch, day, every)
        return Closed(batch.id, whole, tuple(every))
    goes = going_into(session, day, into)
    ref, target = goes.ref, known_plan(session, goes.ref)
    carrying = _Carrying(session, day, whole, target, ref, carried)
    named = [one if one.fate is not Fate.CARRIED else carrying.named(one) for one in every]
    merged = import_given(
        session,
        as_told(session, carrying.snapshot()),
        ref,
        also=lambda batch, _plan, _ids: _finish(session, batch, day, named),
    )
    return Closed(merged.number, whole, tuple(named), goes)


def try_close(session: Session, day: PlanDay, into: str, typed: Mapping[str, str]) -> Closed:
    """What ``close`` would do: it is done to a copy in memory."""
    with session.database.copied() as copy:
        return replace(close(replace(session, database=copy), day, into, typed), number=None)


def _finish(session: Session, batch: Batch, day: PlanDay, every: list[Decided]) -> None:
    """Write in the plan that is closed what became of all, and close it."""
    ids = {kind: rows_by_name(batch.database, PART[kind], day.id) for kind in ("action", "risk")}
    on = day.today.isoformat()
    for one in every:
        if one.of.kind == "action":
            columns = {"status": Status.WITHDRAWN.value, "reason": one.in_words(), "rag": None}
            batch.change("action", ids["action"][one.of.name,], columns)
        elif one.of.kind == "risk":
            columns = {"status": RiskStatus.CLOSED.value, "closed_on": on, "reason": one.in_words()}
            batch.change("risk", ids["risk"][one.of.name,], columns)
    insert_update(batch, day, {"text": closing_text(every), "as_at": on, "by": session.author})
    batch.change("plan", day.id, {"status": PlanStatus.CLOSED.value, "closed_on": on})
    numbers = ((fate, sum(one.fate is fate for one in every)) for fate in Fate)
    told = ", ".join(f"{number} {str(fate).removesuffix(' into')}" for fate, number in numbers if number)
    batch.signature = session.sign(f"plan {day.plan.ref} closed{f': {told}' if told else ''}")


class _Carrying:
    """What is carried from one plan, as a snapshot to be merged into the other."""

    def __init__(
        self, session: Session, day: PlanDay, whole: Snapshot, target: Snapshot | None, ref: str,
        carried: list[Decided],
    ) -> None:  # fmt: skip
        self.session, self.day, self.whole, self.ref = session, day, whole, ref
        self.there = target or Snapshot(plan=_next_plan(day.plan, ref))
        names = {kind: [_name(kind, part) for part in getattr(self.there, kind)] for kind in KINDS}
        self.taken = {kind: {natural_key(name): name for name in each} for kind, each in names.items()}
        self.names = {(one.of.kind, one.of.name): self._free(one.of) for one in carried}

    def _free(self, of: Open) -> str:
        """Its own ref, where the other plan has none such; else with that of the plan before it."""
        return f"{self.day.plan.ref}-{of.name}" if natural_key(of.name) in self.taken[of.kind] else of.name

    def named(self, one: Decided) -> Decided:
        """With where it goes."""
        return replace(one, words=f"{self.ref} {self.names[one.of.kind, one.of.name]}")

    def snapshot(self) -> Snapshot:
        """All of it, with the leads, themes and sources that the other plan does not have."""
        parts: dict[str, Any] = {kind: tuple(self._carried(kind)) for kind in KINDS}
        every = [part for held in parts.values() for part in held]
        themes = self._missing("theme", (getattr(part, "theme", "") for part in every))
        leads = self._missing("lead", (name for part in (*every, *themes) for name in _leads(part)))
        sources = self._missing("source", (part.source for part in parts["recommendation"]))
        told = [f"{kind} {new} · from {self.day.plan.ref} {old}" for (kind, old), new in self.names.items()]
        plan = replace(self.there.plan, update=(self._word(carried_text(self.day.plan.ref, told)),))
        return Snapshot(plan=plan, theme=themes, lead=leads, source=sources, **parts)

    def _missing(self, kind: str, names: Iterable[str]) -> tuple[Any, ...]:
        wanted = set(names) - {_name(kind, part) for part in getattr(self.there, kind)}
        return tuple(
            replace(part, update=()) if kind == "theme" else part
            for part in getattr(self.whole, kind)
            if _name(kind, part) in wanted
        )

    def _word(self, text: str) -> Update:
        return Update(text=text, as_at=self.day.today, by=self.session.author, who=self.session.author)

    def _carried(self, kind: str) -> Iterable[Any]:
        part = PART[kind]
        for value in getattr(self.whole, kind):
            name = _name(kind, value)
            if (kind, name) not in self.names:
                continue
            lists = {
                field: tuple(filter(None, (self._now(names.of, each) for each in getattr(value, field))))
                for field, names in part.lists.items()
                if names.of != "lead"
            }
            made = replace(value, **{part.named_by[0]: self.names[kind, name]}, **lists)
            yield self._fresh(made, name) if isinstance(made, Action) else made

    def _now(self, kind: str, name: str) -> str:
        """What a part is called in the other plan; empty where it is not carried, and there is none such."""
        there = self.taken[kind].get(natural_key(name), "") if kind == "recommendation" else ""
        now = self.names.get((kind, name), there)
        if now or kind != "recommendation" or not whole_of(name):
            return now
        whole = self._now(kind, whole_of(name))
        return f"{whole}{name[-1]}" if whole else ""

    def _fresh(self, action: Action, old: str) -> Action:
        """An action of a new plan: with its dates as they are, and none of the words that were said of it before."""
        return replace(
            action, added=self.day.today, original_due=NO_DATE, agreement=None, board=None, reason="", move=(),
            chase=(), update=(self._word(f"carried from {self.day.plan.ref} {old}"),),
        )  # fmt: skip


def _next_plan(plan: Plan, ref: str) -> Plan:
    """A plan that goes on from another: a draft, with the same rules."""
    return replace(
        plan, ref=ref, status=PlanStatus.DRAFT, approved_on=None, closed_on=None, starts=None, ends=None, note="",
        update=(), route=(),
    )  # fmt: skip


def _name(kind: str, part: Any) -> str:
    return str(getattr(part, PART[kind].named_by[0]))


def _leads(part: Any) -> list[str]:
    """The leads that a part names."""
    of = OF[type(part)]
    names = [getattr(part, key) for key, kind in of.links.items() if kind == "lead" and key != "cover_for"]
    names += [part.cover.lead] if isinstance(part, Action) and part.cover else []
    names += [name for key, of_names in of.lists.items() if of_names.of == "lead" for name in getattr(part, key)]
    return [name for name in names if name]
