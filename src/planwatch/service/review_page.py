"""What a review says at the end of a theme and at its own end: the rating with its commentary, and the minutes."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from planwatch.errors import PlanwatchError
from planwatch.model.dates.in_words import day_in_full
from planwatch.model.plan.kinds import MeetingStatus, Rag
from planwatch.model.ratings.calculate import Rating
from planwatch.model.reviews.queue import Concern, Verdict, commentary, proposed
from planwatch.model.text.markdown import escaped, inline
from planwatch.service.actions.edit import Outcome
from planwatch.service.actions.progress import insert_update
from planwatch.service.reviews.run import Run
from planwatch.service.session import checked_text
from planwatch.service.typed.fields import read_rag
from planwatch.storage.reviews import reviews as stored
from planwatch.storage.writing.batch import open_batch
from planwatch.storage.writing.values import Value

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


def proposal(run: Run, theme_id: int | None) -> Proposal:
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
    rag = Rag(last["rag"]) if last is not None and last["rag"] else None
    return Proposal(proposed(count), said, rag, last["text"] if last is not None else "")


def _listed(refs: list[str], words: str) -> str:
    more = f" and {len(refs) - _MOST} more" if len(refs) > _MOST else ""
    return f"{', '.join(refs[:_MOST])}{more} {words}" if refs else ""


def rate_part(run: Run, theme_id: int | None, rag: str, said: Mapping[str, str], by: str = "") -> Outcome:
    """Write the rating of a theme (None: of the plan) with its commentary, as an update on it; whose word it is, is
    the theme's lead unless ``by`` says otherwise. Raises PlanwatchError where the rating or all words are missing."""
    rating, text = read_rag(checked_text(rag).strip()), checked_text(commentary(said))
    if rating is None or not text:
        raise PlanwatchError("a rating and some words on it are needed", "r, a or g, and what was achieved or is next")
    theme = run.themes[theme_id] if theme_id is not None else None
    name = theme.name if theme is not None else run.day.plan.ref
    with open_batch(run.session.database, run.session.sign(f"{name}: {rating}: {text[:60]}")) as batch:
        by = checked_text(by).strip() or (theme.lead if theme is not None else "") or run.session.who
        as_at = run.day.today.isoformat()
        insert_update(batch, run.day, {"theme_id": theme_id, "text": text, "as_at": as_at, "by": by, "rag": rating})
    return Outcome(batch.id, (name,))


def said_now(run: Run, theme_id: int | None) -> str:
    """What this review has said of the theme (None: of the plan) so far; empty where it was not rated yet."""
    row = stored.rated_parts(run.session.database, run.session.group).get(theme_id)
    return f"{row['rag']}: {row['text']}" if row is not None else ""


def unanswered(run: Run) -> list[int]:
    """The actions of the plan that nobody answered for: skipped, or not reached."""
    missed = [key for key in run.ids if run.verdicts.get(key, Verdict.SKIPPED) is Verdict.SKIPPED]
    return stored.there(run.session.database, missed)


@dataclass(frozen=True, slots=True)
class _Facts:
    """What the page is made of, read in one go."""

    known: Mapping[int, stored.Row]
    decided: Mapping[int, Sequence[stored.Row]]
    notes: Mapping[int, str]
    rated: Mapping[int | None, stored.Row]


def minutes(run: Run) -> str:
    """The page of a review, in Markdown: what was decided, by theme; what nobody answered for; the next date."""
    database = run.session.database
    with database.reading():
        facts = _Facts(
            stored.names(database, run.day.id),
            stored.decisions(database, run.session.group),
            stored.notes(database, run.id),
            stored.rated_parts(database, run.session.group),
        )
    themes: dict[int | None, list[int]] = {key: [] for key in run.themes}
    for stop in run.stops:
        themes.setdefault(stop.theme, []).extend(stop.ids)
    themes[None] = themes.pop(None, [])  # what has no theme stands last
    listed = set(run.ids)
    others = [line for key in facts.decided if key not in listed for line in _decided(key, facts)]
    lines = [*_head(run), *(line for theme_id, ids in themes.items() for line in _theme(run, theme_id, ids, facts))]
    lines += ["", "## Other actions", "", *others] if others else []
    if (plan := facts.rated.get(None)) is not None:
        lines += ["", f"## The plan: {plan['rag']}", "", escaped(plan["text"])]
    lines += ["", "## Nobody answered for", "", *_left(run, facts)]
    upcoming = run.between.next
    return "\n".join([*lines, "", "## Next meeting", "", day_in_full(upcoming) if upcoming else "Not planned.", ""])


