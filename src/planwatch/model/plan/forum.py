"""Who a plan is told to."""

from msgspec import Struct

from planwatch.model.dates.working_days import Shift
from planwatch.model.plan.field import Field, Holds


class Forum(Struct, frozen=True, kw_only=True):
    """A board or group that the plan is told to."""

    name: str
    chair: str = ""
    reports_to: str = ""
    """The name of the forum above it."""
    public: bool = False
    """Whether it is given nothing that is marked internal."""
    agrees_dates: bool = False
    """Whether moved dates are put to it: its word makes them the agreed ones."""
    cadence: str = ""
    """``every six weeks on Monday from 14 Nov 2011``, as ``dates.read_date`` reads what recurs."""
    shift: Shift = Shift.NONE


FIELDS = (
    Field("name", is_needed=True),
    Field("chair"),
    Field("reports_to", help="the forum above it"),
    Field("public", Holds.SWITCH, help="yes or no: a public forum is given nothing internal"),
    Field("agrees_dates", Holds.SWITCH, help="yes or no: only such a forum is asked to agree moved dates"),
    Field("cadence", help="every six weeks on Monday from 14 Nov 2011"),
    Field("shift", Holds.CHOICE, choices=Shift, help="as it falls, next working day, working day before"),
)
