"""Who may do what with a plan on a server: roles of PostgreSQL, given as SQL that any owner can read first."""

from enum import StrEnum

from psycopg import errors, sql

from planwatch.errors import PlanwatchError
from planwatch.storage.engine.server import said
from planwatch.storage.engine.server.connection import Server

_LONGEST = 63
"""Bytes of a name, of which PostgreSQL would cut the rest."""
_CHANGE = "append(bigint, uuid, jsonb, jsonb), hold()"


class Right(StrEnum):
    """What a person may do, each all that stands before it too."""

    NONE = "none"
    READER = "reader"
    EDITOR = "editor"
    OWNER = "owner"


def statements(server: Server, name: str, right: Right) -> list[str]:
    """The statements that give somebody this right, and take what goes beyond it. Raises PlanwatchError."""
    _refuse_no_name(name)
    with server.asking() as raw:
        found = raw.execute(
            "select current_database(), pg_get_userbyid(relowner), r.oid is not null, exists "
            "(select from pg_auth_members where roleid = relowner and member = r.oid) "
            "from pg_class left join pg_roles r on r.rolname = %s where pg_class.oid = 'head'::regclass",
            (name,),
        ).fetchone()
    database, owner, is_there, is_owner = found or ("", "", False, False)
    if right is Right.NONE and not is_there:
        raise PlanwatchError(f"there is no role {name} on the server", "see how it is written there")
    if name == owner:
        raise PlanwatchError(f"{name} owns the plan", "name somebody else")
    who, whose, where = (sql.Identifier(each).as_string() for each in (name, owner, database))
    lines = [] if is_there or right is Right.NONE else [f"create role {who} login"]
    if is_owner:  # who only owns the plan may not even take what is not there
        lines.append(f"revoke {whose} from {who}")
    if is_there:
        lines += [
            f"revoke execute on function {_CHANGE}, look(text) from {who}",
            f"revoke select on all tables in schema public from {who}",
            f"alter default privileges for role {whose} in schema public revoke select on tables from {who}",
            f"revoke connect on database {where} from {who}",  # else a role that has no right cannot be dropped
            f"revoke usage on schema public from {who}",
        ]
    if right is not Right.NONE:
        lines += [
            f"grant connect on database {where} to {who}",
            f"grant usage on schema public to {who}",
            f"grant select on all tables in schema public to {who}",
            f"alter default privileges for role {whose} in schema public grant select on tables to {who}",
            f"grant execute on function look(text) to {who}",
        ]
    if right in (Right.EDITOR, Right.OWNER):
        lines.append(f"grant execute on function {_CHANGE} to {who}")
    if right is Right.OWNER:
        lines.append(f"grant {whose} to {who}")
    return lines


def give(server: Server, lines: list[str]) -> None:
    """Run them, all or none. Raises PlanwatchError."""
    with server.asking() as raw:
        try:
            with raw.transaction():
                for line in lines:
                    raw.execute(line.encode())
        except errors.InsufficientPrivilege as error:
            raise PlanwatchError(
                f"{server.address}: you may not do that ({said.line(error)})",
                "`--dry-run` prints the SQL, for whoever runs the server or owns the plan",
            ) from error


def _refuse_no_name(name: str) -> None:
    """Raise PlanwatchError for what PostgreSQL takes for no name of a role, or would cut."""
    is_taken = name.casefold().startswith("pg_") or name.casefold() in ("public", "none")
    if is_taken or not name.strip() or not name.isprintable() or len(name.encode()) > _LONGEST:
        raise PlanwatchError(f"'{name}' is no name of a role", f"name somebody else, in at most {_LONGEST} letters")
