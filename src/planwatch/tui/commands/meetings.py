"""Meetings: their days, who came, what they resolved, their minutes and packs; and the forums themselves."""

from planwatch.errors import Conflict, PlanwatchError
from planwatch.model.dates.in_words import day_in_full
from planwatch.model.meetings.cadence import Matter, matter_in_words, resolution_in_words
from planwatch.model.text.visible import short
from planwatch.service import read as read_only
from planwatch.service.files.catalogue import Asking
from planwatch.service.journal import undo as undoing
from planwatch.service.meetings import approval, packs, resolutions
from planwatch.service.meetings import meetings as service
from planwatch.service.meetings.forums import find_forum
from planwatch.service.meetings.meetings import MeetingRow
from planwatch.service.people.present import cell
from planwatch.service.reports import ReportAsked, minutes_to_edit
from planwatch.tui.commands.hand_out import show
from planwatch.tui.desk import Agreed, FormField, Values
from planwatch.tui.screens.action_desk import ActionDesk
from planwatch.tui.screens.desk import ScreenDesk
from planwatch.tui.screens.meetings.forms import (
    answers_owed,
    approval_form,
    forum_entries,
    forum_form,
    hold_form,
    meeting_form,
    resolution_form,
    response_form,
)
from planwatch.tui.screens.meetings.screen import MeetingsScreen
from planwatch.tui.screens.triage.screen import TriageScreen

MeetingDesk = ScreenDesk[MeetingsScreen]


def meetings(desk: ActionDesk[TriageScreen]) -> None:
    """The next meetings, their agendas, and what earlier ones resolved."""
    desk.go(MeetingsScreen(desk.session), lambda _: desk.screen.reload())


def read(desk: MeetingDesk) -> None:
    """Go to the text, or back to the table."""
    desk.screen.turn_focus()


def add(desk: MeetingDesk) -> None:
    """A form for a meeting: the one under the cursor where it is to come, or another."""
    meeting_form(desk, desk.screen.row(), desk.screen.changed)


def hold(desk: MeetingDesk) -> None:
    """A form for who came."""
    row = desk.screen.row()
    if row is None:
        return
    service.check_not_cancelled(row.meeting)
    if row.meeting.on > row.of.today:
        desk.tell(f"{day_in_full(row.meeting.on)} is still to come", wrong=True)
        return
    hold_form(desk, row, desk.screen.changed)


def resolve(desk: MeetingDesk) -> None:
    """A form for a resolution of the meeting under the cursor."""
    row = desk.screen.row()
    if row is None:
        return
    service.check_not_cancelled(row.meeting)
    if row.id is None or row.meeting.on > row.of.today:
        still = "is still to come" if row.meeting.on > row.of.today else "is not held yet: h holds it"
        desk.tell(f"the meeting of {day_in_full(row.meeting.on)} {still}", wrong=True)
        return
    resolution_form(desk, row, desk.screen.changed)


def answer(desk: MeetingDesk) -> None:
    """Ask for the answer to what this meeting asked for, or earlier ones of its forum where it is to come."""
    row = desk.screen.row()
    owed = answers_owed(desk.session, row) if row is not None else {}
    if not owed:
        desk.tell("nothing is unanswered here")
    elif len(owed) == 1:
        _ask_for_answer(desk, next(iter(owed.values())))
    else:
        entries = [(key, matter_in_words(each)) for key, each in owed.items()]
        desk.pick("Answer what?", entries, lambda key: _ask_for_answer(desk, owed[key]))


def _ask_for_answer(desk: MeetingDesk, one: Matter) -> None:
    def save(text: str) -> None:
        if not text.strip():
            raise PlanwatchError("an answer needs words", "say what was reported")
        on, number = one.on.isoformat(), one.resolution.number
        resolutions.answer(desk.session, one.of, one.forum, on, number, text)
        desk.screen.changed(f"resolution {number} of {day_in_full(one.on)} answered")

    desk.ask(f"{one.resolution.number}. {short(one.resolution.text)}: answer? ", save)


def respond(desk: MeetingDesk) -> None:
    """Choose a resolution of the meeting under the cursor, and write the management response to it."""
    row = desk.screen.row()
    if row is None:
        return
    resolved = {str(at): one for at, one in enumerate(row.meeting.resolution)}
    if not resolved:
        desk.tell("nothing was resolved there that could be responded to")
    elif len(resolved) == 1:
        response_form(desk, row, resolved["0"], desk.screen.changed)
    else:
        entries = [(key, resolution_in_words(one)) for key, one in resolved.items()]
        desk.pick(
            "Respond to which resolution?", entries,
            lambda key: response_form(desk, row, resolved[key], desk.screen.changed),
        )  # fmt: skip


def write(desk: MeetingDesk) -> None:
    """A form for the minutes."""
    if (row := _with_minutes(desk)) is None:
        return
    _write_from(desk, row, minutes_to_edit(desk.session, row).strip())


def _write_from(desk: MeetingDesk, row: MeetingRow, start: str) -> None:
    text = minutes_to_edit(desk.session, row).strip()
    told = set[str]()
    """That somebody else has written there meanwhile, once it was told: then what was typed is saved over it."""

    def save(values: Values, agreed: Agreed) -> None:
        if values["minutes"].strip() == text:
            return
        try:
            number = service.set_minutes(desk.session, row, values["minutes"], over=bool(told))
        except Conflict as conflict:
            told.add(conflict.message)
            raise Conflict(conflict.message, "enter saves yours all the same, esc leaves it") from None
        if number is not None:
            desk.screen.changed("minutes kept")

    named = f"Minutes of {row.meeting.forum}, {day_in_full(row.meeting.on)}"
    desk.form(named, [FormField("minutes", "minutes", start, lines=True)], save, cell=_minutes(row))


