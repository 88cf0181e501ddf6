"""What a review says at the end of a theme and at its own end: the rating with its commentary, and the minutes."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from planwatch.errors import PlanwatchError
from planwatch.model.plan.action import Chase
from planwatch.model.plan.kinds import MeetingStatus, Rag
from planwatch.model.plan.meeting import Meeting
from planwatch.model.ratings.calculate import Rating
from planwatch.model.reviews.outcome import Decided, Left, Reviewed, ReviewOutcome, ThemeRating
from planwatch.model.reviews.queue import Concern, Verdict, commentary, proposed
from planwatch.model.text.copied import is_unchanged
from planwatch.model.text.visible import short
from planwatch.service.actions.progress import insert_update
from planwatch.service.change import Outcome
from planwatch.service.meetings.forums import find_forum
from planwatch.service.reviews.run import ReviewRun, meeting_for, verdicts_now
from planwatch.service.session import checked_text
from planwatch.service.typed.fields import read_rag
from planwatch.storage.actions.updates import chases_of_plan, updates_of
from planwatch.storage.engine.values import Value
from planwatch.storage.meetings.meetings import KeptMeeting, meeting
from planwatch.storage.reviews import reviews as stored
from planwatch.storage.reviews.heard import heard_beside
from planwatch.storage.writing.batch import Batch, open_batch

_MOST = 8
"""Refs that a proposed sentence names."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a review proposes to say of a theme (or the plan), and what was said last."""

    rating: Rating
    said: dict[str, str]
    """The commentary, by its parts."""
    last_rag: Rag | None
    last_text: str


def proposal(run: ReviewRun, theme_id: int | None) -> Proposal:
    """The rating and the commentary proposed; a person sets them."""
    database = run.session.database
    with database.reading():
        count = stored.count(database, run.day, run.ratings, theme_id)
        done = stored.completed_since(database, run.day.id, theme_id, run.between.last)
        last = stored.latest_of_theme(database, run.day.id, theme_id)
    here = [stop for stop in run.stops if theme_id is None or stop.theme == theme_id]

    def of(concern: Concern) -> list[str]:
        return stored.refs(database, [key for stop in here if concern in stop.concerns for key in stop.ids])

    said = {
        "achieved": _listed(done, "completed"),
        "next": _listed(of(Concern.DUE), "due before the next meeting"),
        "help needed": _listed(of(Concern.BLOCKED), "blocked"),
    }
    return Proposal(proposed(count), said, *(last or stored.Said(None, "")))


def _listed(refs: list[str], words: str) -> str:
    more = f" and {len(refs) - _MOST} more" if len(refs) > _MOST else ""
    return f"{', '.join(refs[:_MOST])}{more} {words}" if refs else ""


def rate_part(run: ReviewRun, theme_id: int | None, rag: str, said: Mapping[str, str], by: str = "") -> Outcome:
    """Write the rating of a theme (None: of the plan) with its commentary, as an update on it.

    It is the word of whoever signs unless ``by`` says otherwise: nobody signs for another without having been asked.
    Raises PlanwatchError where the rating or all words are missing.
    """
    rating, text = read_rag(checked_text(rag).strip()), checked_text(commentary(said))
    if rating is None or not text:
        raise PlanwatchError("a rating and some words on it are needed", "r, a or g, and what was achieved or is next")
    theme = run.themes[theme_id] if theme_id is not None else None
    name = theme.name if theme is not None else run.day.plan.ref
    with open_batch(run.session.database, run.session.sign(f"{name}: {rating}: {short(text, 60)}")) as batch:
        by = checked_text(by).strip() or run.session.author
        as_at = run.day.today.isoformat()
        insert_update(batch, run.day, {"theme_id": theme_id, "text": text, "as_at": as_at, "by": by, "rag": rating})
    return Outcome(batch.id, (name,))


def said_now(run: ReviewRun, theme_id: int | None) -> str:
    """What this review has said of the theme (None: of the plan) so far; empty where it was not rated yet."""
    row = stored.rated_parts(run.session.database, run.session.group).get(theme_id)
    return f"{row.rag}: {row.text}" if row is not None else ""


