"""The highlight report: what a meeting is given, on two sides, in the field's own order."""

from dataclasses import replace
from datetime import date

from planwatch.model.dates import day_in_full, day_in_words, weekday_and_day
from planwatch.model.forums import ASKING, matter, matter_in_words
from planwatch.model.kinds import DONE, OPEN, PlanStatus
from planwatch.model.listed import PlanDay
from planwatch.model.plan.action import Action
from planwatch.model.plan.forum import Forum
from planwatch.report import cells, lists, standing
from planwatch.report.counting import counted
from planwatch.report.document import Document, Facts, Items, Section, Side, Words, annexed, section
from planwatch.report.foot import foot
from planwatch.report.news import better_or_worse
from planwatch.report.occasion import Ground
from planwatch.report.themes import chart, plan_standing, standings, theme_table

NOT_KEPT = "not kept in this plan"
_NO_LIMIT = 10**9
_ROWS = {"decisions": 5, "late": 6, "done": 4, "news": 6, "moved": 5, "due": 6, "asked": 5}
"""The most lines that a section has on its side."""
_LETTERS = 90
"""The longest text in a table there."""
_THEMES = 8
_LINES = 12
"""Lines of the two tables of side 1 together: where themes are many, fewer late actions have room."""


def highlight(ground: Ground) -> Document:
    """Both sides, and an annex with whatever had no room on them."""
    sides, annexes = sheets(ground)
    annex = (Side("Annex", annexes),) if annexes else ()
    return document(ground, "Highlight report", (*sides, *annex))


def document(ground: Ground, kind: str, sides: tuple[Side, ...], internal: int | None = None) -> Document:
    """A report on the plan: what it is comes first; ``internal`` is how many updates in it are marked so."""
    plan, first = ground.plan, sides[0]
    last = max((at for at, side in enumerate(sides) if side.is_sheet), default=len(sides) - 1)
    title = "1. About this report" if first.is_sheet else "About this report"
    about = section("about", title, [Facts(facts(ground, internal))], "")
    sides = (replace(first, sections=(about, *first.sections)), *sides[1:])
    sides = tuple(replace(side, foot=foot(plan)) if at == last else side for at, side in enumerate(sides))
    state = "issued" if ground.occasion.issued else "draft"
    signed = f"{plan.ref} · {kind} · as at {weekday_and_day(ground.today)} · {state}"
    return Document(f"{kind}: {plan.title}", plan.organisation, plan.banner, sides, signed)


def facts(ground: Ground, internal: int | None = None) -> tuple[tuple[str, str], ...]:
    """Plan, forum, meeting, period, as at, author, draft or issued, and what was withheld."""
    occasion, plan = ground.occasion, ground.plan
    number = ground.internal() if internal is None else internal
    undated = "no date is set" if occasion.forum else ""
    found = {
        "Plan": f"{plan.title} ({plan.ref}), {plan.status}",
        "Forum": _forum(ground),
        "Meeting": weekday_and_day(occasion.meeting) if occasion.meeting else undated,
        "Period": _period(ground),
        "As at": weekday_and_day(ground.today),
        "Plan as of": occasion.as_of,
        "Author": occasion.author,
        "State": "issued" if occasion.issued else "draft",
        "Internal": _internal(number, ground.is_public),
    }
    return tuple((name, text) for name, text in found.items() if text)


def _forum(ground: Ground) -> str:
    forum = ground.occasion.forum
    if forum is None:
        return ""
    notes = [f"chair: {forum.chair}"] if forum.chair else []
    notes += ["public"] if forum.public else []
    return f"{forum.name} ({', '.join(notes)})" if notes else forum.name


def _period(ground: Ground) -> str:
    if ground.since is not None:
        return f"{day_in_full(ground.since)} (last meeting) to {day_in_full(ground.today)}"
    starts = ground.plan.starts
    begins = f"{day_in_full(starts)} (start of the plan)" if starts else "the start of the plan"
    return f"{begins} to {day_in_full(ground.today)}"


