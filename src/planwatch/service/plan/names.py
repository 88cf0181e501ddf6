"""Leads and themes by the names people type, and the other leads that support an action."""

import re
from collections.abc import Iterable

from planwatch.errors import PlanwatchError
from planwatch.model.actions.row import ActionRow
from planwatch.model.text.names import Add, Unknown, called, may_add, place_of
from planwatch.service.session import checked_text
from planwatch.storage.plan import records
from planwatch.storage.writing.batch import Batch
from planwatch.storage.writing.links import set_links

_NAME = {"lead": "name", "theme": "title"}


def find(batch: Batch, plan_id: int, kind: str, typed: str, *, add: Add = False) -> int | None:
    """The id of the plan's lead or theme of that name, None for no words.

    What is meant is found by the rule of ``names.place_of``. With ``add`` a name that is nobody's whole name or label
    is added to the plan; otherwise Unknown is raised, with the nearest.
    """
    name = " ".join(checked_text(typed).split())
    if not name or name in ("-", "–"):
        return None
    known = records.names(batch.database, plan_id, kind)
    names, labels = [one.name for one in known], [one.label for one in known]
    if may_add(add, kind, name) and not called(name, names, labels):
        return batch.insert(kind, {"plan_id": plan_id, "seq": batch.next_seq(kind), _NAME[kind]: name})
    place = place_of(kind, name, names, labels)
    if place is None:
        raise Unknown(kind, name, names)
    return known[place].id


def added_in_words(batch: Batch, plans: Iterable[int]) -> str:
    """``the plan has a new theme 'Hausing'``: what a change adds by its name alone, which may be a typing error."""
    new = {kind: [row for row, fields in batch.touched(kind).items() if "" in fields] for kind in ("theme", "lead")}
    known = [
        f"{kind} '{one.name}'"
        for kind, added in new.items()
        if added
        for plan_id in dict.fromkeys(plans)
        for one in records.names(batch.database, plan_id, kind)
        if one.id in added
    ]
    return f"new in the plan: {', '.join(known)}" if known else ""


def leads_typed(batch: Batch, plan_id: int, typed: str) -> list[str]:
    """The names typed into the cell of a lead: two names are two leads, of which the others support.

    Semicolons and line breaks stand between any names, a slash where the plan has one of them, commas and "and" where
    it has all.
    """
    if re.search(r"[;\n]", typed):
        return [part for part in re.split(r"[;\n]", typed) if part.strip()] or [""]
    parts = [part for part in re.split(r",|/|&|\band\b", typed) if part.strip()]
    if len(parts) < 2:
        return [typed]
    known = records.names(batch.database, plan_id, "lead")
    names = [one.name for one in known]
    whole = {name.casefold() for name in names}
    has = [" ".join(part.split()).casefold() in whole for part in parts]
    are_several = any(has) if "/" in typed and not re.search(r",|&|\band\b", typed) else all(has)
    if are_several and not called(" ".join(typed.split()), names, [one.label for one in known]):
        return parts
    return [typed]


def set_lead(batch: Batch, row: ActionRow, seen: int | None, typed: str, *, add: Add = False) -> None:
    """Make the lead named that of the action; any other names beside it are those of leads that support it."""
    first, *others = leads_typed(batch, row.of.id, typed)
    if batch.change("action", row.id, {"lead_id": find(batch, row.of.id, "lead", first, add=add)}, seen):
        batch.change("action", row.id, {"cover_for_id": None, "cover_until": None})
    if others:
        set_support(batch, row, seen, "; ".join((*row.action.support, *others)), add=add)


def set_support(batch: Batch, row: ActionRow, seen: int | None, typed: str, *, add: Add = False) -> None:
    """Make the leads named those that support the action, in that order; ``seen`` as for ``Batch.change``.

    Semicolons separate them, or commas where there is no semicolon and the whole is not one lead's name.
    """
    found = (find(batch, row.of.id, "lead", name, add=add) for name in _apart(batch, row.of.id, typed))
    wanted = list(dict.fromkeys(lead_id for lead_id in found if lead_id is not None))
    set_links(batch, "action", row.id, "support", wanted, seen, row.of.id)


def _apart(batch: Batch, plan_id: int, typed: str) -> list[str]:
    if ";" not in typed:
        try:
            return [typed] if find(batch, plan_id, "lead", typed) else []
        except PlanwatchError:
            return typed.split(",")
    return typed.split(";")
