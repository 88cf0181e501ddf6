"""Messages as drafts that a mail program opens for its user to look at and send."""

import re
import unicodedata
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

from planwatch.model.text.visible import visible
from planwatch.report.letters.chase import Letter
from planwatch.report.render.templated import rendered

_LONGEST = 60
_UNSAFE = re.compile(r"[^a-z0-9]+")


def body(letter: Letter) -> str:
    """The text of a message."""
    parts = (
        ("Overdue", letter.overdue),
        ("Possibly overdue", letter.possibly),
        (f"Due in the next {letter.soon} days", letter.due_soon),
        ("No update", letter.no_update),
    )
    return rendered("chase.txt", letter=letter, parts=parts)


def draft(letter: Letter, sheet: tuple[str, bytes] | None = None) -> bytes:
    """The message as an ``.eml`` file without a sender: whoever sends it is put in by the mail program.

    ``sheet`` is a workbook that goes with it, by its name.
    """
    message = EmailMessage(policy=SMTP)
    # Mail programs open a message with this header for editing, as one that was not sent yet.
    message["X-Unsent"] = "1"
    if letter.address:
        message["To"] = Address(visible(letter.name), addr_spec=letter.address)
    message["Subject"] = letter.subject
    message.set_content(body(letter))
    if sheet is not None:
        name, data = sheet
        message.add_attachment(
            data, maintype="application", subtype="vnd.openxmlformats-officedocument.spreadsheetml.sheet", filename=name
        )
    return message.as_bytes()


def file_names(letters: tuple[Letter, ...]) -> list[str]:
    """A name for each draft: small letters, digits and hyphens only, no two alike."""
    names: list[str] = []
    for letter in letters:
        stem = f"chase-{slug(letter.plan.ref)}-{slug(letter.lead.name)}"[:_LONGEST].rstrip("-")
        name, number = stem, 1
        while f"{name}.eml" in names:
            number += 1
            name = f"{stem}-{number}"
        names.append(f"{name}.eml")
    return names


def slug(text: str) -> str:
    """A text as a part of a file's name: small letters, digits and hyphens only."""
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    return _UNSAFE.sub("-", plain).strip("-") or "x"