def unanswered(run: ReviewRun) -> list[int]:
    """The actions of the plan that nobody answered for: skipped, or not reached."""
    now = verdicts_now(run)
    missed = [key for key in run.ids if now.get(key, Verdict.SKIPPED) is Verdict.SKIPPED]
    return stored.there(run.session.database, missed)


@dataclass(frozen=True, slots=True)
class _Facts:
    """What the page is made of, read in one go."""

    known: Mapping[int, stored.KnownAction]
    decided: Mapping[int, Sequence[stored.Decision]]
    notes: Mapping[int, str]
    rated: Mapping[int | None, stored.Said]
    left: Mapping[int, Verdict]
    is_public: bool
    """Whether what is internal is left out."""


def minutes(run: ReviewRun) -> str:
    """The page of a review, in Markdown: what was decided, by theme; what nobody answered for; the next date."""
    database = run.session.database
    with database.reading():
        facts = _Facts(
            stored.names(database, run.day.id),
            _decisions(run),
            stored.notes(database, run.id),
            stored.rated_parts(database, run.session.group),
            verdicts_now(run),
            bool(run.asked.forum) and find_forum(run.session, run.asked.forum, (run.day,)).forum.public,
        )
    # Loaded here: with all kinds of reports, of which a review needs one at its end.
    from planwatch.service.reports import review_page

    return review_page(_outcome(run, facts))


def _decisions(run: ReviewRun) -> dict[int, Sequence[stored.Decision]]:
    """What the review did to each action, and what was said beside it of those that it goes through."""
    database, group = run.session.database, run.session.group
    found: dict[int, Sequence[stored.Decision]] = dict(stored.decisions(database, group))
    beside = heard_beside(database, run.day.id, group) if run.id else {}
    listed = set(run.ids)
    return found | {key: [*found.get(key, ()), *said] for key, said in beside.items() if key in listed}


def _outcome(run: ReviewRun, facts: _Facts) -> ReviewOutcome:
    themes: dict[int | None, list[int]] = {key: [] for key in run.themes}
    for stop in run.stops:
        themes.setdefault(stop.theme, []).extend(stop.ids)
    themes[None] = themes.pop(None, [])  # what has no theme stands last
    listed = set(run.ids)
    left = [key for key in unanswered(run) if key in facts.known]
    asked = chases_of_plan(run.session.database, run.day.id) if left else {}
    return ReviewOutcome(
        name=run.asked.in_words() or f"Review of {run.day.plan.ref}",
        plan=run.day.plan,
        on=run.meeting_on or run.day.today,
        present=run.present,
        gone=_gone(run, facts),
        themes=[_reviewed(run, key, ids, facts) for key, ids in themes.items() if ids or _rated(key, facts)],
        others=_decided((key for key in facts.decided if key not in listed), facts),
        rated=_of_said(facts.rated.get(None)),
        left=[_left(run, facts, key, asked.get(key, ())) for key in left],
        following=run.between.next,
    )


def _left(run: ReviewRun, facts: _Facts, key: int, asked: Sequence[Chase]) -> Left:
    from planwatch.words.story import unanswered_in_words  # as the page's report: one at the end of a review

    one = facts.known[key]
    in_vain = unanswered_in_words(asked, updates_of(run.session.database, key)) if asked else ""
    return Left(one.ref, one.title, one.lead, key in facts.left, in_vain)


def _gone(run: ReviewRun, facts: _Facts) -> str:
    gone = Counter(facts.left[key] for key in run.ids if key in facts.left)
    return (
        f"{gone.total()} of {len(run.ids)} actions gone through: {gone[Verdict.DECIDED]} decided, "
        f"{gone[Verdict.NO_EXCEPTIONS]} without exceptions, {gone[Verdict.SKIPPED]} skipped."
    )


def _reviewed(run: ReviewRun, theme_id: int | None, ids: Sequence[int], facts: _Facts) -> Reviewed:
    fine = (key for key in ids if facts.left.get(key) is Verdict.NO_EXCEPTIONS and key in facts.known)
    return Reviewed(
        run.themes[theme_id].name if theme_id is not None else "",
        _rated(theme_id, facts),
        _decided(ids, facts),
        tuple(facts.known[key].ref for key in fine),
    )


