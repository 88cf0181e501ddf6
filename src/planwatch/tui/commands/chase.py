"""What each lead is asked, as drafts for a mail program."""

from planwatch.model.dates.in_words import day_in_full
from planwatch.report.letters.chase import NOBODY_ASKS
from planwatch.service.files import chase as chasing
from planwatch.service.files.chase import ChaseAsked
from planwatch.service.files.proposed import proposed
from planwatch.service.meetings import forums
from planwatch.tui.commands.files import ListDesk, path_of
from planwatch.tui.desk import Agreed, FormField, Values


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
        done = chasing.write_drafts(
            desk.session, chasing.chase(desk.session, asked, soon), path_of(values["folder"]),
            recorded=values["record"].strip().casefold() in ("y", "yes"),
        )  # fmt: skip
        if done.number:
            desk.changed(())
        number = f"change {done.number} records that they were chased · u undoes" if done.number else ""
        desk.tell(" · ".join(filter(None, (done.in_words(), number))))

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
        FormField("record", "record", "y", hint="y: each action tells that its lead was chased"),
    ]  # fmt: skip
    number = len(found.letters)
    desk.form(f"Drafts to {number} lead{'s' * (number != 1)}; nothing is sent", fields, save)
