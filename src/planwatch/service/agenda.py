"""The agenda of a forum's next meeting: what a meeting is given, in its order, from the plan as it stands."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from planwatch.model.action_words import due_in_words, lead_in_words, voices_in_words
from planwatch.model.date_changes import DateChange, change_in_words
from planwatch.model.dates import day_in_words, when_in_words
from planwatch.model.forums import Matter, matter_in_words
from planwatch.model.kinds import OPEN, ResolutionKind, Status
from planwatch.model.lateness import Overdue
from planwatch.model.listed import Listed, PlanDay
from planwatch.model.plan.action import Action
from planwatch.model.plan.forum import Forum
from planwatch.model.plan.meeting import Meeting
from planwatch.model.row_words import late_words, rag_words
from planwatch.model.theme_counts import counted, counts_in_words
from planwatch.model.three_dates import three_dates
from planwatch.service import date_changes, reading
from planwatch.service.forums import ForumRow, find_forum
from planwatch.service.meetings import last_held, meetings, next_on, next_row
from planwatch.service.reading import Listing
from planwatch.service.resolutions import unanswered
from planwatch.service.session import Session
from planwatch.storage.date_changes import actions as read_actions

MOST = 12
"""Lines of one item; how many more there are is told."""


@dataclass(frozen=True, slots=True)
class Item:
    """One item of an agenda; without lines nothing is recorded for it."""

    title: str
    lines: tuple[str, ...] = ()
    more: int = 0
    """How many lines there are beyond those."""
    is_own: bool = False
    """Whether somebody put it on the agenda of this meeting."""


@dataclass(frozen=True, slots=True)
class Agenda:
    """What a forum's next meeting is given."""

    of: PlanDay
    forum: Forum
    on: date | None
    """The day of the meeting; None where none is planned and the cadence gives none."""
    last: date | None
    """The day of the meeting before it."""
    then: date | None
    """The day of the meeting after it."""
    items: tuple[Item, ...]
    internal: int
    """Updates since the last meeting that a public forum is not given."""


@dataclass(frozen=True, slots=True)
class _Scene:
    """What the items are made from."""

    session: Session
    of: PlanDay
    forum: Forum
    meeting: Meeting | None
    last: Meeting | None
    then: date | None
    actions: Sequence[Action]

    @property
    def since(self) -> date:
        return self.last.on if self.last is not None else date.min

    def show(self, day: date) -> str:
        return day_in_words(day, self.of.today)


def agenda(session: Session, day: PlanDay, forum: str) -> Agenda:
    """The agenda of the forum's next meeting, today's among them, as the plan stands on its day."""
    one = reading.only_plan(session, day.plan.ref)
    row = find_forum(one, forum, (day,))
    scene = _scene(one, row)
    items = (
        _capped("Overall rating", _overall(scene)),
        _capped("Decisions asked for", _decisions(scene)),
        _capped("Themes", _themes(scene), most=100),
        _red_and_late(scene),
        _capped("Completed", _completed(scene)),
        _capped("Better and worse", _better_and_worse(scene)),
        _capped("Dates moved", _moved(scene)),
        _due_next(scene),
        Item("Measures"),
        Item("Risks"),
        _capped("Matters arising", _matters(scene), most=100),
        _gaps(scene),
        *(Item(title, is_own=True) for title in (scene.meeting.items if scene.meeting is not None else ())),
    )
    on = scene.meeting.on if scene.meeting is not None else None
    return Agenda(day, row.forum, on, scene.last.on if scene.last else None, scene.then, items, _internal(scene))


def _scene(session: Session, row: ForumRow) -> _Scene:
    upcoming = next_row(session, row)
    meeting = upcoming.meeting if upcoming is not None else None
    last = last_held(session, row.of, row.forum.name)
    then = next_on(session, row.of, row.forum.name, meeting.on) if meeting is not None else None
    actions = read_actions(session.database, row.of.id)
    return _Scene(session, row.of, row.forum, meeting, last, then, actions)


def _capped(title: str, lines: Iterable[str], most: int = MOST) -> Item:
    found = list(lines)
    return Item(title, tuple(found[:most]), max(0, len(found) - most))


def _ratings(scene: _Scene, of: str) -> Iterator[tuple[int | None, str, str, date]]:
    """The ratings that updates gave, oldest first: of which row, the rating, what was said, as at which day."""
    public = "and internal = 0" if scene.forum.public else ""
    for row in scene.session.database.query(
        f"select action_id, theme_id, rag, text, as_at from \"update\" where plan_id = ? and removed = 0 and rag <> '' "
        f"and {of} {public} order by as_at, seq, id",
        (scene.of.id,),
    ):
        yield row["action_id"] or row["theme_id"], row["rag"], row["text"], date.fromisoformat(row["as_at"])


def _overall(scene: _Scene) -> Iterator[str]:
    found = list(_ratings(scene, "action_id is null and theme_id is null"))
    if not found:
        return
    _, rag, text, as_at = found[-1]
    before = [each[1] for each in found if each[3] <= scene.since]
    last = f" · last time {before[-1]}" if before else ""
    yield f"{rag}{last} · {text} ({scene.show(as_at)})"


def _decisions(scene: _Scene) -> Iterator[str]:
    """Moved dates that nobody agreed yet."""
    for action in scene.actions:
        if action.status not in OPEN or not (action.original_due or action.agreed_due):
            continue
        dates = three_dates(action)
        if (dates.agreed.first, dates.agreed.last) != (
            dates.current.first,
            dates.current.last,
        ):
            was, now = (when_in_words(when, scene.of.today) or "no date" for when in (dates.agreed, dates.current))
            yield f"{action.ref} {action.title}: {was} → {now}, not agreed yet"


