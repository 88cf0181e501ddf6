"""The forms of the meetings screen: a meeting, who came to it, what it resolved, and the forum itself."""

from collections.abc import Callable

from planwatch.errors import PlanwatchError
from planwatch.model.dates.in_words import day_in_full
from planwatch.model.meetings.cadence import Matter
from planwatch.model.meetings.numbers import item_numbers
from planwatch.model.plan.kinds import ResolutionKind
from planwatch.model.plan.meeting import Resolution
from planwatch.model.plan.parts import PART
from planwatch.service import read
from planwatch.service.meetings import approval, forums, meetings, resolutions
from planwatch.service.meetings.meetings import MeetingRow
from planwatch.service.people.present import cell
from planwatch.service.session import Session
from planwatch.tui.desk import Agreed, Desk, FormField, Values

Told = Callable[[str], None]
"""Told in words what was saved."""
_NEW = "new:"


def meeting_form(desk: Desk, row: MeetingRow | None, told: Told) -> None:
    """A new meeting; of a meeting under the cursor that is to come, its day and items."""
    session = desk.session
    known = forums.forums(session)
    own = row if row is not None and row.is_coming else None
    before = {"on": day_in_full(own.meeting.on), "items": "; ".join(own.meeting.items)} if own else {}
    forum = row.meeting.forum if row is not None else known[0].forum.name if known else ""

    def save(values: Values, agreed: Agreed) -> None:
        found = _forum(session, row, values["forum"])
        on = meetings.read_day(found.of, values["on"])
        if own is not None and own.id is not None and (own.of.id, own.meeting.forum) == (found.of.id, found.forum.name):
            target, changes = own, {name: values[name] for name in before if values[name] != before[name]}
        else:
            target = meetings.row_on(session, found, on)
            changes = {"items": values["items"]} if values["items"] else {}
        meetings.set_meeting(session, target, changes)
        told(f"{found.forum.name}, {day_in_full(on)}")

    understood = row.of.understood if row is not None else known[0].of.understood if known else None
    desk.form(
        "Meeting",
        [
            FormField("forum", "forum", forum, [each.forum.name for each in known]),
            FormField("on", "on", before.get("on", ""), understood=understood),
            FormField("items", "items", before.get("items", ""), hint="own items, apart by semicolons"),
        ],
        save,
        cell=_cell(own),
    )


def _forum(session: Session, row: MeetingRow | None, typed: str) -> forums.ForumRow:
    """The forum of that name, in the plan of the row where that has one."""
    if row is not None:
        here = [each for each in forums.forums(session, (row.of,)) if each.forum.name == typed]
        if here:
            return here[0]
    return forums.find_forum(session, typed)


def hold_form(desk: Desk, row: MeetingRow, told: Told) -> None:
    """Who came: nothing but what was written of this meeting stands in it; names are completed, and help stands beside.

    Points raised and declarations have their place in it as well.
    """
    session, meeting = desk.session, row.meeting
    last = meetings.last_held(session, row.of, meeting.forum, before=meeting.on)
    came = last.present if last is not None else ()
    known = [*came, *(name for name in read.names(session, row.of.id, "lead") if name not in came)]
    beside = f"last time: {'; '.join(came)}" if came and not meeting.present else ""

    def save(values: Values, agreed: Agreed) -> None:
        meetings.set_meeting(session, row, {"status": _status(row), **values})
        told(f"{meeting.forum}, {day_in_full(meeting.on)}: held")

    hint = "names or posts, apart by semicolons"
    desk.form(
        f"{meeting.forum}, {day_in_full(meeting.on)}: who came?",
        [
            FormField("present", "present", "; ".join(meeting.present), known, hint=hint, beside=beside, several=True),
            FormField("apologies", "apologies", "; ".join(meeting.apologies), known, hint=hint, several=True),
            FormField(
                "items", "items", "; ".join(meeting.items), hint="apart by semicolons, numbers as you write them"
            ),
            FormField("declarations", "declarations", "; ".join(meeting.declarations), hint="of interest, or: none"),
            FormField("points", "points raised", "; ".join(meeting.points), hint="what no resolution holds"),
            FormField("times", "times", meeting.times, hint="opened and closed: 6.33 pm to 9.37 pm"),
        ],
        save,
        cell=_cell(row),
    )


def _status(row: MeetingRow) -> str:
    met = row.meeting.status in meetings.MET
    return row.meeting.status.value if met else meetings.MET[0].value


