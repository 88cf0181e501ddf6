"""What a plan costs, a line for each thing that is paid for."""

from decimal import Decimal

from msgspec import Struct

from planwatch.model.plan.field import INTERNAL, Field, Holds
from planwatch.model.plan.kinds import CostKind


class Cost(Struct, frozen=True, kw_only=True):
    """A line of the plan's costs: so much each, so many of them, so often; or what the paper gives for it."""

    ref: str
    """``K1``."""
    title: str
    kind: CostKind = CostKind.FORECAST
    rate: int | None = None
    """Pence for one of what is counted."""
    quantity: Decimal | None = None
    unit: str = ""
    """What the quantity counts: ``days a week``, ``posts``."""
    periods: Decimal | None = None
    period_unit: str = ""
    """What the periods are: ``months``."""
    amount: int | None = None
    """Pence, as the paper prints it; of a recurring cost in one year."""
    recurring: bool = False
    """Whether it is paid in each of its years."""
    years: tuple[str, ...] = ()
    """Financial years, each with its share of pounds where that is known: ``2015/16``, ``2016/17 £10,000``."""
    funded: int | None = None
    """Pence that are there already, of the whole."""
    funded_by: str = ""
    included_in: str = ""
    """The ref of another cost, which counts in its place."""
    total: bool = False
    """Whether it is the paper's own total of those included in it: it is compared with them, and counts nothing."""
    action: str = ""
    theme: str = ""
    """Where it belongs, if not to the plan as a whole; with an action, the theme of that unless another is given."""
    note: str = ""
    internal: bool = False


FIELDS = (
    Field("ref", is_needed=True, help="K1, or as the paper has it"),
    Field("title", is_needed=True, help="what is paid for"),
    Field("kind", Holds.CHOICE, choices=CostKind, help="budget, forecast, actual"),
    Field("rate", Holds.MONEY, help="pounds for one: £350"),
    Field("quantity", Holds.FIGURE, help="how many: 5"),
    Field("unit", help="of what: days a week, posts"),
    Field("periods", Holds.FIGURE, help="how often: 6"),
    Field("period_unit", label="period", help="months, weeks, years"),
    Field("amount", Holds.MONEY, label="printed", help="pounds as the paper has them; compared with the calculated"),
    Field("recurring", Holds.SWITCH, help="yes: the same in each of its years"),
    Field("years", Holds.LINES, help="2015/16; 2016/17, or with shares: 2015/16 £10,000; 2016/17", apart="; "),
    Field("funded", Holds.MONEY, help="pounds that are there already"),
    Field("funded_by", label="funded by", help="budget, grant or body"),
    Field("included_in", Holds.NAME, label="included in", of="cost", help="another cost, which counts in its place"),
    Field("total", Holds.SWITCH, help="yes: the paper's own total of what is included in it"),
    Field("action", Holds.NAME, of="action"),
    Field("theme", Holds.NAME, of="theme"),
    Field("note", Holds.PROSE),
    INTERNAL,
)
"""The fields of a cost that can be typed into."""
