"""A view that was saved shows what was shown when it was: the same rows, columns, order and groups."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planwatch.model.plan.kinds import Base, Grouping
from planwatch.model.values import replace
from planwatch.service.files.open import open_session
from planwatch.service.read import Order
from planwatch.service.session import Session
from planwatch.service.views.kept import save
from planwatch.service.views.layout import LEAST_CELLS, MOST_CELLS, Layout
from planwatch.service.views.look import Look, look_of, saved_as
from planwatch.service.views.own import own_views
from planwatch.service.views.sorting import Sorting
from planwatch.settings import Settings
from planwatch.tui.table.action_columns import columns
from planwatch.tui.table.worklist import Worklist
from planwatch.words.row import COLUMNS
from tests.desk import TODAY

FILTERS = ("", "recruit", "lead:hr", "due:overdue", "voice:r not:recruit", "calc:g", 'theme:"workforce"', "due:30d")
_COLUMNS = st.lists(
    st.tuples(st.sampled_from(COLUMNS), st.just(0) | st.integers(LEAST_CELLS, MOST_CELLS)), unique_by=lambda one: one[0]
)
_ORDERS = [order for order in Order if order is not Order.PLAN_ORDER]


@st.composite
def looks(draw: st.DrawFn) -> Look:
    first, then = draw(st.none() | st.sampled_from(_ORDERS)), draw(st.none() | st.sampled_from(_ORDERS))
    whole = Order.TRIAGE in (first, then)
    then = then if not whole and first is not None and then is not first else None
    sorting = Sorting(first, first is not None and draw(st.booleans()), then, then is not None and draw(st.booleans()))
    layout = Layout(tuple(draw(_COLUMNS)), draw(st.none() | st.sampled_from(Grouping)))
    return Look(draw(st.sampled_from(FILTERS)), sorting, layout)


def shown(work: Worklist) -> tuple[object, ...]:
    work.load()
    return list(work.rows.ids), list(work.rows.spans), columns(work.shown()), work.listing().order


@pytest.mark.parametrize("whose", ["mine", "WB"])
def test_what_was_saved_is_shown_again_just_so(samples_path: Path, whose: str) -> None:
    opened = open_session(samples_path, who="HR Partner", today=TODAY, plan="WB" if whose == "WB" else "")

    @settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(looks(), st.sampled_from(Base))
    def shows(look: Look, base: Base) -> None:
        assert look_of(saved_as(look, "V", "", base)) == (look, "")
        before = _list(opened, base, look)
        of = opened.one_plan() if whose == "WB" else None
        save(opened, saved_as(look, "V", "f5", base), of)
        work = Worklist(opened, Settings())
        (view,) = own_views(opened, opened.plan_days()).views
        assert work.show(view) == ""
        assert not work.differs
        assert _columns_of(shown(work)) == _columns_of(before)

    with opened.database:
        shows()


def _columns_of(told: tuple[object, ...]) -> tuple[object, ...]:
    """Columns draw by functions of their own, so they are compared by what is seen of them."""
    ids, spans, found, order = told
    assert isinstance(found, tuple)
    return ids, spans, [(one.key, one.label, one.width, one.least) for one in found], order


def _list(opened: Session, base: Base, look: Look) -> tuple[object, ...]:
    """What is listed where all that is chosen in a view of everybody."""
    work = Worklist(replace(opened), Settings())
    view = work.own.named(base)
    assert view is not None
    work.show(view)
    work.filter, work.sorting = look.filter, look.sorting
    work.layouts._layouts[view.word] = look.layout
    return shown(work)
