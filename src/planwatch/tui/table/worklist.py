"""What the triage screen shows: the plans, the view, the filter, the order, and the rows that come of them."""

from array import array
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from planwatch.model.actions.filter import parse_filter
from planwatch.model.actions.row import Counts, Tally, counts_of, tally_of
from planwatch.model.actions.views import CHANGED, VIEWS, View, find_view
from planwatch.model.values import replace
from planwatch.service import read
from planwatch.service.read import Listing, Order, Ratings
from planwatch.service.session import Session
from planwatch.settings import Settings
from planwatch.tui.table.action_columns import Shown, order_signs
from planwatch.tui.table.found import Found
from planwatch.tui.table.rows import KEPT_ROWS, Rows
from planwatch.tui.table.viewed import Viewed

if TYPE_CHECKING:
    from planwatch.service.journal.others import Others
    from planwatch.storage.actions.groups import Groups
    from planwatch.storage.actions.in_views import InViews

_POSSIBLY = "possibly overdue: the last day meant is still to come"


class Worklist(Viewed):
    """The state behind the triage screen. It knows nothing of widgets."""

    def __init__(self, session: Session, settings: Settings, view: View = VIEWS[0], words: str = "") -> None:
        self.session = session
        self.settings = settings
        super().__init__(view, words)
        self.days = session.plan_days()
        self.others: Others | None = None
        """What others changed, once it was looked for."""
        self.seen = 0
        """The change that the rows shown include."""
        self.tallies: Counter[Tally] | None = None
        self.report_backs = 0
        """How many reports back to meetings are overdue."""
        self.in_views: InViews | None = None
        """How many actions are in each view, once that is counted."""
        self.views_are_due = False
        """Whether that is of before some change."""
        self.ratings = Ratings()
        self._are_stale = False
        """Whether the ratings are of before some change; they do until new ones are there."""
        self.rows = Rows(session, self.days, array("q"), None)
        self._used: tuple[object, frozenset[str]] = None, frozenset()
        """The columns that are not empty, and the change and days that this is as of."""
        self._groups: tuple[object, Groups] | None = None
        """The groups last asked for, and the change, plans, kind and ratings that this is as of."""
        self.folded: frozenset[str] = frozenset()
        """The parts of the list of which only the headings are shown."""
        self._overdue: frozenset[int] | None = None
        self.is_loaded = False
        """Whether rows were read, be they none."""
        self._found = Found()

    def follow_plan(self) -> Session:
        """The session to work on: where the one plan shown was given another ref, it is followed."""
        if self.session.plan:
            everything, shown = replace(self.session, plan=""), {day.id for day in self.days}
            refs = [day.plan.ref for day in everything.plan_days() if day.id in shown]
            if len(refs) == 1:
                self.session = replace(self.session, plan=refs[0])
        return self.session

    def listing(self, view: str = "", text: str | None = None) -> Listing:
        """What is asked of the file; raises PlanwatchError where the filter cannot be read."""
        own = Order.PLAN_ORDER if self.view.base == "all" else Order.TRIAGE
        days = self.days if text is not None else tuple(day for day in self.days if self.view.plan in (None, day.id))
        terms = parse_filter(self.filter if text is None else text)
        (order, down), then = self.sorting.keys
        asked = view or self.view.base, days, terms, order or own, down, *then
        among = tuple(self.changed()) if asked[0] == CHANGED.word else ()
        return Listing(*asked, self.session.who, self.settings.due_soon, among=among)

    def changed(self) -> "array[int]":
        """The actions of these plans that others changed, as far as that was looked for."""
        return self.others.listed({day.id for day in self.days}) if self.others is not None else array("q")

    def load(self) -> None:
        """Read which rows are listed; the counts are read by ``count``, after the first paint."""
        self.seen = read.change_number(self.session)
        self.days = self.session.plan_days()
        listing = self.listing()
        if read.needs_ratings(listing) and self._are_due() and read.ratings_are_quick(self.session):
            self.take(read.ratings(self.session, self.days))
        ids = self._found.ids(self.session, self.seen, listing, self.ratings)
        self.rows = self._arranged(listing, ids)
        self._overdue = None
        self.is_loaded = True

    def shown(self) -> Shown:
        """What the list has columns for: of the whole of its plans, so that they stay while it is narrowed."""
        now = self.seen, [(day.id, day.today) for day in self.days]
        if self._used[0] != now:
            self._used = now, read.used_columns(self.session, self.days)
        used = self._used[1]
        chosen = self.layout.columns
        if self.listing().order is not Order.TRIAGE:
            used -= {"priority"}
        if Order.PRIORITY in (self.sorting.order, self.sorting.then) or any(key == "priority" for key, _ in chosen):
            used |= {"priority"}
        longest = min(max(len(day.plan.ref) for day in self.days), 8) if len(self.days) > 1 else 0
        told = self.others.told if self.others is not None and self.view == CHANGED else None
        return Shown(longest, used, self._marks(used), chosen, told, self.layout.one_line)

    def _marks(self, used: frozenset[str]) -> tuple[tuple[str, str], ...]:
        if self.sorting.order is not None:
            return order_signs(self.sorting.keys)
        if self.view == CHANGED:
            return ()
        if self.view.base == "challenge" or self.listing().order is not Order.TRIAGE:
            return (("rag", "▼"),) if self.view.base == "challenge" else ()
        return order_signs(((Order.PRIORITY if "priority" in used else None, False), (Order.DUE, False)))

    def _arranged(self, listing: Listing, ids: "array[int]") -> Rows:
        """The rows in their groups, or what is certainly overdue apart from what may be."""
        if (by := self.layout.group) is None:
            certain = self._rule(listing, len(ids))
            spans = [("", 0, certain), (_POSSIBLY, certain, len(ids))] if certain is not None else []
            rows = Rows(self.session, self.days, ids, spans=spans)
        else:
            ratings = self._known_ratings()
            now = self.seen, self.days, by, ratings and ratings.change
            if self._groups is None or self._groups[0] != now:
                self._groups = now, read.groups(self.session, self.listing("all", ""), by, ratings)
            groups = self._groups[1]
            ids, spans = groups.parted(ids)
            rows = Rows(self.session, self.days, ids, spans=spans, counted=groups.counted)
        rows.fold(self.folded)
        return rows

    def _are_due(self) -> bool:
        return self._are_stale or not self.ratings.are_of(self.days)

    @property
    def ratings_are_due(self) -> bool:
        """Whether ratings should be worked out that ``load`` leaves to a thread, as it would take too long."""
        return self._are_due() and not read.ratings_are_quick(self.session)

    @property
    def waits_for_ratings(self) -> bool:
        """Whether what is listed turns on ratings that are not those of now."""
        return read.needs_ratings(self.listing()) and self._are_due()

    def forget_ratings(self) -> None:
        """Much may have changed: have all ratings worked out again."""
        self._are_stale = True

    def take(self, ratings: Ratings) -> None:
        """From now on these are the ratings, but for what has changed while they were worked out."""
        self.ratings = ratings
        self._are_stale = False
        from planwatch.service.journal.log import changed_actions

        if changed := changed_actions(self.session, ratings.change):
            self._follow(changed)
        if self.tallies is not None:
            self.count()

    def _follow(self, keys: Iterable[int]) -> set[int]:
        """Take over the ratings of actions that changed; they and those that depend on them are read again."""
        touched = read.with_dependents(self.session, self.days, list(keys))
        for key in touched:
            self.rows.forget(key)
        if len(touched) < KEPT_ROWS:
            for row in self.rows.by_id(touched):
                if row is not None:
                    self.ratings.update(row)
        else:
            self._are_stale = True
        return touched

    def _rule(self, listing: Listing, length: int) -> int | None:
        """The row above which the rule between overdue and possibly overdue goes."""
        if listing.view != "overdue" or listing.order is not Order.TRIAGE or read.needs_ratings(listing):
            return None
        certain = read.count_overdue(self.session, listing)
        return certain if 0 < certain < length else None

    def count(self) -> None:
        """Count anew what the title line, the views and the RAG bar tell."""
        if self._are_due() and read.ratings_are_quick(self.session):
            self.ratings, self._are_stale = read.ratings(self.session, self.days), False
        self.tallies = read.tallies(self.session, self.days, None if self._are_stale else self.ratings)
        self.own.read(self.session, self.days)
        if self.view.is_own:  # as it is kept now; where it is no more, what it began from
            self.view = self.own.named(self.view.word) or find_view(self.view.base)
        self.report_backs = len(read.late_report_backs(self.session, self.days))
        self.views_are_due = True
        if read.ratings_are_quick(self.session):
            self.count_views()

    def count_views(self) -> None:
        """Count how many are in each view: of a large plan, only while no key waits for it."""
        from planwatch.service.views.own import counted  # no list waits for it

        own = counted(self.own.all)
        self.in_views = read.in_views(self.session, self.listing("all", ""), self._known_ratings(), own)
        self.views_are_due = False

    def counts_of_views(self) -> dict[str, int]:
        """How many actions are in each view, by its word, as far as that is known."""
        return dict(self.in_views.told()) if self.in_views is not None else {}

    def _known_ratings(self) -> Ratings | None:
        return None if self._are_due() else self.ratings

    def count_anew(self) -> str:
        """The same where the plans, or the day that they are judged by, may be others.

        A filter by a name that is nobody's any more is taken off: what is to be said of that.
        """
        self.days, said = self.session.plan_days(), ""
        self.count()
        if "lead:" in self.filter or "theme:" in self.filter:
            from planwatch.service.plan.former import without_former  # few filters name one

            self.filter, said = without_former(self.session, self.days, self.filter)
        return said

    def refresh(self, keys: Iterable[int]) -> set[int]:
        """Read these rows again: they changed; returns them and those whose ratings may have changed with them.

        The counts follow the one row that was at hand, or are made anew.
        """
        keys = list(keys)
        before = [self.rows.forget(key) for key in keys]
        self._overdue = None
        touched = self._follow(keys)
        now = self.rows.by_id(keys) if len(keys) == 1 else []
        self._used = None, frozenset()
        if self._groups is not None:
            self._groups[1].follow(filter(None, self.rows.by_id(touched)))
        if self.tallies is not None and len(keys) == 1 and before[0] is not None and now[0] is not None:
            self.tallies[tally_of(before[0])] -= 1
            self.tallies[tally_of(now[0])] += 1
            if self.in_views is not None:
                self.in_views.follow(self.session.database, self.listing("all", ""), self._known_ratings(), touched)
        else:
            self.count()
        return touched

    def changes(self) -> set[int]:
        """The actions that changed since ``seen``, by anybody; from now on they count as seen."""
        number = read.change_number(self.session)
        if number == self.seen:
            return set()
        from planwatch.service.journal.log import changed_actions

        changed = changed_actions(self.session, self.seen)
        self.seen = number
        return changed or {0}

    def next_overdue(self, index: int, step: int) -> int | None:
        """The index of the next row in that direction that is overdue."""
        if self._overdue is None:
            self._overdue = frozenset(read.list_ids(self.session, self.listing("overdue"), self.ratings))
        places = range(index + step, len(self.rows) if step > 0 else -1, step)
        return next((place for place in places if self.rows.lines[place] in self._overdue), None)

    def total(self, **of: object) -> int:
        """How many actions there are with these values in their tally."""
        tallies = self.tallies or Counter()
        return sum(
            n for tally, n in tallies.items() if all(getattr(tally, name) == value for name, value in of.items())
        )

    def counts(self) -> Counts:
        """What the title line says of all actions, whatever is listed of them."""
        return counts_of(self.tallies or {})