def _themes(scene: _Scene) -> Iterator[str]:
    public = "and internal = 0" if scene.forum.public else ""
    ratings: dict[str, str] = {
        row["title"]: row["rag"]
        for row in scene.session.database.query(
            'select t.title, u.rag from "update" u join theme t on t.id = u.theme_id where u.plan_id = ? '
            f"and u.removed = 0 and u.rag <> '' {public} order by u.as_at, u.seq, u.id",
            (scene.of.id,),
        )
    }
    by_theme: dict[str, list[Action]] = {name: [] for name in reading.names(scene.session, scene.of.id, "theme")}
    for action in scene.actions:
        by_theme.setdefault(action.theme, []).append(action)
    total: Counter[str] = Counter()
    for name, own in by_theme.items():
        if own:
            found = counted(own, scene.of.today)
            total += found
            yield f"{name or 'no theme'}: {ratings.get(name, 'not rated')} · {counts_in_words(found)}"
    if total:
        yield f"all: {counts_in_words(total)}"


def _listed(scene: _Scene, views: Sequence[str]) -> tuple[list[Listed], int]:
    """The first of the actions that these views list, each once, and how many there are in all."""
    days = (scene.of,)
    asked = [Listing(view, days) for view in views]
    ratings = reading.ratings(scene.session, days) if any(map(reading.needs_ratings, asked)) else None
    ids = dict.fromkeys(found for each in asked for found in reading.list_ids(scene.session, each, ratings))
    rows = reading.rows(scene.session, days, list(ids)[:MOST])
    return [row for row in rows if row is not None], len(ids)


def _red_and_late(scene: _Scene) -> Item:
    rows, total = _listed(scene, ("red", "overdue"))
    return Item("Red and late", tuple(_row_words(row) for row in rows), total - len(rows))


def _row_words(row: Listed) -> str:
    late = late_words(row)[0] if row.overdue is not Overdue.NO else ""
    due = due_in_words(row, lambda when: when_in_words(when, row.of.today))
    parts = (f"{rag_words(row)[0]} {row.action.ref} {row.action.title}", lead_in_words(row), due, late)
    return " · ".join(part for part in (*parts, voices_in_words(row)) if part)


def _completed(scene: _Scene) -> Iterator[str]:
    for action in scene.actions:
        if action.completed.last is not None and action.completed.last > scene.since:
            status = f", {action.status}" if action.status is Status.ASSURED else ""
            yield f"{action.ref} {action.title}: {action.completed}{status}"


_WORSE = ("green", "amber", "red")


def _better_and_worse(scene: _Scene) -> Iterator[str]:
    """The lead's ratings now against those at the last meeting."""
    if scene.last is None:
        return
    before: dict[int | None, str] = {}
    now: dict[int | None, str] = {}
    for key, rag, _, as_at in _ratings(scene, "action_id is not null"):
        now[key] = rag
        if as_at <= scene.since:
            before[key] = rag
    moved = [key for key in now if key is not None and key in before and before[key] != now[key]]
    rows = [row for row in reading.rows(scene.session, (scene.of,), moved) if row is not None]
    for row in sorted(rows, key=lambda row: _WORSE.index(before[row.id]) > _WORSE.index(now[row.id])):
        was, rag = before[row.id], now[row.id]
        if row.action.status in OPEN:
            way = "worse" if _WORSE.index(rag) > _WORSE.index(was) else "better"
            yield f"{way}: {row.action.ref} {row.action.title}: {was} → {rag}"


def _moved(scene: _Scene) -> Iterator[str]:
    changes: list[DateChange] = date_changes.all_changes(scene.session)
    for change in changes:
        if change.move.on > scene.since:
            yield f"{change.ref} {change.title}: {change_in_words(change, scene.of.today)}"


def _due_next(scene: _Scene) -> Item:
    title = "Due before the next meeting"
    if scene.then is None:
        return Item(title)
    due = sorted(
        (a for a in scene.actions if a.status in OPEN and a.due.last and scene.of.today <= a.due.last < scene.then),
        key=lambda a: a.due.last or date.max,
    )
    return _capped(title, (f"{a.ref} {a.title} · {a.lead or 'no lead'} · {a.due}" for a in due))


def _matters(scene: _Scene) -> Iterator[str]:
    asked: list[Matter] = unanswered(scene.session, scene.of, scene.forum.name)
    yield from (matter_in_words(each) for each in asked)
    open_ones = {action.ref: action for action in scene.actions if action.status in OPEN}
    for meeting in meetings(scene.session, scene.of, scene.forum.name):
        for one in meeting.resolution:
            if one.kind is ResolutionKind.ACTION and one.action in open_ones:
                action = open_ones[one.action]
                due = f", due {action.due}" if action.due else ""
                yield f"{scene.show(meeting.on)}, {one.number}. {one.text} ({action.ref}) · {action.status}{due}"


def _gaps(scene: _Scene) -> Item:
    rows, total = _listed(scene, ("no-lead", "no-update"))
    wanting: tuple[tuple[str, Callable[[Listed], bool]], ...] = (
        ("no lead", lambda row: not row.action.lead),
        ("no date", lambda row: row.action.due.last is None),
    )
    lines: list[str] = []
    for row in rows:
        said = [words for words, lacks in wanting if lacks(row)]
        updated = f"last update {scene.show(row.updated)}" if row.updated else "no update yet"
        lines.append(f"{row.action.ref} {row.action.title} · {', '.join([*said, updated])}")
    return Item("No lead, no date, no update", tuple(lines), total - len(rows))


def _internal(scene: _Scene) -> int:
    if not scene.forum.public:
        return 0
    return scene.session.database.number(
        'select count(*) from "update" where plan_id = ? and removed = 0 and internal = 1 and as_at > ?',
        (scene.of.id, scene.since.isoformat()),
    )
