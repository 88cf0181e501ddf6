"""What somebody typed where other parts are named: one, or a list of them."""

import re

from planwatch.model.text.names import Add, none_such, place_of
from planwatch.model.text.refs import natural_key
from planwatch.service.plan import names
from planwatch.service.session import Session, checked_text
from planwatch.storage.plan.links import candidates
from planwatch.storage.writing.batch import Batch

_NONE = ("", "-", "–", "none")
_BY_NAME = ("lead", "theme")


def find_linked(batch: Batch, plan_id: int, kind: str, typed: str, *, add: Add = False) -> int | None:
    """The id of the part of that ref, number, name or title; None for no words. Raises PlanwatchError where none is.

    ``add`` adds a lead or theme that the plan does not have.
    """
    if kind in _BY_NAME:
        return names.find(batch, plan_id, kind, typed, add=add)
    name = " ".join(checked_text(typed).split())
    if name.casefold() in _NONE:
        return None
    known = candidates(batch.database, plan_id, kind)
    exact = [one for one in known if natural_key(one.name) == natural_key(name)]
    if exact:
        return exact[0].id
    titles = [one.title for one in known]
    at = place_of(kind, name, titles)
    if at is None:
        raise none_such(kind, name, [one.name for one in known])
    return known[at].id


def nameable(session: Session, plan_id: int, kind: str) -> list[str]:
    """The refs, numbers or names of the parts of a kind that a plan has."""
    return [one.name for one in candidates(session.database, plan_id, kind)]


def listed(batch: Batch, plan_id: int, kind: str, typed: str, *, add: Add = False) -> list[int]:
    """The ids of the parts typed, each once: apart by semicolons or commas, refs and numbers by blanks too."""
    by_blanks = kind not in _BY_NAME and not re.search(r"[;\n]", typed)
    parts = re.split(r"[,;\s]+" if by_blanks else r"[;\n,]", typed)
    found = (find_linked(batch, plan_id, kind, part, add=add) for part in parts if part.strip())
    return list(dict.fromkeys(each for each in found if each is not None))