def _internal(number: int, is_public: bool) -> str:
    items = f"{number} item{'s' * (number != 1)} marked internal"
    if is_public:
        return f"{items} {'was' if number == 1 else 'were'} left out" if number else "nothing was left out as internal"
    return f"contains {items}: not for the public" if number else ""


def sheets(ground: Ground) -> tuple[tuple[Side, Side], tuple[Section, ...]]:
    """The two sides, and the sections of their annex."""
    rows = _ROWS | {"late": min(_ROWS["late"], _LINES - min(len(ground.snapshot.theme), _THEMES))}

    def fitted(one: Section) -> tuple[Section, Section | None]:
        return annexed(one, rows.get(one.key, _NO_LIMIT), _LETTERS)

    first = [fitted(overall(ground)), fitted(decisions(ground)), themes(ground), fitted(late(ground))]
    parts = (done(ground), news(ground), moved(ground), due(ground), *_not_kept(), asked(ground))
    second = [fitted(one) for one in parts]
    sides = _sheet("Side 1", first), _sheet("Side 2", second)
    return sides, tuple(annex for _, annex in (*first, *second) if annex is not None)


def _sheet(title: str, fitted: list[tuple[Section, Section | None]]) -> Side:
    return Side(title, tuple(shown for shown, _ in fitted), is_sheet=True)


def overall(ground: Ground) -> Section:
    """The plan's own rating, last time's, and why."""
    found = plan_standing(ground)
    words = Words(standing.reason(found, ground.today), standing.rag_chips(found))
    return section("overall", "2. Overall RAG", [words, chart(counted(ground.rows), "Where the actions stand")], "")


def decisions(ground: Ground) -> Section:
    """What the meeting is asked: what is on its list, help that themes need, and moved dates that nobody agreed."""
    asked = [f"Approve the plan of {ground.plan.title}"] if ground.plan.status is PlanStatus.DRAFT else []
    asked += [f"Agenda: {item}" for item in ground.occasion.items]
    for theme, found in standings(ground).items():
        if words := standing.help_needed(found):
            asked.append(f"{theme} asks for help: {words}")
    asked += [
        f"Agree or refuse the new date of {one.action.ref} ({one.action.lead or 'no lead'}): "
        f"{cells.dates_in_words(one, ground.today)}"
        for one in lists.worst_first(ground.rows)
        if one.action.status in OPEN and not one.is_agreed
    ]
    return section("decisions", "3. Decisions asked for", [Items(tuple(asked))], "No decision is asked for.")


def themes(ground: Ground) -> tuple[Section, Section | None]:
    """The themes in a table whose totals add up, and all of them in full for the annex where some have no room."""
    whole, short = (
        section("themes", "4. Themes", [theme_table(ground, most)], "This plan has no themes.")
        for most in (None, _THEMES)
    )
    shown, _ = annexed(short, _NO_LIMIT, _LETTERS)
    if shown.blocks == whole.blocks:
        return whole, None
    annex = replace(whole, key="annex-themes", title=f"Annex to section {whole.title}")
    return replace(shown, more="All themes are in full in the annex to section 4."), annex


def late(ground: Ground) -> Section:
    """Reds and late ones."""
    rows = lists.worst_first(row for row in ground.rows if lists.is_red(row) or lists.is_late(row))
    table = lists.late_table(rows, ground.today, "Red and late actions")
    return section("late", "5. Red and late", [table], "Nothing is red in any voice, and nothing is late.")


def done(ground: Ground) -> Section:
    """Completed after the last meeting, or before it and told only since, the newest first."""
    since, found = ground.since, ground.occasion.since
    news = {one.ref for one in found.completed} if found is not None else set()

    def is_news(action: Action) -> bool:
        late = since is None or (action.completed.last is not None and action.completed.last > since)
        return action.status in DONE and (late or action.ref in news)

    rows = [row for row in ground.rows if is_news(row.action)]
    rows.sort(key=lambda row: row.action.completed.last or date.min, reverse=True)
    table = lists.done_table(rows, ground.today, "Completed actions")
    return section("done", f"6. Completed {_since(ground)}", [table], f"Nothing was completed {_since(ground)}.")


