"""``python bench/whole.py N FILE``: the same N actions with all that a plan holds beside them."""

import argparse
import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path

from generate import AS_AT, BEGUN, actions, frame

from planwatch.model.plan.commitment import Commitment
from planwatch.model.plan.cost import Cost
from planwatch.model.plan.forum import Forum
from planwatch.model.plan.kinds import CostKind, Decision, Direction, MeetingStatus, RecommendationStatus
from planwatch.model.plan.measure import Measure, Reading
from planwatch.model.plan.meeting import Meeting
from planwatch.model.plan.recommendation import Recommendation
from planwatch.model.plan.risk import Risk
from planwatch.model.plan.snapshot import Snapshot
from planwatch.model.plan.source import Source
from planwatch.model.values import replace
from planwatch.service.files.import_ import import_snapshot
from planwatch.service.files.open import open_session

RECOMMENDATIONS, COMMITMENTS, MEASURES, READINGS, RISKS, COSTS = 500, 100, 2_000, 24, 500, 3_000
"""How many there are of each; readings are of each measure, a month apart."""
_SEED = 20160112
_MATTERS = ("thresholds", "supervision", "pathway plans", "health assessments", "caseloads", "chronologies")


def whole(number: int, share: int = 1) -> Snapshot:
    """The plan of so many actions with the rest of it; ``share`` 10: a tenth of each kind."""
    rng = random.Random(_SEED)
    held = tuple(actions(number))
    refs = [action.ref for action in held]
    plan = frame()
    posts = [lead.name for lead in plan.lead]
    themes = [theme.title for theme in plan.theme]
    numbers = [str(n + 1) for n in range(RECOMMENDATIONS // share)]
    return replace(
        plan,
        action=held,
        forum=(Forum(name="Improvement board", chair="Chief executive", agrees_dates=True),),
        meeting=(Meeting(forum="Improvement board", on=date(2015, 12, 10), status=MeetingStatus.HELD),),
        source=(Source(name="Inspection 2015", kind="inspection", body="The inspectorate"),),
        recommendation=tuple(_recommendation(rng, number) for number in numbers),
        commitment=tuple(
            Commitment(
                ref=f"C{n + 1}", text=f"Be consistent in {rng.choice(_MATTERS)}, part {n + 1}",
                theme=rng.choice(themes), lead=rng.choice(posts),
                answers=tuple(sorted(set(rng.sample(numbers, min(3, len(numbers)))))),
                actions=tuple(dict.fromkeys(rng.sample(refs, min(4, len(refs))))),
            )
            for n in range(COMMITMENTS // share)
        ),
        measure=tuple(_measure(rng, n + 1, refs, numbers, posts) for n in range(MEASURES // share)),
        risk=tuple(_risk(rng, n + 1, refs, posts, themes) for n in range(RISKS // share)),
        cost=tuple(_cost(rng, n + 1, refs, themes) for n in range(COSTS // share)),
    )  # fmt: skip


def _recommendation(rng: random.Random, number: str) -> Recommendation:
    closed = rng.random() < 0.1
    return Recommendation(
        number=number,
        text=f"Make {rng.choice(_MATTERS)} good enough, as paragraph {number} of the report asks",
        class_="priority" if rng.random() < 0.2 else "improvement",
        decision=rng.choice((Decision.ACCEPTED, Decision.PARTLY)),
        response="Will be done",
        source="Inspection 2015",
        status=RecommendationStatus.CLOSED if closed else RecommendationStatus.OPEN,
        closed_by="Improvement board" if closed else "",
        closed_on=AS_AT - timedelta(30) if closed else None,
    )


def _measure(rng: random.Random, number: int, refs: list[str], numbers: list[str], posts: list[str]) -> Measure:
    value = Decimal(rng.randrange(20, 70))
    return Measure(
        ref=f"M{number}",
        title=f"Share of {rng.choice(_MATTERS)} good enough, team {number}",
        unit="%",
        direction=Direction.UP,
        baseline=value,
        baseline_on=date(2014, 1, 31),
        target=Decimal(90),
        target_on=date(2017, 3, 31),
        tolerance=Decimal(5),
        owner=rng.choice(posts),
        actions=tuple(sorted(set(rng.sample(refs, 2)))),
        recommendations=(rng.choice(numbers),),
        reading=tuple(_readings(rng, value)),
    )


def _readings(rng: random.Random, value: Decimal) -> Iterator[Reading]:
    for month in range(READINGS):
        on = date(2014 + month // 12, month % 12 + 1, 28)
        value = min(Decimal(100), max(Decimal(0), value + rng.randrange(-4, 6)))
        yield Reading(on=on, value=value, by="Analyst", who="programme office", at=datetime.combine(on, time(9), UTC))


def _risk(rng: random.Random, number: int, refs: list[str], posts: list[str], themes: list[str]) -> Risk:
    return Risk(
        ref=f"R{number}",
        title=f"Too few people for {rng.choice(_MATTERS)}, area {number}",
        theme=rng.choice(themes),
        owner=rng.choice(posts),
        cause="Pay is better elsewhere",
        event="Posts stay empty",
        effect="Caseloads rise",
        likelihood=rng.randint(1, 5),
        impact=rng.randint(1, 5),
        target_likelihood=1,
        target_impact=2,
        mitigation="Recruit and keep",
        mitigated_by=tuple(sorted(set(rng.sample(refs, 2)))),
        raised_on=BEGUN,
    )


def _cost(rng: random.Random, number: int, refs: list[str], themes: list[str]) -> Cost:
    of_action = rng.random() < 0.5
    return Cost(
        ref=f"K{number}",
        title=f"Trainer for {rng.choice(_MATTERS)}, line {number}",
        kind=rng.choice((CostKind.BUDGET, CostKind.FORECAST)),
        rate=350_00,
        quantity=Decimal(rng.randint(1, 9)),
        unit="days a week",
        periods=Decimal(6),
        period_unit="months",
        years=(rng.choice(("2015/16", "2016/17")),),
        action=rng.choice(refs) if of_action else "",
        theme="" if of_action else rng.choice(themes),
    )


def write(number: int, path: Path, share: int = 1) -> None:
    """Write it to a new plan file, as one import."""
    begun = datetime.combine(BEGUN, time(8), UTC)
    session = open_session(path, create=True, who="programme office", clock=lambda: begun)
    with session.database:
        import_snapshot(session, whole(number, share), "generated.toml")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("number", type=int, help="how many actions")
    parser.add_argument("--share", type=int, default=1, help="10: a tenth of what stands beside the actions")
    parser.add_argument("file", type=Path, help="the plan file to make")
    asked = parser.parse_args()
    if asked.file.exists():
        parser.error(f"{asked.file} exists already")
    write(asked.number, asked.file, asked.share)


if __name__ == "__main__":
    main()
