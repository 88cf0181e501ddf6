"""Whatever is open in a plan and wherever it goes: closing loses nothing, doubles nothing, and is taken back as one."""

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planwatch.exchange.toml.read import read_toml
from planwatch.exchange.toml.write import to_toml
from planwatch.model.life.closing import KINDS
from planwatch.model.plan.kinds import PlanStatus, RiskStatus, Status
from planwatch.model.plan.parts import PART
from planwatch.model.plan.snapshot import Snapshot
from planwatch.model.values import replace
from planwatch.service.files.import_ import import_snapshot
from planwatch.service.files.open import open_session
from planwatch.service.journal import undo
from planwatch.service.life import closing
from planwatch.storage.doctor import faults
from tests.desk import TODAY, told
from tests.strategies import snapshots

_HOW = st.sampled_from(("carry", "usual: Head of Service: the register", "withdrawn: done elsewhere"))


def named(plan: Snapshot) -> list[tuple[str, str]]:
    """Kind and name of all that can be carried."""
    return [(kind, str(getattr(part, PART[kind].named_by[0]))) for kind in KINDS for part in getattr(plan, kind)]


def known_as(plan: Snapshot, ref: str) -> Snapshot:
    return replace(plan, plan=replace(plan.plan, ref=ref, status=PlanStatus.DRAFT))


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(snapshots(), st.none() | snapshots(), st.data())
def test_what_is_closed_is_carried_once_or_ended_and_one_undo_brings_all_back(
    tmp_path: Path, one: Snapshot, other: Snapshot | None, data: st.DataObject
) -> None:
    for old in tmp_path.glob("plan.*"):
        old.unlink()
    session = open_session(tmp_path / "plan.db", create=True, who="ann", today=TODAY)
    with session.database:
        import_snapshot(session, known_as(one, "ONE"), "one")
        if other is not None:
            import_snapshot(session, known_as(other, "TWO"), "two")
        before = told(session)
        day = next(each for each in session.plan_days() if each.plan.ref == "ONE")
        opened = closing.still_open(session, day)
        fates = {(part.kind, part.name): data.draw(_HOW) for part in opened}
        typed = {f"{kind}:{name}": how for (kind, name), how in fates.items()}
        made = closing.close(session, day, "TWO", typed)
        now = {plan.plan.ref: plan for plan in told(session)}
        carried = {key for key, how in fates.items() if how == "carry"}
        _check(before, now, carried, {part.of.in_words(): part.words for part in made.every})
        assert {one.ref for one in now["ONE"].action if one.status in (Status.NOT_STARTED, Status.IN_PROGRESS)} == set()
        assert all(risk.status is RiskStatus.CLOSED for risk in now["ONE"].risk)
        assert faults(session.database) == []
        undo.undo(session)
        assert told(session) == before


def _check(
    before: tuple[Snapshot, ...], now: dict[str, Snapshot], carried: set[tuple[str, str]], words: object
) -> None:
    """All of both plans is there as it was called, and beside it once what was carried."""
    there = {plan.plan.ref: named(plan) for plan in before}
    assert named(now["ONE"]) == there["ONE"]
    if not carried:
        assert now.keys() == there.keys()
        return
    after = named(now["TWO"])
    assert len(set(after)) == len(after)
    assert set(there.get("TWO", ())) <= set(after)
    new = [key for key in after if key not in there.get("TWO", ())]
    expected = sorted((kind, name if (kind, name) in new else f"ONE-{name}") for kind, name in carried)
    assert sorted(new) == expected, words
    read_toml(to_toml(now["TWO"]), "two.toml", TODAY)
