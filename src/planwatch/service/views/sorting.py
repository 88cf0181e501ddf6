"""What a list is sorted by: a column, and another within what is equal in it; as it is held, and as people write it."""

from planwatch.errors import PlanwatchError
from planwatch.model.text.names import nearest
from planwatch.model.values import Struct
from planwatch.storage.actions.conditions import Order

_DOWN = "-"
_KNOWN = {order.value: order for order in Order if order is not Order.PLAN_ORDER} | {
    "order": Order.PLAN_ORDER,
    "action": Order.TITLE,
    "moved": Order.MOVES,
}

_WORDS = {order: word for word, order in reversed(_KNOWN.items())}


class Sorting(Struct, frozen=True):
    """Without an order: as the view has it."""

    order: Order | None = None
    descending: bool = False
    then: Order | None = None
    """The order within what is equal in a column."""
    then_descending: bool = False

    @property
    def keys(self) -> tuple[tuple[Order | None, bool], tuple[Order | None, bool]]:
        """Both orders, each with whether it goes downwards."""
        return (self.order, self.descending), (self.then, self.then_descending)

    def by(self, order: Order) -> "Sorting":
        """In the order of that column; again downwards; again in the view's own."""
        if order is not self.order:
            return Sorting(order)
        return Sorting() if self.descending else Sorting(order, descending=True)

    def within(self, order: Order) -> "Sorting":
        """What is equal in the column sorted by in the order of that one; again downwards; again as before."""
        first = Sorting(self.order, self.descending)
        if order is not self.then:
            return Sorting(first.order, first.descending, order)
        return first if self.then_descending else Sorting(first.order, first.descending, order, True)

    @property
    def text(self) -> str:
        """As people write it: ``late-, lead``; empty for the view's own."""
        return ", ".join(f"{_WORDS[order]}{_DOWN * down}" for order, down in self.keys if order is not None)


def read_order(typed: str) -> tuple[Order, bool]:
    """``late`` or ``late-``: the order, and whether downwards; raises PlanwatchError with the nearest."""
    name = typed.strip().casefold().removesuffix(_DOWN)
    if name not in _KNOWN:
        near = nearest(name, _KNOWN)
        hint = f"did you mean '{near}'?" if near else f"one of {', '.join(_KNOWN)}"
        raise PlanwatchError(f"there is no column '{name}' to sort by", hint)
    return _KNOWN[name], typed.strip().endswith(_DOWN)


def read_sorting(text: str) -> Sorting:
    """What ``Sorting.text`` gave, or somebody wrote; raises PlanwatchError."""
    keys = [read_order(each) for each in text.split(",") if each.strip()]
    if len(keys) > 2:
        raise PlanwatchError(f"'{text}' are {len(keys)} columns to sort by", "give one, or one and another within it")
    if len(keys) == 2 and keys[0][0] is keys[1][0]:
        raise PlanwatchError(f"'{text}' sorts twice by {keys[0][0]}", "give each column once")
    if len(keys) == 2 and any(order in (Order.TRIAGE, Order.PLAN_ORDER) for order, _ in keys):
        raise PlanwatchError(f"'{text}' sorts within an order that leaves nothing equal", "give two columns, or one")
    (order, down), (then, then_down) = (*keys, (None, False), (None, False))[:2]
    return Sorting(order, down, then, then_down)
