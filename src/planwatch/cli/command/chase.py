"""``planwatch chase``: one message for each lead, as text and as drafts; nothing is sent."""

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

import click

from planwatch.cli.shared.context import Options
from planwatch.cli.shared.output import out, out_json, paint, say, say_change
from planwatch.cli.shared.params import FILE, json_option
from planwatch.cli.shared.progress_bar import bar
from planwatch.cli.shared.session import pass_reading, plan_file
from planwatch.cli.shared.written import replace_option
from planwatch.errors import PlanwatchError
from planwatch.model.text.visible import visible
from planwatch.report.letters.chase import Letter
from planwatch.report.letters.mail import body, file_names
from planwatch.service.files import chase as chasing
from planwatch.service.files.chase import ChaseAsked
from planwatch.service.session import Session
from planwatch.words.numbers import number_of

_MOST = 8
"""Names told on one line."""
_EPILOG = """\
\b
Examples:
  planwatch chase
  planwatch chase "HR Partner"
  planwatch chase --out drafts
  planwatch chase --out drafts --sheets sheets
  planwatch chase --forum improvement --reply-by fri --out drafts
  planwatch --plan WB chase --json
"""


@click.command("chase", epilog=_EPILOG)
@click.argument("lead", metavar="[LEAD]", default="")
@click.option("--out", "folder", type=FILE, metavar="DIR", help="Also write each as a draft (.eml) into this folder.")
@click.option("--sheets", type=FILE, metavar="DIR", help="Also write each an update sheet (.xlsx) to fill in.")
@click.option("--forum", default="", metavar="FORUM", help="For whose meeting it is; else the next of any.")
@click.option("--meeting", default="", metavar="DATE", help="The day of that meeting; else the forum's next.")
@click.option(
    "--reply-by", default="", metavar="DATE", help="Until when an answer is wanted; else within 5 working days."
)
@click.option("--record/--no-record", "recorded", default=None, help="Record who was chased; so it is with --out.")
@json_option("As JSON, a message on a line.")
@replace_option()
@pass_reading
def command(
    options: Options, lead: str, folder: Path | None, sheets: Path | None, forum: str, meeting: str, reply_by: str,
    recorded: bool | None, as_json: bool, replace: bool,
) -> None:  # fmt: skip
    """Write one message for each lead: what is overdue, due soon and without an update.

    It goes to the present holder of the post, with your name (--as, or your settings) under it, and says by when to
    reply and for which meeting. Nothing is sent: a draft opens in a mail program, which puts in the sender. A draft
    that was worked on is never written over unasked. Whoever a draft is written for was chased: that is one change,
    which `planwatch show` tells with each action. Due soon is within as many days as your settings say, 14 unless
    they do. An update sheet is a workbook of a lead's open actions; `planwatch import` takes back what was filled in,
    of one or of a folder of them.
    """
    asked = ChaseAsked(lead, forum, meeting, reply_by)
    with plan_file(options) as session:
        if recorded and not chasing.can_record(session):
            raise PlanwatchError("this plan can only be looked at", "leave --record out")
        with bar("looking what to ask") as step:
            found = chasing.chase(session, asked, options.settings.due_soon, step)
        letters = found.letters
        if sheets is not None:
            _write_sheets(session, sheets, asked, replace=replace, recorded=recorded is not False)
        if folder is not None:
            drafted = chasing.write_drafts(
                session, found, folder, replace=replace, recorded=recorded is not False,
                attached=_with_sheet(session) if sheets is not None else lambda _: None,
            )  # fmt: skip
            say(drafted.in_words())
            _say_recorded(session, drafted.number, wanted=recorded is not False)
        elif recorded:
            _say_recorded(session, chasing.record_chase(session, found), wanted=True)
    texts, names = [body(letter) for letter in letters], file_names(letters)
    if as_json:
        told = zip(letters, texts, names, strict=True)
        out_json([_letter_json(letter, text, name if folder else "") for letter, text, name in told])
    else:
        out(line for number, letter in enumerate(letters) for line in _shown(letter, texts[number], number))
    _say_what_is_missing(letters, bool(lead))
    if found.nobodys and not lead:
        say(f"without a lead, so nobody is asked: {_some(found.nobodys)}")


def _write_sheets(session: Session, folder: Path, asked: ChaseAsked, *, replace: bool, recorded: bool) -> None:
    from planwatch.service.files.sheets import write_sheets  # no other message needs what writes workbooks

    done = write_sheets(session, folder, asked, anew=replace, recorded=recorded)
    left = f"; left as somebody worked on it: {', '.join(done.kept)}" if done.kept else ""
    say(f"{number_of(len(done.written), 'update sheet')} written to {folder}{left}")
    if done.number is not None:
        say_change("recorded that they were asked", done.number)


def _with_sheet(session: Session) -> chasing.Attached:
    from planwatch.service.files.sheets import attached

    return partial(attached, session)


def _say_recorded(session: Session, number: int | None, *, wanted: bool) -> None:
    if number is not None:
        say_change("recorded that they were chased", number)
    elif wanted and not chasing.can_record(session):
        say("that they were chased is recorded nowhere: this plan can only be looked at")


def _shown(letter: Letter, text: str, number: int) -> Iterator[str]:
    if number:
        yield ""
    to = f"{letter.name} <{letter.address}>" if letter.address else f"{letter.name} (no address)"
    yield paint(visible(f"To: {to}"), "bold")
    yield visible(f"Subject: {letter.subject}")
    yield ""
    yield from (visible(line) for line in text.rstrip("\n").split("\n"))


def _letter_json(letter: Letter, text: str, name: str) -> dict[str, object]:
    parts = {
        "overdue": letter.overdue,
        "due_soon": letter.due_soon,
        "no_update": letter.no_update,
        "possibly_overdue": letter.possibly,
    }
    return {
        "plan": letter.plan.ref,
        "lead": letter.lead.name,
        "holder": letter.lead.holder,
        "email": letter.address,
        "left": letter.has_left,
        "from": letter.asking.sender,
        "reply_by": letter.asking.reply_by,
        "forum": letter.asking.meeting.forum if letter.asking.meeting else "",
        "meeting": letter.asking.meeting.on if letter.asking.meeting else None,
        "subject": letter.subject,
        **{part: [line.ref for line in lines] for part, lines in parts.items()},
        "text": text,
        "file": name,
    }


def _say_what_is_missing(letters: tuple[Letter, ...], chosen: bool) -> None:
    if not letters:
        say("nothing to ask that lead" if chosen else "nothing to ask anybody")
    elif not letters[0].asking.sender:
        say("no name stands under them: give yours by --as, or as who in your settings")
    gone = [letter.lead.name for letter in letters if letter.has_left]
    if gone:
        say(f"these have left, so their messages have no address: {_some(gone)}")
    bare = [letter.lead.name for letter in letters if not letter.address and not letter.has_left]
    if bare:
        say(f"without a usable e-mail address: {_some(bare)}. `planwatch about` sets one: email=…")


def _some(names: Sequence[str]) -> str:
    more = f" and {len(names) - _MOST} more" if len(names) > _MOST else ""
    return ", ".join(names[:_MOST]) + more