def _since(ground: Ground) -> str:
    return f"since {day_in_words(ground.since, ground.today)}" if ground.since else "since the plan began"


def news(ground: Ground) -> Section:
    """Ratings better and worse than at the last meeting, voice by voice."""
    title = f"7. RAG better or worse {_since(ground)}"
    if ground.since is None:
        return section("news", title, [], "There was no meeting before this one to compare with.")
    return section("news", title, [better_or_worse(ground)], f"No rating is better or worse {_since(ground)}.")


def moved(ground: Ground) -> Section:
    """Dates moved since the last meeting."""
    changes = [change for change in ground.changes if ground.since is None or change.move.on > ground.since]
    table = lists.moved_table(changes, ground.today, "Dates moved")
    return section("moved", f"8. Dates moved {_since(ground)}", [table], f"No date was moved {_since(ground)}.")


def due(ground: Ground) -> Section:
    """What falls due from today until the meeting after this one, where that is known."""
    occasion, today = ground.occasion, ground.today
    before = occasion.following or occasion.meeting
    what = "before the next meeting" if before else f"in the next {occasion.soon} days"

    def is_near(action: Action) -> bool:
        if action.status not in OPEN or action.due.last is None:
            return False
        days = (action.due.last - today).days
        return days >= 0 and (action.due.last < before if before else days <= occasion.soon)

    rows = [row for row in ground.rows if is_near(row.action)]
    table = lists.due_table(lists.by_due(rows), today, "Actions due")
    title = f"9. Due {what}" + (f" ({day_in_words(before, today)})" if before else "")
    return section("due", title, [table], f"Nothing falls due {what}.")


def _not_kept() -> tuple[Section, Section]:
    """Measures and risks have their place in the order, but no plan keeps them yet."""
    return (
        section("measures", "10. Measures", [], f"Measures: {NOT_KEPT}."),
        section("risks", "11. Risks", [], f"Risks: {NOT_KEPT}."),
    )


def asked(ground: Ground) -> Section:
    """What earlier meetings asked for and nobody answered; what has no lead, no date or no update."""
    found = unanswered(ground)
    none = "" if found else "Nothing that earlier meetings asked for is unanswered."
    blocks = [Items(found), Words(none), Items(tuple(missing(ground)))]
    return section("asked", "12. Unanswered, and what is missing", blocks, "")


def unanswered(ground: Ground) -> tuple[str, ...]:
    """Reports back and challenges of the forum's meetings (of all, without one) that nobody answered."""
    name = ground.occasion.forum.name if ground.occasion.forum is not None else None
    of, meetings = PlanDay(0, 0, ground.plan, ground.today), ground.snapshot.meeting
    forums = {forum.name: forum for forum in ground.snapshot.forum}
    held = [meeting for meeting in meetings if name in (None, meeting.forum) and meeting.on <= ground.today]
    return tuple(
        matter_in_words(matter(one, meeting, forums.get(meeting.forum, Forum(name=meeting.forum)), meetings, of))
        for meeting in held
        for one in meeting.resolution
        if one.kind in ASKING and not one.answer
    )


def missing(ground: Ground) -> list[str]:
    """Open actions without a lead, without a date, without an update, each by its ref."""
    opened = [row for row in ground.rows if row.action.status in OPEN]
    found = {
        "No lead": [row for row in opened if not row.action.lead],
        "Lead has left": [row for row in opened if row.listed.lead_left],
        "No date": [row for row in opened if row.action.due.last is None],
        "No update": [row for row in opened if row.no_update],
    }
    refs = {name: [row.action.ref for row in rows] for name, rows in found.items()}
    return [f"{name} ({len(some)}): {', '.join(some) or 'none'}" for name, some in refs.items()]
