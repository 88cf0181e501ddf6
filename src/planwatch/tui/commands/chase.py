"""What each lead is asked, as drafts for a mail program."""

from functools import partial

from planwatch.model.dates.in_words import day_in_full
from planwatch.report.letters.chase import NOBODY_ASKS
from planwatch.service.files import chase as chasing
from planwatch.service.files.chase import ChaseAsked
from planwatch.service.files.proposed import proposed
from planwatch.service.meetings import forums
from planwatch.tui.commands.files import ListDesk, path_of
from planwatch.tui.desk import Agreed, FormField, Values
from planwatch.words.numbers import number_of


def drafts(desk: ListDesk) -> None:
    """A form: what each lead is asked as drafts for a mail program, into which folder, for when and for what."""
    day = desk.plan()
    if day is None:
        return
    soon = desk.screen.worklist.settings.due_soon
    found = chasing.chase(desk.session, soon=soon)
    if not found.letters:
        desk.tell("nobody has anything to answer")
        return

    def save(values: Values, agreed: Agreed) -> None:
        asked = ChaseAsked(forum=values["forum"], reply_by=values["reply_by"])
        found, folder = chasing.chase(desk.session, asked, soon), path_of(values["folder"])
        told, attached = _sheets(desk, values["sheets"], asked)
        done = chasing.write_drafts(
            desk.session, found, folder, recorded=values["record"].strip().casefold() in ("y", "yes"),
            attached=attached,
        )  # fmt: skip
        if done.number:
            desk.changed(())
        number = f"change {done.number} records that they were chased · u undoes" if done.number else ""
        desk.wrote(folder, " · ".join(filter(None, (done.in_words(), told, number))))

    usual = {letter.asking for letter in found.letters}
    same = next(iter(usual)) if len(usual) == 1 else NOBODY_ASKS  # plans meet on days of their own
    names = [row.forum.name for row in forums.forums(desk.session)]
    fields = [
        FormField("folder", "folder", proposed(day, "chase", "")),
        FormField(
            "reply_by", "reply by", day_in_full(same.reply_by) if same.reply_by else "",
            understood=day.understood, hint="empty: within 5 working days, and before the meeting",
        ),
        FormField(
            "forum", "for", same.meeting.forum if same.meeting else "", names, hint="the forum that meets next"
        ),
        FormField("sheets", "update sheets", hint="a folder for workbooks to fill in; empty: none"),
        FormField("record", "record", "y", hint="y: each action tells that its lead was chased"),
    ]  # fmt: skip
    number = len(found.letters)
    desk.form(f"Drafts to {number} lead{'s' * (number != 1)}; nothing is sent", fields, save)


def _sheets(desk: ListDesk, typed: str, asked: ChaseAsked) -> tuple[str, chasing.Attached]:
    """Write update sheets into the folder that was typed, where one was: what to say, and what goes with each draft."""
    if not typed.strip():
        return "", lambda _: None
    from planwatch.service.files.sheets import attached, write_sheets  # no message needs what writes workbooks

    done = write_sheets(desk.session, path_of(typed), asked, recorded=False)
    kept = f", left as somebody worked on it: {', '.join(done.kept)}" if done.kept else ""
    return f"{number_of(len(done.written), 'update sheet')} written{kept}", partial(attached, desk.session)
