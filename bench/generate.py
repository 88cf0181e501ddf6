"""``python bench/generate.py N FILE``: a believable plan of N actions in mid-life, the same for the same N."""

import argparse
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from itertools import count, islice
from pathlib import Path
from typing import Any

from planwatch.model.dates.in_words import day_in_full
from planwatch.model.dates.reading import read_date
from planwatch.model.dates.span import Span
from planwatch.model.plan.action import Action, Move
from planwatch.model.plan.kinds import LeadKind, MoveKind, PlanStatus, Priority, Rag, RagRule, Status
from planwatch.model.plan.lead import Lead
from planwatch.model.plan.plan import Plan
from planwatch.model.plan.snapshot import Snapshot
from planwatch.model.plan.theme import Theme
from planwatch.model.plan.update import Update
from planwatch.model.values import replace
from planwatch.service.files.import_ import import_snapshot
from planwatch.service.files.open import open_session

AS_AT = date(2016, 1, 11)
BEGUN = date(2015, 5, 18)
_SEED = 20160111
_CHUNK = 25_000
"""Actions that go into one import: more of them would only take more memory."""

_THEMES = (
    "Leadership and governance", "Workforce", "Front door and thresholds", "Assessment and planning",
    "Children looked after", "Care leavers", "Early help", "Quality assurance", "Partnership and safeguarding board",
    "Voice of the child", "Records and systems", "Fostering and adoption",
)  # fmt: skip
_PLACES = ("children's services", "education", "housing", "public health", "the safeguarding board")
_POSTS = ("Head", "Service manager", "Team leader", "Principal officer", "Commissioning lead", "Business partner")
_PARTNERS = ("Clinical commissioning group", "Thames police", "Youth offending service", "Schools forum",
             "Community health trust", "Probation service", "Voluntary sector council", "Healthwatch", "Legal services",
             "Regional adoption agency")  # fmt: skip
_VERBS = ("Review", "Agree", "Recruit to", "Publish", "Map", "Train all staff in", "Audit", "Commission", "Rewrite",
          "Embed", "Report to the board on", "Set standards for", "Reduce delay in", "Consult families on")  # fmt: skip
_MATTERS = ("the threshold guidance", "case supervision", "the duty rota", "pathway plans", "health assessments",
            "return home interviews", "the sufficiency strategy", "caseloads", "strategy discussions",
            "the performance scorecard", "chronologies", "permanent manager posts", "the neglect toolkit",
            "placement stability", "private fostering", "the escalation policy", "exit interviews")  # fmt: skip
_FOR = ("", " with partners", " across all teams", " for the improvement board", " in the assessment service",
        " with schools and health visitors", " so that no case waits longer than ten days")  # fmt: skip
_SAID = ("Draft out for comment", "Two of five posts filled", "First audit done, 14 of 20 cases good enough",
         "Waits for the partner's sign-off", "On the agenda of the next board", "Guidance issued to all teams",
         "Data quality holds this up", "Sample of cases checked, results shared", "Late, catching up")  # fmt: skip
_WHY = ("recruitment took longer than planned", "waiting for a partner", "the inspection visit came first")
_VAGUE = ("as soon as possible", "in due course", "ongoing", "TBC")