def _theme(run: Run, theme_id: int | None, ids: list[int], facts: _Facts) -> list[str]:
    part = facts.rated.get(theme_id) if theme_id is not None else None
    if not ids and part is None:
        return []
    name = inline(run.themes[theme_id].name if theme_id is not None else "No theme")
    fine = [
        facts.known[key]["ref"] for key in ids if run.verdicts.get(key) is Verdict.NO_EXCEPTIONS and key in facts.known
    ]
    said = [escaped(part["text"]), ""] if part is not None else []
    decided = [line for key in ids for line in _decided(key, facts)]
    last = [*([""] if decided else []), f"No exceptions: {inline(', '.join(fine))}."] if fine else []
    body = [*said, *(decided if decided or fine else ["Nothing decided."]), *last]
    return ["", f"## {name}" + (f": {part['rag']}" if part is not None else ""), "", *body]


def _head(run: Run) -> Iterator[str]:
    on = day_in_full(run.meeting_on or run.day.today)
    yield f"# {inline(run.asked.in_words() or f'Review of {run.day.plan.ref}')}, {on}"
    yield ""
    if run.day.plan.banner:
        yield escaped(run.day.plan.banner)
        yield ""
    yield escaped(run.day.plan.title)
    yield ""
    yield f"Present: {inline(', '.join(run.present)) or 'not recorded'}."
    yield ""
    gone = Counter(run.verdicts[key] for key in run.ids if key in run.verdicts)
    yield (
        f"{gone.total()} of {len(run.ids)} actions gone through: {gone[Verdict.DECIDED]} decided, "
        f"{gone[Verdict.NO_EXCEPTIONS]} without exceptions, {gone[Verdict.SKIPPED]} skipped."
    )


def _decided(key: int, facts: _Facts) -> list[str]:
    rows = facts.decided.get(key, ())
    if key not in facts.known or not (rows or key in facts.notes):
        return []
    action = facts.known[key]
    lead = f" ({action['lead']})" if action["lead"] else ""
    said = [_change_words(row, action["ref"]) for row in rows]
    said += [facts.notes[key]] if key in facts.notes else []
    head = f"- **{inline(action['ref'])}** {inline(action['title'] + lead)}"
    return [head, *(f"  - {escaped(one)}" for one in said)]


def _change_words(row: stored.Row, ref: str) -> str:
    if row["text"] is not None:
        rag = f", {row['rag']}" if row["rag"] else ""
        return f"{row['by']}{rag}: {row['text']}"
    what = row["what"].removeprefix(f"{ref}: ").removeprefix(f"{ref} ")
    return f"{what} ({row['why']})" if row["why"] else what


def _left(run: Run, facts: _Facts) -> list[str]:
    found = [(facts.known[key], key in run.verdicts) for key in unanswered(run) if key in facts.known]
    lines = [
        "- "
        + escaped(f"{action['ref']} {action['title']} ({action['lead'] or 'no lead'})")
        + ("" if skipped else ", not reached")
        for action, skipped in found
    ]
    return lines or ["Everything was answered for."]


def finish(run: Run, present: Sequence[str], minutes: str) -> Outcome:
    """End the review with its page; for a forum it becomes the minutes of the meeting, which is thereby held.

    Of a meeting that has minutes, such as those of another theme's review, it is added to them. Raises PlanwatchError
    where somebody has ended the review already.
    """
    with open_batch(run.session.database, run.session.sign(f"review ended: {name_of(run)}")) as batch:
        row = batch.row("review", run.id)
        if row is not None and row["finished_on"] is not None:
            raise PlanwatchError("somebody has ended this review already", "its page is as they left it")
        page: dict[str, Value] = {"present": _lines(present), "minutes": checked_text(minutes)}
        batch.change("review", run.id, page | {"finished_on": run.day.today.isoformat()})
        meeting = batch.row("meeting", row["meeting_id"] or 0) if row is not None else None
        if meeting is not None:
            batch.change("meeting", meeting["id"], _of_meeting(meeting, present, minutes))
    return Outcome(batch.id, ())


def _of_meeting(meeting: stored.Row, present: Sequence[str], minutes: str) -> dict[str, Value]:
    """What the page of a review adds to its meeting."""
    page: dict[str, Value] = {
        "present": _lines(present) or meeting["present"],
        "minutes": "\n\n".join(filter(None, (meeting["minutes"].rstrip(), minutes))),
    }
    return page | ({"status": MeetingStatus.HELD.value} if meeting["status"] == MeetingStatus.PLANNED else {})


def write_page(run: Run, present: Sequence[str], minutes: str) -> int | None:
    """Keep who was present and the page as edited so far."""
    with open_batch(run.session.database, run.session.sign(f"review: page of {name_of(run)}")) as batch:
        batch.change("review", run.id, {"present": _lines(present), "minutes": checked_text(minutes)})
    run.present, run.minutes = tuple(present), minutes
    return batch.id


def name_of(run: Run) -> str:
    """What was reviewed, in words."""
    return run.asked.in_words() or run.day.plan.ref


def _lines(names: Sequence[str]) -> str:
    return "\n".join(filter(None, (" ".join(checked_text(name).split()) for name in names)))