def resolution_form(desk: Desk, row: MeetingRow, told: Told) -> None:
    """What the meeting resolved; what follows from it is made in the same change."""
    session, meeting, day = desk.session, row.meeting, row.of

    def save(values: Values, agreed: Agreed) -> None:
        on = meeting.on.isoformat()
        words = (values[name] for name in ("kind", "text", "ref", "due", "rag"))
        outcome = resolutions.resolve(
            session, day, on, meeting.forum, *words, theme=values["theme"], lead=values["lead"], item=values["item"],
            add=agreed,
        )  # fmt: skip
        within = f" as {outcome.resolution}" if values["item"].strip() and outcome.changed[0] == values["ref"] else ""
        told(f"resolved: {values['kind']} {outcome.changed[0]}{within}")

    def next_number(item: str) -> str:
        try:
            return f"the next one within it is {resolutions.next_of(meeting, item)}"
        except PlanwatchError as error:
            return str(error)

    leads, themes = (read.names(session, day.id, kind) for kind in ("lead", "theme"))
    desk.form(
        f"Resolution of {meeting.forum}, {day_in_full(meeting.on)}",
        [
            FormField("kind", "kind", "", [kind.value for kind in ResolutionKind], hint=", ".join(ResolutionKind)),
            FormField("text", "text", hint="what was resolved; of an action, its title", lines=True),
            FormField("ref", "action", hint="its ref, where it is about one"),
            FormField("due", "by", understood=day.understood, hint="report back by, extended to, or due"),
            FormField("rag", "board's RAG", hint="challenge: r, a or g; none ends it"),
            FormField("theme", "theme", "", themes, hint="of a new action; empty: that of the action above"),
            FormField("lead", "lead", "", leads, hint="of a new action"),
            FormField(
                "item",
                "item",
                "",
                item_numbers(meeting.items),
                next_number,
                "42, to number within it; empty: they run through",
            ),
        ],
        save,
        cell=_cell(row, "resolution"),
    )


def approval_form(desk: Desk, row: MeetingRow, days: list[str], told: Told) -> None:
    """Which meeting approved the minutes of one, and what it corrected; the day is typed, or completed, by a person."""
    session, meeting = desk.session, row.meeting

    def save(values: Values, agreed: Agreed) -> None:
        approval.approve(session, row, values["at"], values["corrections"])
        told(f"minutes of {day_in_full(meeting.on)} approved")

    desk.form(
        f"Minutes of {meeting.forum}, {day_in_full(meeting.on)}: approved?",
        [
            FormField(
                "at", "approved on", "", days, understood=row.of.understood, hint="the day of the later meeting",
                beside=f"held since: {'; '.join(days)}",
            ),
            FormField("corrections", "corrections", meeting.corrections, hint="in words; empty: a true record"),
        ],
        save,
        cell=_cell(row, "approval"),
    )  # fmt: skip


def answers_owed(session: Session, row: MeetingRow) -> dict[str, Matter]:
    """What this meeting asked for and is unanswered; of one to come, what all earlier ones did."""
    asked = resolutions.unanswered(session, row.of, row.meeting.forum)
    return {f"{each.on} {each.resolution.number}": each for each in asked if row.is_coming or each.on == row.meeting.on}


def response_form(desk: Desk, row: MeetingRow, one: Resolution, told: Told) -> None:
    """What was said to a resolution, by whom and when; an answer that was given can be put right."""
    session, meeting = desk.session, row.meeting
    on = day_in_full(one.answered_on) if one.answered_on else ""

    def save(values: Values, agreed: Agreed) -> None:
        resolutions.answer(
            session, row.of, meeting.forum, meeting.on.isoformat(), one.number, values["answer"], values["on"],
            values["by"],
        )  # fmt: skip
        told(f"resolution {one.number} of {day_in_full(meeting.on)} answered")

    leads = read.names(session, row.of.id, "lead")
    desk.form(
        f"{one.number}. {one.text}",
        [
            FormField(
                "answer", "response", one.answer, hint="the management response; empty takes it back", lines=True
            ),
            FormField("by", "by", one.answered_by, leads, hint="the post whose word it is"),
            FormField("on", "on", on, understood=row.of.understood_past, hint="its day; else today"),
        ],
        save,
        cell=_cell(row, f"answer:{one.number}"),
    )


def _cell(row: MeetingRow | None, field: str = "") -> str:
    return cell("meeting", row.id, field) if row is not None and row.id is not None else ""


def forum_entries(session: Session) -> list[tuple[str, str]]:
    """The forums, and for each plan a new one: keys and how each reads in a list."""
    days = session.plan_days()
    known = [(f"{row.of.id}:{row.id}", f"{row.of.plan.ref}  {row.forum.name}") for row in forums.forums(session)]
    return [*known, *((f"{_NEW}{day.id}", f"{day.plan.ref}  new forum …") for day in days)]


def forum_form(desk: Desk, key: str, told: Told) -> None:
    """The form of the forum of that key, or of a new one."""
    session = desk.session
    if key.startswith(_NEW):
        day = next(day for day in session.plan_days() if day.id == int(key.removeprefix(_NEW)))
        row = None
    else:
        row = next((row for row in forums.forums(session) if f"{row.of.id}:{row.id}" == key), None)
        if row is None:
            raise PlanwatchError("that forum was removed meanwhile", "choose again")
        day = row.of
    before: dict[str, str] = row.values if row is not None else dict.fromkeys(map(str, forums.FIELDS), "")

    def save(values: Values, agreed: Agreed) -> None:
        changes = {name: text for name, text in values.items() if text != before[name]}
        if row is None:
            forums.add_forum(session, day, values)
        elif not changes or forums.set_forum(session, row, changes) is None:
            return
        told(f"forum {values['name']}")

    fields = [
        FormField(
            field.name,
            field.called,
            before[field.name],
            hint=field.help,
            understood=(lambda text: forums.understood(text, day)) if field.name == "cadence" else None,
        )
        for field in PART["forum"].fields
    ]
    at = cell("forum", row.id) if row is not None else ""
    desk.form("New forum" if row is None else f"Forum {row.forum.name}", fields, save, cell=at)