@dataclass(frozen=True, slots=True)
class _Maker:
    """Draws actions; what it drew before decides what comes next."""

    rng: random.Random
    leads: tuple[str, ...]
    dated: "count[int]" = field(default_factory=count)
    """Numbers the open actions that have a date: every third of them is overdue."""

    def action(self, number: int) -> Action:
        rng = self.rng
        theme = number % len(_THEMES)
        status = rng.choices(tuple(Status), (28, 42, 15, 9, 6))[0]
        started = BEGUN + timedelta(rng.randrange(200))
        lead = rng.choice(self.leads) if rng.random() < 0.96 else ""
        due = self._due(status)
        action = Action(
            ref=f"{theme + 1}.{number // len(_THEMES) + 1}",
            title=rng.choice(_VERBS) + " " + rng.choice(_MATTERS) + rng.choice(_FOR),
            theme=_THEMES[theme],
            how="By the working group, then the theme's own meeting" if rng.random() < 0.5 else "",
            lead=lead,
            depends_on=self._waits_for(theme, number),
            support=tuple(rng.sample(self.leads, rng.choice((0, 0, 0, 1, 2)))),
            status=status,
            reason=rng.choice(("superseded", "merged")) if status is Status.WITHDRAWN else "",
            success="Nine of ten cases audited are good enough" if rng.random() < 0.4 else "",
            priority=rng.choice((None, None, None, Priority.HIGH, Priority.LOW)),
            cost=rng.randrange(1, 800) * 100_00 if rng.random() < 0.1 else None,
            answers=tuple(sorted({str(rng.randint(1, 17)) for _ in range(rng.randint(0, 2))})),
            added=BEGUN,
            **_dated("start", started),
            **_fields("due", due),
        )
        return self._with_work(self._with_moves(action, due), started)

    def _waits_for(self, theme: int, number: int) -> tuple[str, ...]:
        """Every third action waits for the one before it in its theme."""
        place = number // len(_THEMES)
        return (f"{theme + 1}.{place}",) if place and place % 3 == 0 else ()

    def _due(self, status: Status) -> Span:
        rng = self.rng
        if rng.random() < 0.08:
            return _read(rng.choice(_VAGUE))
        late = next(self.dated) % 3 == 0 if status in (Status.NOT_STARTED, Status.IN_PROGRESS) else rng.random() < 0.7
        day = AS_AT + timedelta(-1 - int(rng.expovariate(1 / 40)) % 220 if late else rng.randrange(420))
        words = rng.choices((day_in_full(day), f"{day:%b %Y}", f"end of {day:%B %Y}"), (8, 1, 1))[0]
        when = _read(words)
        return when if when.last is not None and (when.last < AS_AT) is late else _read(day_in_full(day))

    def _with_moves(self, action: Action, due: Span) -> Action:
        if due.last is None or self.rng.random() > 0.12:
            return action
        times = self.rng.choice((1, 1, 1, 2, 3))
        days = [due.last - timedelta(30 * (times - n)) for n in range(times)]
        dates = [*map(_read, map(day_in_full, days)), due]
        moves = tuple(
            Move(on=min(AS_AT, BEGUN + timedelta(60 + 40 * n)), kind=MoveKind.SLIP, who="programme office",
                 why=self.rng.choice(_WHY), **_fields("was", dates[n]), **_fields("now", dates[n + 1]))
            for n in range(times)
        )  # fmt: skip
        return replace(action, move=moves, **_fields("original_due", dates[0]))

    def _with_work(self, action: Action, started: date) -> Action:
        """What was said and rated, and when it was done."""
        rng, open_now = self.rng, action.status in (Status.NOT_STARTED, Status.IN_PROGRESS)
        if action.status is Status.NOT_STARTED:
            rag = rng.choice((None, Rag.AMBER, Rag.RED)) if started < AS_AT else None
            return replace(action, rag=rag)
        done: dict[str, Any] = {}
        if action.status in (Status.COMPLETE, Status.ASSURED):
            done = _dated("completed", AS_AT - timedelta(rng.randrange(1, 150)))
            done["evidence"] = "Audit report" if action.status is Status.ASSURED or rng.random() < 0.5 else ""
        ratings = rng.choices((Rag.GREEN, Rag.AMBER, Rag.RED, None), (5, 3, 2, 1), k=3)
        updates = tuple(self._update(action, rag) for rag in ratings[: rng.choice((0, 1, 1, 2, 3))])
        percent = rng.randrange(0, 100, 5) if open_now and rng.random() < 0.6 else None
        return replace(
            action, rag=ratings[0] if open_now else None, percent=percent,
            update=tuple(sorted(updates, key=lambda update: update.as_at)), **done,
        )  # fmt: skip

    def _update(self, action: Action, rag: Rag | None) -> Update:
        as_at = AS_AT - timedelta(self.rng.randrange(1, 120))
        at = datetime.combine(as_at, time(9, self.rng.randrange(60)), UTC)
        return Update(text=self.rng.choice(_SAID), as_at=as_at, by=action.lead, rag=rag, who="programme office", at=at)


@cache
def _read(words: str) -> Span:
    return read_date(words, AS_AT).span


def _fields(name: str, when: Span) -> dict[str, Any]:
    return {name: when}


def _dated(name: str, day: date) -> dict[str, Any]:
    return _fields(name, _read(day_in_full(day)))


def _leads() -> Iterator[Lead]:
    for place in _PLACES:
        for post in _POSTS:
            yield Lead(name=f"{post}, {place}", holder="Present holder", organisation="Council")
    for name in _PARTNERS:
        yield Lead(name=name, kind=LeadKind.PARTNER, organisation=name)


def frame() -> Snapshot:
    """The plan without its actions: 12 themes, 40 leads, judged as at ``AS_AT``."""
    leads = tuple(_leads())
    return Snapshot(
        plan=Plan(ref="GEN", title="Improvement plan", organisation="A council", aim=("Services that are good",),
                  status=PlanStatus.APPROVED, starts=BEGUN, ends=date(2017, 3, 31), approved_on=BEGUN, as_at=AS_AT,
                  rag_rule=RagRule.EVIDENCE, banner="GENERATED"),
        theme=tuple(
            Theme(title=title, label=f"Theme {n + 1}", sponsor=leads[n].name, lead=leads[n + 12].name)
            for n, title in enumerate(_THEMES)
        ),
        lead=leads,
    )  # fmt: skip


def actions(number: int) -> Iterator[Action]:
    """So many actions, one after another."""
    maker = _Maker(random.Random(_SEED), tuple(lead.name for lead in _leads()))
    return (maker.action(n) for n in range(number))


def snapshot(number: int) -> Snapshot:
    """The whole plan of so many actions."""
    return replace(frame(), action=tuple(actions(number)))


def write(number: int, path: Path) -> None:
    """Write the plan of so many actions to a new plan file, as an import like any other."""
    begun = datetime.combine(BEGUN, time(8), UTC)
    session = open_session(path, create=True, who="programme office", clock=lambda: begun)
    made = actions(number)
    with session.database:
        while part := tuple(islice(made, _CHUNK)):
            import_snapshot(session, replace(frame(), action=part), "generated.toml")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("number", type=int, help="how many actions, 100 to 100000")
    parser.add_argument("file", type=Path, help="the plan file to make, or its table: .xlsx .csv .ods .docx")
    asked = parser.parse_args()
    if asked.file.exists():
        parser.error(f"{asked.file} exists already")
    if asked.file.suffix == ".db":
        write(asked.number, asked.file)
    else:
        from files import write_table  # which takes its rows from here

        write_table(asked.number, asked.file)


if __name__ == "__main__":
    main()
