"""Sign-offs: who signs a version, in a chain; signed, asked for, and what is missing."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from planwatch.errors import PlanwatchError
from planwatch.model.actions.row import PlanDay
from planwatch.model.dates.in_words import day_in_full, day_in_words
from planwatch.model.life.chain import Chain, chains
from planwatch.model.plan.signoff import Signoff
from planwatch.service.life.versions import VersionRow
from planwatch.service.plan.kind import Change, Columns, Kind, PartColumn, PartRow, kept_rows
from planwatch.service.plan.part_edit import add_part, add_parts, set_part
from planwatch.service.plan.part_read import part_rows
from planwatch.service.session import Session
from planwatch.storage.plan.snapshot import read_parts
from planwatch.words.life import early_in_words, signoff_in_words


class SignoffRow(PartRow[Signoff], frozen=True):
    """A sign-off with the chain that it is a step of."""

    chain: Chain

    @property
    def before(self) -> str:
        """Whose missing sign-off comes before it: ``after Council``; empty where none is missing."""
        missing = self.chain.before(self.part)
        return f"after {', '.join(missing)}" if missing else ""

    @property
    def standing(self) -> str:
        """``signed``, ``next``, or after whom."""
        return "signed" if self.part.on is not None else self.before or "next"


def _rows(session: Session, of: PlanDay) -> list[SignoffRow]:
    """Those of a plan, version by version, each in its order."""
    kept = kept_rows("signoff", session, of)
    known = chains(one.part for one in kept)
    order = {one.part.name: at for at, one in enumerate(read_parts(session.database, of.id, "version"))} if kept else {}
    rows = [SignoffRow(of, one.id, one.version, one.part, known[one.part.of]) for one in kept]
    return sorted(rows, key=lambda row: order.get(row.part.of, -1))


def _follow(change: Change[Signoff]) -> Columns:
    """A forum or lead is spelled as the plan has it; nobody is asked twice for one version."""
    if not change.typed.keys() & {"by", "of_id"}:
        return {}
    database = change.batch.database
    by = " ".join(str(change.after["by"]).split())
    names = [one.part.name for kind in ("forum", "lead") for one in read_parts(database, change.of.id, kind)]
    by = next((name for name in names if name.casefold() == by.casefold()), by)
    of_id = change.typed.get("of_id")
    versions = {one.id: one.part.name for one in read_parts(database, change.of.id, "version")}
    of = versions.get(of_id) if isinstance(of_id, int) else change.before.of if change.before else None
    for one in read_parts(database, change.of.id, "signoff"):
        if one.id != change.id and one.part.of == of and one.part.by.casefold() == by.casefold():
            raise PlanwatchError(f"{by} is asked to sign {of} off already", f"{one.part.ref} is that sign-off")
    return {"by": by}


def _begins(session: Session, of: PlanDay) -> dict[str, str]:
    """It is mostly the newest version that is to be signed off."""
    versions = read_parts(session.database, of.id, "version")
    return {"of": versions[-1].part.name} if versions else {}


def ask(session: Session, version: VersionRow, names: Sequence[str]) -> int | None:
    """Put these at the end of the chain of a version, in order, as one change; its number.

    None named: those of the version before. Raises PlanwatchError.
    """
    wanted = [name for name in names if name.strip()] or _asked_before(session, version)
    what = f"version {version.name}: to be signed off by {', '.join(wanted)}"
    return add_parts(session, SIGNOFFS, version.of, [{"of": version.name, "by": name} for name in wanted], what)


def _asked_before(session: Session, version: VersionRow) -> list[str]:
    known = chains(one.part for one in read_parts(session.database, version.of.id, "signoff"))
    names = [one.part.name for one in read_parts(session.database, version.of.id, "version")]
    before = [name for name in names[: names.index(version.name)] if name in known]
    if not before:
        raise PlanwatchError(
            f"who is asked to sign {version.name} off?", f'name them in order: version ask "{version.name}" Council …'
        )
    there = {one.by.casefold() for one in version.chain.steps}
    return [one.by for one in known[before[-1]].steps if one.by.casefold() not in there]


class Signed(NamedTuple):
    """Who signed, the number of the change, and in words after whom it would have been their turn."""

    by: str
    change: int | None
    early: str


def sign(session: Session, version: VersionRow, by: str, values: Mapping[str, str]) -> Signed:
    """Write that somebody signed a version off.

    ``values``: ``on`` (else the plan's day) and ``conditions``. Raises PlanwatchError where they have signed it.
    """
    day = version.of
    own = {"on": day_in_full(day.today), **{name: text for name, text in values.items() if text.strip()}}
    mine = [row for row in part_rows(session, SIGNOFFS, (day,)) if row.part.of == version.name]
    wanted = " ".join(by.split()).casefold()
    found = [row for row in mine if row.part.by.casefold() == wanted]
    found = found or [row for row in mine if wanted and row.part.by.casefold().startswith(wanted)]
    if len(found) > 1:
        raise PlanwatchError(f"'{by}' may be {' or '.join(row.part.by for row in found)}", "say more of the name")
    if not found:
        number = add_part(session, SIGNOFFS, day, {"of": version.name, "by": by, **own})
        return Signed(" ".join(by.split()), number, early_in_words(version.chain.missing))
    (row,) = found
    if row.part.on is not None:
        signed = f"{row.part.by} signed {version.name} off on {day_in_full(row.part.on)}"
        raise PlanwatchError(signed, f"`planwatch signoff set {row.name}` changes it")
    return Signed(row.part.by, set_part(session, SIGNOFFS, row, own), early_in_words(row.chain.before(row.part)))


SIGNOFFS = Kind(
    name="signoff",
    plural="signoffs",
    rows=_rows,
    adds=("of", "by"),
    prefix="S",
    follow=_follow,
    told=lambda row: [
        f"{row.part.of or 'no version'}: {signoff_in_words(row.part)}",
        *([f"it is signed {row.before}"] if row.before and row.part.on is None else []),
        *([f"signed before {row.before.removeprefix('after ')}"] if row.before and row.part.on is not None else []),
    ],
    json=lambda row: {"standing": row.standing},
    counts=lambda rows: f"not signed {n}" if (n := sum(row.part.on is None for row in rows)) else "",
    words={"standing": lambda row: row.standing},
    begins=_begins,
    first=("on", "conditions"),
    columns=(
        PartColumn[SignoffRow]("ref", "Ref", 5, lambda row: row.name, least=0),
        PartColumn("of", "Version", 16, lambda row: row.part.of or "none"),
        PartColumn("by", "Who", 28, lambda row: row.part.by, least=16),
        PartColumn(
            "on", "Signed", 14, lambda row: day_in_words(row.part.on, row.of.today) if row.part.on else row.standing,
            lambda row: "" if row.part.on else "possibly",
        ),
        PartColumn("conditions", "Conditions", 0, lambda row: row.part.conditions, least=16),
    ),
)  # fmt: skip
"""Sign-offs as one lists, finds, adds and changes them."""