def _rated(theme_id: int | None, facts: _Facts) -> ThemeRating | None:
    return _of_said(facts.rated.get(theme_id)) if theme_id is not None else None


def _of_said(said: stored.Said | None) -> ThemeRating | None:
    return ThemeRating(said.rag, said.text) if said is not None else None


def _decided(keys: Iterable[int], facts: _Facts) -> tuple[Decided, ...]:
    found = ((key, facts.known[key]) for key in keys if key in facts.known)
    made = (Decided(one.ref, one.title, one.lead, _said(key, one.ref, facts)) for key, one in found)
    return tuple(one for one in made if one.said)


def _said(key: int, ref: str, facts: _Facts) -> tuple[str, ...]:
    said = [_change_words(row, ref, facts.is_public) for row in facts.decided.get(key, ())]
    return (*said, facts.notes[key]) if key in facts.notes else tuple(said)


def _change_words(made: stored.Decision, ref: str, is_public: bool) -> str:
    if made.text is not None:
        if made.internal and is_public:
            return f"{made.by}: an update that is internal"
        if is_unchanged(made.text):
            return f"{made.by}: {made.text}"
        rag = f", {made.rag}" if made.rag else ""
        return f"{made.by}{rag}: {made.text}"
    what = made.what.removeprefix(f"{ref}: ").removeprefix(f"{ref} ")
    return f"{what} ({made.why})" if made.why else what


def finish(run: ReviewRun, present: Sequence[str], minutes: str) -> Outcome:
    """End the review with its page; for a forum it becomes the minutes of the meeting, which is thereby held.

    A meeting that is not in the file yet is put there.

    Of a meeting that has minutes, such as those of another theme's review, it is added to them. Raises PlanwatchError
    where somebody has ended the review already.
    """
    with open_batch(run.session.database, run.session.sign(f"review ended: {name_of(run)}")) as batch:
        row = stored.review(batch.database, run.id)
        if row is not None and row.finished_on is not None:
            raise PlanwatchError("somebody has ended this review already", "its page is as they left it")
        page: dict[str, Value] = {"present": _lines(present), "minutes": checked_text(minutes)}
        batch.change("review", run.id, page | {"finished_on": run.day.today.isoformat()})
        met = _meeting(batch, run, row) if row is not None else None
        if met is not None:
            batch.change("meeting", met.id, _of_meeting(met.meeting, present, minutes))
    return Outcome(batch.id, ())


def _meeting(batch: Batch, run: ReviewRun, row: stored.KeptReview) -> KeptMeeting | None:
    """The meeting that the review is of; None where it is for no forum."""
    if row.meeting_id is None and row.forum and row.on is not None:
        meeting_id = meeting_for(batch, run.day, row.forum, row.on)
        batch.change("review", run.id, {"meeting_id": meeting_id})
        return meeting(batch.database, meeting_id)
    return meeting(batch.database, row.meeting_id or 0)


def _of_meeting(met: Meeting, present: Sequence[str], minutes: str) -> dict[str, Value]:
    """What the page of a review adds to its meeting."""
    page: dict[str, Value] = {
        "present": _lines(present) or "\n".join(met.present),
        "minutes": "\n\n".join(filter(None, (met.minutes.rstrip(), minutes))),
    }
    return page | ({"status": MeetingStatus.HELD.value} if met.status is MeetingStatus.PLANNED else {})


def write_page(run: ReviewRun, present: Sequence[str], minutes: str) -> int | None:
    """Keep who was present and the page as edited so far."""
    with open_batch(run.session.database, run.session.sign(f"review: page of {name_of(run)}")) as batch:
        batch.change("review", run.id, {"present": _lines(present), "minutes": checked_text(minutes)})
    run.present, run.minutes = tuple(present), minutes
    return batch.id


def name_of(run: ReviewRun) -> str:
    """What was reviewed, in words."""
    return run.asked.in_words() or run.day.plan.ref


def _lines(names: Sequence[str]) -> str:
    return "\n".join(filter(None, (" ".join(checked_text(name).split()) for name in names)))
