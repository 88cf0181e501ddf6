"""The review of a plan: begun, gone through step by step, left and resumed, ended with the meeting's minutes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from planwatch.errors import PlanwatchError
from planwatch.model.actions.row import ActionRow, PlanDay
from planwatch.model.dates.in_words import day_in_full
from planwatch.model.plan.kinds import MeetingStatus
from planwatch.model.reviews.queue import Between, Kind, ReviewStop, Verdict, place_to_resume, queue
from planwatch.service.change import Target, rows_of
from planwatch.service.journal.group import GroupSession, grouped
from planwatch.service.meetings import forums, meetings
from planwatch.service.plan import names
from planwatch.service.session import Session
from planwatch.storage.actions.ratings import Ratings
from planwatch.storage.engine.values import Value
from planwatch.storage.meetings.meetings import meeting_on
from planwatch.storage.plan.records import name_of
from planwatch.storage.reviews import reviews as stored
from planwatch.storage.reviews.facts import facts_of, themes_of
from planwatch.storage.reviews.heard import heard_beside
from planwatch.storage.writing.batch import NEW_GROUP, Batch, open_batch

FORTNIGHT = timedelta(days=14)
"""What counts as due before the next meeting, where none is known."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be reviewed, as typed: for a forum, of one theme, of one lead; empty: all."""

    forum: str = ""
    theme: str = ""
    lead: str = ""

    def in_words(self) -> str:
        """``Improvement Board · theme Workforce · lead HR partner``; empty for all."""
        parts = (self.forum, f"theme {self.theme}" if self.theme else "", f"lead {self.lead}" if self.lead else "")
        return " · ".join(filter(None, parts))


@dataclass(frozen=True, slots=True)
class ReviewTheme:
    """A theme as a review names it."""

    id: int
    title: str
    label: str
    lead: str

    @property
    def name(self) -> str:
        """Its label and title."""
        return " ".join(filter(None, (self.label, self.title)))


@dataclass(slots=True)
class ReviewRun:
    """A review under way. Its stops are worked out once; what is done meanwhile moves none of them."""

    session: GroupSession
    """Whoever goes through it; every change made by it is of the review's group."""
    day: PlanDay
    asked: Asked
    between: Between
    ratings: Ratings
    stops: tuple[ReviewStop, ...]
    themes: dict[int, ReviewTheme]
    id: int = 0
    """0 where it is only looked at, and nothing was begun."""
    meeting_on: date | None = None
    present: tuple[str, ...] = ()
    minutes: str = ""
    """As somebody edited them; empty: as they follow from what was decided."""
    verdicts: dict[int, Verdict] = field(default_factory=dict[int, Verdict])

    @property
    def ids(self) -> tuple[int, ...]:
        """Every action of it, in the order of its stops."""
        return tuple(key for stop in self.stops for key in stop.ids)

    def place(self) -> int:
        """The stop to go on from."""
        rated = stored.rated_parts(self.session.database, self.session.group) if self.id else ()
        return place_to_resume(self.stops, self.verdicts, rated)


def prepare(session: Session, day: PlanDay, asked: Asked) -> ReviewRun:
    """The review as it would go now, without beginning it."""
    asked, theme_id, lead_id = checked(session, day, asked)
    return _run(grouped(session, NEW_GROUP), day, asked, theme_id, lead_id)


def unfinished(session: Session, day: PlanDay) -> list[tuple[int, Asked, str]]:
    """The reviews of the plan that nobody has ended: number, what of, and who began them when."""
    return [
        (row.id, _asked(row), f"begun {day_in_full(row.started_on)} by {row.who}")
        for row in stored.unfinished(session.database, day.id)
    ]


def begin(session: Session, day: PlanDay, asked: Asked) -> ReviewRun:
    """Resume the review of just that which nobody has ended, or else start one."""
    wanted = checked(session, day, asked)[0]
    for review_id, found, _ in unfinished(session, day):
        if found == wanted:
            return resume(session, day, review_id)
    return start(session, day, wanted)


