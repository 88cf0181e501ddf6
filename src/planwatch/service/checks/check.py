"""What is wrong with the plans worked on, and accepting that some of it is so."""

from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass

from planwatch.errors import PlanwatchError
from planwatch.model.actions.row import PlanDay
from planwatch.model.checks.checks import CHECKS, across, findings
from planwatch.model.checks.finding import About, Finding
from planwatch.model.plan.snapshot import Snapshot
from planwatch.model.text.names import nearest
from planwatch.service.session import Session, checked_text
from planwatch.storage.checks.accepted import accepting
from planwatch.storage.plan.snapshot import read_frame, read_portions, read_snapshot
from planwatch.storage.writing.batch import open_batch

_PORTION = 100
"""Actions that are read and looked at in a hundredth of a second or two."""
CODES = tuple(check.code for check in CHECKS)
ACROSS = "duplicate"
"""The check that looks at several plans of a file together."""
_COUNTED = tuple(check for check in CHECKS if not check.hint)
"""Those of which something can count."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A finding, the plan it is in, and the title of the action that it is about, or the text of the recommendation."""

    of: PlanDay
    finding: Finding
    title: str = ""


def check(
    session: Session, go_on: Callable[[], bool] = lambda: True, codes: Container[str] = CODES
) -> tuple[Checked, ...]:
    """What is wrong with the plans worked on, accepted or not, plan by plan in the order of the checks.

    Only what these checks find; ``go_on`` as for ``findings``.
    """
    wanted = [each for each in CHECKS if each.code in codes]
    found: list[list[Checked]] = []
    days, whole = session.plan_days(), list[Snapshot]()
    for day in days:
        if go_on():
            snapshot = read_snapshot(session.database, day.id)
            whole.append(snapshot)
            found.append(_checked(day, snapshot, findings(snapshot, day.today, go_on, wanted)))
    if len(whole) > 1 and ACROSS in codes and go_on():
        for place, finding in across(whole):
            found[place] += _checked(days[place], whole[place], (finding,))
    return tuple(one for of_plan in found for one in of_plan)


def _checked(day: PlanDay, snapshot: Snapshot, found: Iterable[Finding]) -> list[Checked]:
    titles = {(About.ACTION, action.ref): action.title for action in snapshot.action}
    titles |= {(About.MEASURE, one.ref): one.title for one in snapshot.measure}
    titles |= {(About.RECOMMENDATION, one.number): one.text for one in snapshot.recommendation}
    titles |= {(About.COMMITMENT, one.ref): one.text for one in snapshot.commitment}
    titles |= {(About.RISK, one.ref): one.title for one in snapshot.risk}
    titles |= {(About.COST, one.ref): one.title for one in snapshot.cost}
    titles |= {(About.CONSULTEE, one.ref): one.who for one in snapshot.consultee}
    titles |= {(About.COMMUNICATION, one.ref): one.text for one in snapshot.communication}
    titles |= {(About.EVIDENCE, one.ref): one.title for one in snapshot.evidence}
    titles |= {(About.FINDING, one.ref): one.text for one in snapshot.finding}
    return [Checked(day, finding, titles.get((finding.part, finding.about), "")) for finding in found]


def counted(found: Iterable[Checked]) -> int:
    """How many of them stand: neither hints nor accepted."""
    return sum(checked.finding.is_counted for checked in found)


def standing(session: Session) -> int:
    """As ``counted`` of what ``check`` finds, in less time: only what it counts is read and looked for."""
    days = session.plan_days()
    whole = [read_snapshot(session.database, day.id, day.today) for day in days]
    found = [one for day, plan in zip(days, whole, strict=True) for one in findings(plan, day.today, checks=_COUNTED)]
    if len(whole) > 1:
        found += (finding for _, finding in across(whole))
    return sum(finding.is_counted for finding in found)


def count(session: Session, go_on: Callable[[], bool] = lambda: True) -> int | None:
    """As ``counted`` of what ``check`` finds, in the memory of a portion of the plans.

    ``go_on`` is asked every few thousandths of a second; None where it says no, or the file was changed meanwhile.
    """
    from planwatch.model.checks.portions import PortionedCount  # only the app counts so

    number, as_of, whole = 0, session.database.poll(), list[Snapshot]()
    for day in session.plan_days():
        counting = PortionedCount(read_frame(session.database, day.id, day.today), day.today)
        for portion in read_portions(session.database, day.id, _PORTION):
            if not go_on():
                return None
            counting.take(portion)
        number += counting.number(go_on)
        whole.append(counting.whole)
    if len(whole) > 1 and go_on():
        number += sum(finding.is_counted for _, finding in across(whole))
    return number if go_on() and session.database.poll() == as_of else None


def checked_code(code: str) -> str:
    """The code of a check; raises PlanwatchError with the nearest."""
    if code.casefold() in CODES:
        return code.casefold()
    near = nearest(code, CODES)
    hint = f"did you mean '{near}'?" if near else "`planwatch check --codes` lists them"
    raise PlanwatchError(f"there is no check '{code}'", hint)


def accept(session: Session, found: Iterable[Checked], why: str) -> int | None:
    """Accept these findings as they stand, as one change; its number, None where all of them are accepted already.

    They stay accepted until their facts are others. Raises PlanwatchError where no reason is given.
    """
    why = checked_text(why).strip()
    if not why:
        raise PlanwatchError("a finding is accepted with a reason", "say why it may stay so")
    new = [checked for checked in found if checked.finding.accepted is None]
    with open_batch(session.database, session.sign(f"accept {_in_words(new)}", why)) as batch:
        for checked in new:
            finding = checked.finding
            batch.insert(
                "accepted",
                {
                    "plan_id": checked.of.id, "seq": batch.next_seq("accepted"), "code": finding.code,
                    "about": finding.about, "facts": finding.facts, "why": why, "who": checked_text(session.who),
                    "on": checked.of.today.isoformat(),
                },
            )  # fmt: skip
    return batch.id


def unaccept(session: Session, found: Iterable[Checked]) -> int | None:
    """Let these findings count again, as one change; its number, None where none of them was accepted."""
    held = [checked for checked in found if checked.finding.accepted is not None]
    with open_batch(session.database, session.sign(f"no longer accept {_in_words(held)}")) as batch:
        for checked in held:
            finding = checked.finding
            for row_id in accepting(batch.database, checked.of.id, finding.code, finding.about, finding.facts):
                batch.remove("accepted", row_id)
    return batch.id


def _in_words(found: list[Checked]) -> str:
    codes = ", ".join(dict.fromkeys(checked.finding.code for checked in found))
    names = list(dict.fromkeys(checked.finding.about for checked in found if checked.finding.about))
    about = f"{len(names)} parts" if len(names) > 3 else ", ".join(names)
    return f"{codes} of {about or 'the plan'}"
