"""What libpq and a server say of an error, in one line, and what is to be done about it."""

import re

import psycopg

START = "put one there with `planwatch copy FILE URL`, or start one with `planwatch --db URL init`"
NOTHING_CHANGED = "look again; nothing was changed"
_SOON = re.compile("starting up|shutting down|not yet accepting|recovery mode|too many|administrator command")
"""What a server says while it will do again by itself."""
_TOLD = re.compile(
    r"sslmode|SSL|TLS|certificate|of service|service file|bad value|invalid \w+ (value|number)|could not parse|"
    r"connection option|requires"
)
"""What libpq says of what it was told, by the address, the environment or a service file."""
WHERE = "check host and port in the address, or try again later"
_TOLD_BY = "check the address, and what the environment (PGHOST, PGSSLMODE, PGSERVICE …) and a service file say"
_NOT_GIVEN = "no password supplied"
_TRUST = (
    "have the certificate of whoever signed the server's as ~/.postgresql/root.crt "
    "(on Windows %APPDATA%\\postgresql\\root.crt)"
)
_HINTS = {
    "startup parameter": "a pooler stands before it: name the server itself, or have the pooler "
    "ignore_startup_parameters = options",
    _NOT_GIVEN: "put a line for it into ~/.pgpass, which nobody else may read (chmod 600)",
    "pg_hba.conf": "whoever runs the server lets you in, by its pg_hba.conf",
    '^database "[^"]*" does not exist': "check its name; whoever runs the server makes one with `createdb NAME`",
    "configuration parameter": "check options in the address, and PGOPTIONS",
}
_ASK = "check the name in the address, and ~/.pgpass; who owns the plan lets people in with `planwatch grant`"
_COPIED = re.compile(r"COPY (\w+), line (\d+)(?:, column (\w+))?")


def line(error: psycopg.Error) -> str:
    """The first line of it that says anything."""
    text = error.diag.message_primary or str(error)
    found = next((line for line in text.splitlines() if line.strip()), "no reason given")
    found = found.rsplit("failed: ", 1)[-1].removeprefix("connection is bad: ")
    return found.removeprefix("fe_sendauth: ").removeprefix("FATAL:").strip().rstrip(".")


def right(error: psycopg.Error) -> str:
    """What somebody has no right to do."""
    text = line(error)
    if text.startswith("permission denied for table"):
        return "you have no right to read the plan"
    if text.startswith("permission denied for function"):
        return "you have no right to change the plan"
    return f"you may not do that ({text})"


def is_refusal(error: psycopg.Error) -> bool:
    """Whether a server refused the connection, and will do so again."""
    text = str(error)
    return error.sqlstate is None and ("FATAL:" in text or _NOT_GIVEN in text) and not _SOON.search(text)


def refusal(error: psycopg.Error) -> tuple[str, str]:
    """What it refused, and what to do."""
    text = line(error)
    return text, next((hint for sign, hint in _HINTS.items() if re.search(sign, text)), _ASK)


def silence(error: psycopg.Error) -> tuple[str, str]:
    """Why there is no connection, and what to do."""
    text = line(error)
    if error.sqlstate is None and _TOLD.search(text):
        hint = _TRUST if "certificate verify failed" in text or "root certificate" in text else _TOLD_BY
        return f"cannot be reached: {text}", hint
    if "administrator command" in text:  # what a server says to each as it is stopped
        text = "it hung up, as one does that is stopped or begun anew"
    return f"does not answer: {text}", WHERE


def room(error: psycopg.Error) -> tuple[str, str]:
    """What a server has no room for, and what to do."""
    text = line(error)
    if (error.sqlstate or "")[:2] == "53":
        return f"has no room: {text}", "whoever runs the server makes some; nothing was changed"
    if text.startswith("index row"):
        return "cannot keep a name, title or ref of thousands of letters", "make it shorter; nothing was changed"
    return f"cannot keep so much at once: {text}", "make the change in smaller parts; nothing was changed"


def unkept(error: psycopg.Error) -> str:
    """Which text or number a server cannot keep, and where it stands in a file that is copied there."""
    found = _COPIED.search(error.diag.context or "")
    place = ""
    if found:
        place = f" ({', '.join(filter(None, (found[1], f'row {found[2]}', found[3])))})"
    if error.sqlstate in ("22021", "22P05"):
        return f"cannot keep a text with a NUL character{place}"
    return f"cannot keep it: {line(error)}{place}"