def start(session: Session, day: PlanDay, asked: Asked) -> ReviewRun:
    """Begin a review: for a forum in its meeting of today. One that is not in the file is put there by the end."""
    asked, theme_id, lead_id = checked(session, day, asked)
    what = f"review begun: {asked.in_words() or day.plan.ref}"
    with open_batch(session.database, grouped(session, NEW_GROUP).sign(what)) as batch:
        meeting_id = _met_today(session, day, asked.forum) if asked.forum else None
        review_id = batch.insert(
            "review",
            {
                "plan_id": day.id,
                "seq": batch.next_seq("review"),
                "meeting_id": meeting_id,
                "forum": asked.forum,
                "theme": asked.theme,
                "lead": asked.lead,
                "started_on": day.today.isoformat(),
                "who": session.who,
            },
        )
    return _run(grouped(session, batch.number), day, asked, theme_id, lead_id, review_id)


def resume(session: Session, day: PlanDay, review_id: int) -> ReviewRun:
    """Go on with a review, wherever and by whomever it was left."""
    row = stored.review(session.database, review_id)
    if row is None or row.finished_on is not None:
        raise PlanwatchError("that review has ended, or was taken back", "`planwatch review` begins another")
    asked, theme_id, lead_id = checked(session, day, _asked(row))
    return _run(grouped(session, row.group), day, asked, theme_id, lead_id, review_id)


def _run(
    session: GroupSession, day: PlanDay, asked: Asked, theme_id: int | None, lead_id: int | None, review_id: int = 0
) -> ReviewRun:
    with session.database.reading():
        row = stored.review(session.database, review_id) if review_id else None
        on = row.on if row is not None else day.today if asked.forum else None
        between = Between(
            stored.last_met(session.database, day.id, asked.forum, on or day.today),
            meetings.next_on(session, day, asked.forum, on or day.today),
        )
        ratings = Ratings.read(session.database, (day,))
        facts = facts_of(session.database, day, ratings, review_id, theme_id, lead_id)
        themes = {
            theme.id: ReviewTheme(*theme)
            for theme in themes_of(session.database, day.id)
            if theme_id in (None, theme.id)
        }
        verdicts = stored.verdicts(session.database, review_id)
    until = Between(between.last, between.next or day.today + min(FORTNIGHT, date.max - day.today))
    stops = queue(facts, list(themes), until, day.today, whole=not asked.theme and not asked.lead)
    if asked.lead:  # a theme is rated where all of it is gone through, or by its own lead
        seen = {stop.theme for stop in stops if stop.ids}
        stops = tuple(
            stop for stop in stops
            if stop.ids or (stop.theme in seen and stop.theme in themes and themes[stop.theme].lead == asked.lead)
        )  # fmt: skip
    return ReviewRun(session, day, asked, between, ratings, stops, themes, review_id, on, *_page(row), verdicts)


def _page(row: stored.KeptReview | None) -> tuple[tuple[str, ...], str]:
    """Who was present, and the minutes as somebody edited them."""
    return (row.present, row.minutes) if row is not None else ((), "")


def _asked(row: stored.KeptReview) -> Asked:
    return Asked(row.forum, row.theme, row.lead)


def checked(session: Session, day: PlanDay, asked: Asked) -> tuple[Asked, int | None, int | None]:
    """What was asked for by its whole names, and the ids of theme and lead; raises PlanwatchError for others."""
    batch = Batch(session.database, session.sign(""))  # only read by
    theme_id = names.find(batch, day.id, "theme", asked.theme)
    lead_id = names.find(batch, day.id, "lead", asked.lead)
    theme, lead = name_of(session.database, "theme", theme_id), name_of(session.database, "lead", lead_id)
    forum = forums.find_forum(session, asked.forum, (day,)).forum.name if asked.forum.strip() else ""
    return Asked(forum, theme, lead), theme_id, lead_id


def _met_today(session: Session, day: PlanDay, forum: str) -> int | None:
    """The id of the forum's meeting of today, where it is in the file; raises PlanwatchError where that is over."""
    found = meeting_on(session.database, day.id, forum, day.today)
    if found is not None:
        meetings.check_not_cancelled(found.meeting)
    if found is not None and found.meeting.status in meetings.MET and found.meeting.version:
        raise PlanwatchError(f"the meeting of {forum} on {day_in_full(day.today)} is over: its pack is issued")
    return found.id if found is not None else None


