"""Versions of a plan: each the plan as it was after one change, and who signed it off."""

from collections.abc import Mapping
from functools import partial

from planwatch.errors import PlanwatchError
from planwatch.model.actions.row import PlanDay
from planwatch.model.dates.in_words import day_in_full, day_in_words
from planwatch.model.life.chain import Chain, chains
from planwatch.model.plan.version import Version
from planwatch.model.values import replace
from planwatch.service.meetings.moments import moment
from planwatch.service.plan.kind import Change, Columns, Kind, PartColumn, PartRow, kept_rows
from planwatch.service.plan.part_edit import add_part
from planwatch.service.session import Session
from planwatch.storage.journal.past import newest_change
from planwatch.storage.life.versions import frozen_after
from planwatch.storage.plan.snapshot import read_parts
from planwatch.words.life import chain_in_words, signoff_in_words


class VersionRow(PartRow[Version], frozen=True):
    """A version with its chain of sign-offs, and the change it was taken after."""

    chain: Chain
    rows: tuple[int, ...] = ()
    """The ids of its sign-offs."""
    change: int | None = None
    """None: it was taken in another file, which alone can show it."""

    @property
    def taken(self) -> str:
        """``change 14``, or that it is not here."""
        return f"change {self.change}" if self.change is not None else "not in this file"


def _rows(session: Session, of: PlanDay) -> list[VersionRow]:
    """Those of a plan in the order in which they came to it."""
    kept = kept_rows("version", session, of)
    if not kept:
        return []
    signoffs = read_parts(session.database, of.id, "signoff")
    known, frozen = chains(one.part for one in signoffs), frozen_after(session.database, of.id)
    ids = {one.part.ref: (one.part.of, one.id) for one in signoffs}
    return [
        VersionRow(
            of, one.id, one.version, one.part, known.get(one.name, Chain()),
            tuple(row_id for name, row_id in ids.values() if name == one.name), frozen.get(one.name),
        )
        for one in kept
    ]  # fmt: skip


def _follow(change: Change[Version], after: int | None = None) -> Columns:
    """What a new one is frozen after: the newest change, or the one that is given; its day and state."""
    if change.before is not None:
        return {}
    frozen = newest_change(change.batch.database) if after is None else after
    columns: Columns = {"frozen": frozen}
    if not change.typed.get("on"):
        columns["on"] = change.of.today.isoformat()
    if not change.typed.get("state"):
        columns["state"] = change.of.plan.status.value
    return columns


def take(session: Session, day: PlanDay, name: str, at: str, values: Mapping[str, str]) -> int:
    """Add a version of the plan as it was at a moment of the past, as ``--as-of`` names it; the change's number.

    Its day is that moment's, and its state the plan's then, where none is typed. Raises PlanwatchError.
    """
    from planwatch.service.meetings.moments import looking_back

    then = moment(session, at)
    past = looking_back(session, then)
    with past.database:
        was = next((one for one in past.plan_days() if one.id == day.id), None)
    if was is None:
        raise PlanwatchError(f"the plan {day.plan.ref} was not there yet at {then.label}", "name a later moment")
    kind = replace(VERSIONS, follow=partial(_follow, after=then.batch))
    own = {"on": min(then.at, day.today).isoformat(), "state": was.plan.status.value}
    return add_part(session, kind, day, {"name": name, **own, **values})


def _told(row: VersionRow) -> list[str]:
    one = row.part
    of = f" of {day_in_full(one.on)}" if one.on else ""
    return [
        f"{one.name}{of}, {one.state}, taken after {row.taken}" if row.change is not None
        else f"{one.name}{of}, {one.state}: taken in another file, which alone can show it",
        f"sign-off: {chain_in_words(row.chain)}",
        *([f"note: {one.note}"] if one.note else []),
        *(f"{number}. {signoff_in_words(each)}" for number, each in enumerate(row.chain.steps, 1)),
    ]  # fmt: skip


def _json(row: VersionRow) -> dict[str, object]:
    steps = [{"ref": one.ref, "by": one.by, "on": one.on, "conditions": one.conditions} for one in row.chain.steps]
    return {"change": row.change, "signoffs": steps, "missing": list(row.chain.missing)}


def _used(row: VersionRow) -> str:
    number = len(row.chain.steps)
    return f"{number} sign-off{'s' * (number != 1)} of it go{'es' * (number == 1)} with it" if number else ""


VERSIONS = Kind(
    name="version",
    plural="versions",
    rows=_rows,
    adds=("name",),
    told=_told,
    json=_json,
    follow=_follow,
    used=_used,
    takes=lambda row: [("signoff", row_id) for row_id in row.rows],
    words={
        "signed": lambda row: ", ".join(one.by for one in row.chain.signed),
        "missing": lambda row: ", ".join(row.chain.missing),
    },
    counts=lambda rows: f"newest: {rows[-1].name}" if rows else "",
    columns=(
        PartColumn[VersionRow]("name", "Version", 16, lambda row: row.name),
        PartColumn("on", "Day", 11, lambda row: day_in_words(row.part.on, row.of.today) if row.part.on else ""),
        PartColumn("state", "State", 8, lambda row: row.part.state),
        PartColumn("taken", "Taken after", 16, lambda row: row.taken, lambda row: "muted", drop=1),
        PartColumn(
            "signed", "Sign-off", 0, lambda row: chain_in_words(row.chain),
            lambda row: "possibly" if row.chain.missing else "", least=20,
        ),
        PartColumn("note", "Note", 30, lambda row: row.part.note, drop=2),
    ),
)  # fmt: skip
"""Versions as one lists, finds, adds and changes them."""
