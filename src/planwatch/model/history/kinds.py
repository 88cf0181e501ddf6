"""What became of the parts of a plan besides its actions: which fields of each kind a meeting is told of."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from msgspec import Struct

from planwatch.model.costs.totals import pieces, totals
from planwatch.model.history.difference import FieldChange, is_noise, words_of
from planwatch.model.history.entries import PartBecame, PartChange
from planwatch.model.plan.cost import Cost
from planwatch.model.plan.keys import empty, flat
from planwatch.model.plan.money import pounds
from planwatch.model.plan.parts import PART


class Watched(Struct, frozen=True):
    """A field that a meeting is told of."""

    said: str = ""
    """What is said where it was set, by the flat names of the part; what stands in brackets only where that is there.

    Empty: its name, before and after.
    """
    on: str = ""
    """The field with its day, for a file that does not reach back to the meeting."""


_PLAIN = Watched()
_Fields = Mapping[str, Watched]


def _plain(*names: str) -> _Fields:
    return dict.fromkeys(names, _PLAIN)


WATCHED: Mapping[str, _Fields] = {
    "plan": {
        "status": Watched("{status}"),
        **_plain("title", "aim", "triggered_by", "starts", "ends", "rag_rule"),
    },
    "theme": _plain("title", "sponsor", "lead"),
    "lead": {},
    "forum": {},
    "source": _plain("name", "kind"),
    "recommendation": {
        "decision": Watched("{decision}[ by {responded_by}]", "responded_on"),
        "status": Watched("{status}[ by {closed_by}][, on: {evidence}]", "closed_on"),
        **_plain("due", "response", "number", "text", "class", "source"),
    },
    "commitment": _plain("text", "theme", "lead", "answers"),
    "measure": _plain("title", "direction", "baseline", "target", "target_on", "tolerance", "owner"),
    "cost": _plain(
        "title", "kind", "rate", "quantity", "periods", "amount", "years", "funded", "funded_by", "included_in"
    ),
    "version": {"state": Watched("{state}[ of {on}]", "on"), **_plain("name")},
    "signoff": {"on": Watched("signed {on}[, {conditions}]", "on"), **_plain("by", "conditions")},
    "consultee": {
        "on": Watched("asked {on}[ by {how}]", "on"),
        "said": Watched("said: {said}", "on"),
        "changed": Watched("changed for it: {changed}", "on"),
        **_plain("who"),
    },
    "communication": {
        "told_on": Watched("told {told_on}[ by {channel}]", "told_on"),
        **_plain("audience", "text", "due", "lead"),
    },
    "dive": {
        "status": Watched("{status}[ on {reported_on}]", "reported_on"),
        "made": Watched("recommends {made}", "reported_on"),
        **_plain("forum", "scope", "theme", "conclusion"),
    },
    "evidence": {"seen_on": Watched("seen {seen_on}", "seen_on"), **_plain("title", "given_by", "says")},
    "finding": _plain("text", "recommendations", "led_to", "reason"),
}  # fmt: skip
"""By kind, in the order in which they are told; of a kind without fields only what is gone.

Risks and readings have entries of their own.
"""


def part_change(kind: str, before: Any, after: Any) -> PartChange | None:
    """What is told of a part that was so, or was not there, and is so, or is no more; None where that is nothing."""
    if before is None and after is None:
        return None
    if after is None:
        return _change(kind, before, PartBecame.WITHDRAWN)
    if before is None:
        none = empty(PART[kind].of)
        new = (
            FieldChange(name, none[name], value)
            for name, value in _held(kind, after).items()
            if WATCHED[kind][name].said
        )
        return _change(kind, after, PartBecame.ADDED, tuple(each for each in new if each.before != each.after))
    fields = {field.name: field for field in PART[kind].fields}
    old = _held(kind, before)
    pairs = (FieldChange(name, old[name], value) for name, value in _held(kind, after).items() if value != old[name])
    told = tuple(each for each in pairs if not is_noise(fields[each.field], each, before, after))
    return _change(kind, after, PartBecame.CHANGED, told, was=before) if told else None


def part_since(kind: str, part: Any, day: date) -> PartChange | None:
    """The same where only the part's own days tell what came after a day."""
    held, none = flat(part), empty(PART[kind].of)
    told = tuple(
        FieldChange(name, none[name], held[name])
        for name, watched in WATCHED[kind].items()
        if watched.on and held[watched.on] is not None and held[watched.on] > day and held[name] != none[name]
    )
    return _change(kind, part, PartBecame.CHANGED, told) if told else None


def cost_totals(before: Sequence[Cost], after: Sequence[Cost], year_starts: int) -> Iterable[PartChange]:
    """What all lines of the costs come to, of each kind and of it funded, where that is another sum."""
    was, now = (_sums(costs, year_starts) for costs in (before, after))
    names = dict.fromkeys((*was, *now))
    pairs = (FieldChange(name, pounds(was.get(name, 0)), pounds(now.get(name, 0))) for name in names)
    told = tuple(each for each in pairs if each.before != each.after)
    if told:
        yield PartChange(
            ref="total", title="all lines together", theme="", lead="", kind="cost", became=PartBecame.CHANGED,
            fields=told, internal=any(cost.internal for cost in (*before, *after)),
        )  # fmt: skip


def _sums(costs: Sequence[Cost], year_starts: int) -> dict[str, int]:
    found = totals(pieces(costs, (), year_starts))
    return {
        name: pence
        for group in found
        for name, pence in ((str(group.kind), group.pence), (f"{group.kind} funded", group.funded))
    }


def _held(kind: str, part: Struct) -> dict[str, Any]:
    held = flat(part) | {name: getattr(part, name) for name in PART[kind].lists}
    return {name: held[name] for name in WATCHED[kind]}


def _change(
    kind: str, part: Any, became: PartBecame, fields: tuple[FieldChange, ...] = (), was: Any = None
) -> PartChange:
    of, held = PART[kind], flat(part)
    name = str(held[of.named_by[0]])
    leads = [held[key] for key, named in of.links.items() if named == "lead" and held[key]]
    title = " ".join(words_of(of.about, held).split())
    return PartChange(
        ref=name, title="" if title == name else title, theme=held.get("theme", ""), lead=leads[0] if leads else "",
        kind=kind, became=became, fields=fields, part=part,
        internal=any(getattr(one, "internal", False) for one in (part, was)),
    )  # fmt: skip