def _minutes(row: MeetingRow) -> str:
    return cell("meeting", row.id or 0, "minutes")


def _with_minutes(desk: MeetingDesk) -> MeetingRow | None:
    """The meeting under the cursor, where it can have minutes; raises PlanwatchError where it cannot."""
    row = desk.screen.row()
    if row is not None:
        if row.id is None:
            raise PlanwatchError("this meeting is not in the plan yet", "h holds it")
        service.check_not_cancelled(row.meeting)
    return row


def minutes(desk: MeetingDesk) -> None:
    """Edit the minutes in the user's own editor."""
    if (row := _with_minutes(desk)) is None:
        return
    text = minutes_to_edit(desk.session, row)
    edited = desk.edit_outside(text, cell=_minutes(row))
    if edited.strip() == text.strip():
        return
    try:
        if service.set_minutes(desk.session, row, edited) is not None:
            desk.screen.changed("minutes kept")
    except PlanwatchError as error:
        desk.tell(str(error), wrong=True)
        _write_from(desk, row, edited)  # what was written outside is not lost


def approve(desk: MeetingDesk) -> None:
    """A form for which meeting approved the minutes of the one under the cursor, or of the last one before it."""
    row = desk.screen.row()
    if row is None:
        return
    meant, days = approval.asked_about(desk.session, row)
    if meant is None:
        desk.tell("no meeting has approved these minutes yet, and it has none to approve", wrong=True)
    else:
        approval_form(desk, meant, days, desk.screen.changed)


def issue(desk: MeetingDesk) -> None:
    """Freeze the plan as the pack of the meeting under the cursor, after a question."""
    from planwatch.service.files.packs import issue

    row = desk.screen.row()
    if row is None:
        return
    packs.check_issuable(row)
    named, version = packs.named(row.meeting), row.meeting.version + 1
    forum = find_forum(desk.session, row.meeting.forum, (row.of,))

    def yes() -> None:
        found, _ = issue(desk.session, forum, row.meeting.on, version=version)
        desk.screen.changed(f"{found.in_words} issued")

    question = f"Issue the pack of {named}? The plan and its paper as they are now are frozen as what it is given."
    if packs.is_late(row):
        question = (
            f"{named} is over: a pack issued now is the plan as of today, {day_in_full(row.of.today)}, "
            "not what it was given, and says so. Issue it?"
        )
    elif version > 1:
        question = f"Issue version {version} of the pack of {named}? Version {version - 1} is kept beside it."
    desk.question(question, yes, safe=True)


def hand_out(desk: MeetingDesk) -> None:
    """Show the agenda of the forum's next meeting, or the minutes of an earlier one, to be saved, opened or copied."""
    row = desk.screen.row()
    if row is None:
        return
    meeting = row.meeting
    asked = ReportAsked("minutes", f"{meeting.forum}|{meeting.on.isoformat()}")
    if row.is_coming:
        asked = ReportAsked("agenda", meeting.forum)
    show(desk, Asking(read_only.only_plan(desk.session, row.of.plan.ref), row.of), asked)


def forums(desk: MeetingDesk) -> None:
    """Choose a forum and change it, or add one."""

    def picked(key: str) -> None:
        forum_form(desk, key, desk.screen.changed)

    entries = forum_entries(desk.session)
    if len(entries) == 1:
        picked(entries[0][0])
    elif entries:
        desk.pick("Change or add which forum?", entries, picked)


def move(desk: MeetingDesk) -> None:
    """Ask for the day that the meeting under the cursor is moved to."""
    row = desk.screen.row()
    if row is None:
        return
    service.check_not_cancelled(row.meeting)

    def save(typed: str) -> None:
        service.move(desk.session, row, typed)
        desk.screen.changed(f"{row.meeting.forum} moved to {day_in_full(service.read_day(row.of, typed))}")

    desk.ask(f"{day_in_full(row.meeting.on)} moved to: ", save, understood=row.of.understood)


def cancel(desk: MeetingDesk) -> None:
    """Ask why the meeting under the cursor is cancelled; one that was is taken up again after a question."""
    row = desk.screen.row()
    if row is None:
        return
    named = f"{row.meeting.forum}, {day_in_full(row.meeting.on)}"

    def save(reason: str) -> None:
        service.cancel(desk.session, row, reason)
        desk.screen.changed(f"{named}: cancelled")

    def take_up() -> None:
        service.set_meeting(desk.session, row, {"status": "planned"})
        desk.screen.changed(f"{named}: planned again")

    if row.meeting.is_cancelled:
        desk.question(f"{named} was cancelled: {row.meeting.reason}.\n\nTake it up again?", take_up)
    else:
        desk.ask(f"{named}: cancelled why? ", save)


def remove(desk: MeetingDesk) -> None:
    """Take the meeting under the cursor out of the plan."""
    row = desk.screen.row()
    if row is not None:
        service.remove_meeting(desk.session, row)
        desk.screen.changed("meeting removed")


def undo(desk: MeetingDesk) -> None:
    """Bring back a form left unsaved, or take back my last change and read the meetings again."""
    if desk.bring_back():
        return
    change = undoing.undo(desk.session)
    desk.screen.load()
    desk.tell(f"took back change {change.id}: {change.what}")