def meeting_for(batch: Batch, day: PlanDay, forum: str, on: date) -> int:
    """The id of the forum's meeting on that day, which is planned where there is none."""
    found = meeting_on(batch.database, day.id, forum, on)
    if found is not None:
        meetings.check_not_cancelled(found.meeting)
        return found.id
    values: dict[str, Value] = {"plan_id": day.id, "seq": batch.next_seq("meeting"), "on": on.isoformat()}
    return batch.insert("meeting", values | {"forum": forum, "status": MeetingStatus.PLANNED.value})


def step(run: ReviewRun, ids: Iterable[int], verdict: Verdict) -> int | None:
    """Mark actions as gone through, as one change; its number, None where all were marked so already."""
    ids = list(ids)
    refs = [row.action.ref for row in rows_of(run.session, [Target(key) for key in ids[:2]])]
    named = ", ".join(refs) if len(ids) < 3 else f"{len(ids)} actions"
    with open_batch(run.session.database, run.session.sign(f"review of {named}: {verdict.value}")) as batch:
        for key in ids:
            mark(batch, run, key, {"verdict": verdict.value})
    run.verdicts |= dict.fromkeys(ids, verdict)
    return batch.id


def mark(batch: Batch, run: ReviewRun, action_id: int, said: dict[str, Value]) -> None:
    """Write what the review has left of an action; refresh ``run.verdicts`` once it is kept."""
    marked = stored.mark(batch.database, run.id, action_id)
    if marked is not None:
        batch.change("reviewed", marked, said)
        return
    own: dict[str, Value] = {"plan_id": run.day.id, "seq": batch.next_seq("reviewed"), "review_id": run.id}
    batch.insert("reviewed", own | {"action_id": action_id} | said)


def pass_on(run: ReviewRun, stop: ReviewStop) -> Verdict | None:
    """Go through a stop as it stands; returns the verdict on it.

    What is on track has no exceptions; an action was decided where this review changed it, and else skipped. None for
    a theme or the plan, which are gone through by rating them, and where all of it was removed from the plan meanwhile.
    """
    there, now = stored.there(run.session.database, stop.ids), verdicts_now(run)
    changed = [key for key in there if now.get(key) is Verdict.DECIDED]
    others = [key for key in there if now.get(key) is not Verdict.DECIDED]
    left = Verdict.SKIPPED if stop.kind is Kind.ACTION else Verdict.NO_EXCEPTIONS
    for ids, verdict in ((changed, Verdict.DECIDED), (others, left)):
        if ids := [key for key in ids if run.verdicts.get(key) is not verdict]:
            step(run, ids, verdict)
    return (Verdict.DECIDED if changed and not others else left) if there else None


def verdicts_now(run: ReviewRun) -> dict[int, Verdict]:
    """What the review has left of each action: a decision where it was changed, also where nobody went on from it.

    Who wrote an update beside the review, in another window or from the shell, has answered as well.
    """
    if not run.id:
        return run.verdicts
    database, group = run.session.database, run.session.group
    answered = stored.changed_in(database, group) | set(heard_beside(database, run.day.id, group))
    return run.verdicts | dict.fromkeys(answered, Verdict.DECIDED)


def refresh(run: ReviewRun, rows: Sequence[ActionRow | None]) -> None:
    """Take over what has changed meanwhile: these actions' ratings, what the review has left of each, and its page."""
    for row in rows:
        if row is not None:
            run.ratings.update(row)
    run.verdicts = stored.verdicts(run.session.database, run.id)
    run.present, run.minutes = _page(stored.review(run.session.database, run.id))


def reds(run: ReviewRun) -> int:
    """How many of the actions gone through so far are red."""
    return stored.reds(run.session.database, run.id)


def changed_since(run: ReviewRun, row: ActionRow) -> list[str]:
    """What was changed of an action since the last meeting, in words; nothing where there was none."""
    if run.between.last is None:
        return []
    return [each.in_words().strip() for each in stored.changed_since(run.session.database, row.id, run.between.last)]
