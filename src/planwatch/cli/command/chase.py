"""``planwatch chase``: one message for each lead, as text and as drafts; nothing is sent."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from planwatch.cli.shared.context import Options
from planwatch.cli.shared.output import out, out_json, paint, say
from planwatch.cli.shared.params import FILE, json_option
from planwatch.cli.shared.progress_bar import bar
from planwatch.cli.shared.session import pass_reading, plan_file
from planwatch.cli.shared.written import replace_option, writing
from planwatch.model.text.visible import visible
from planwatch.report.letters.chase import Letter
from planwatch.report.letters.mail import body, file_names
from planwatch.service import reports
from planwatch.service.files.papers import export_drafts

_MOST = 8
"""Names told on one line."""
_EPILOG = """\
\b
Examples:
  planwatch chase
  planwatch chase "HR Partner"
  planwatch chase --out drafts
  planwatch --plan WB chase --json
"""


@click.command("chase", epilog=_EPILOG)
@click.argument("lead", metavar="[LEAD]", default="")
@click.option("--out", "folder", type=FILE, metavar="DIR", help="Also write each as a draft (.eml) into this folder.")
@json_option("As JSON, a message on a line.")
@replace_option()
@pass_reading
def command(options: Options, lead: str, folder: Path | None, as_json: bool, replace: bool) -> None:
    """Write one message for each lead: what is overdue, due soon and without an update.

    It goes to the present holder of the post. Nothing is sent: a draft opens in a mail program, which puts in the
    sender. A draft that was worked on is not written over. Due soon is within as many days as your settings say, 14
    unless they do.
    """
    with plan_file(options) as session, bar("looking what to ask") as step:
        asked = reports.chase(session, lead, options.settings.due_soon, step)
    letters = asked.letters
    texts, names = [body(letter) for letter in letters], file_names(letters)
    if folder is not None:
        with writing(session, [folder / name for name in names], replace=replace):
            say(export_drafts(asked, folder, replace=True))
    if as_json:
        found = zip(letters, texts, names, strict=True)
        out_json([_letter_json(letter, text, name if folder else "") for letter, text, name in found])
    else:
        out(line for number, letter in enumerate(letters) for line in _shown(letter, texts[number], number))
    _say_what_is_missing(letters, bool(lead))
    if asked.nobodys and not lead:
        say(f"without a lead, so nobody is asked: {_some(asked.nobodys)}")


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
        "subject": letter.subject,
        **{part: [line.ref for line in lines] for part, lines in parts.items()},
        "text": text,
        "file": name,
    }


def _say_what_is_missing(letters: tuple[Letter, ...], chosen: bool) -> None:
    if not letters:
        say("nothing to ask that lead" if chosen else "nothing to ask anybody")
    gone = [letter.lead.name for letter in letters if letter.has_left]
    if gone:
        say(f"these have left, so their messages have no address: {_some(gone)}")
    bare = [letter.lead.name for letter in letters if not letter.address and not letter.has_left]
    if bare:
        say(f"without a usable e-mail address: {_some(bare)}. `planwatch about` sets one: email=…")


def _some(names: Sequence[str]) -> str:
    more = f" and {len(names) - _MOST} more" if len(names) > _MOST else ""
    return ", ".join(names[:_MOST]) + more
