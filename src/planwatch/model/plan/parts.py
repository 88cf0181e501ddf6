"""The kinds of part that a plan has. What stores, journals, reads, writes, compares and merges them goes by this table.

A new kind needs its class, its table in the file, its line here and its field in ``Snapshot``.
"""

from collections.abc import Mapping

from msgspec import Struct, field

from planwatch.model.plan import (
    action,
    commitment,
    communication,
    consultee,
    cost,
    dive,
    evidence,
    finding,
    forum,
    lead,
    measure,
    meeting,
    plan,
    recommendation,
    risk,
    signoff,
    source,
    theme,
    version,
    view,
)
from planwatch.model.plan.accepted import Accepted
from planwatch.model.plan.action import Action, Chase, Move, Occurrence
from planwatch.model.plan.commitment import Commitment
from planwatch.model.plan.communication import Communication
from planwatch.model.plan.consultee import Consultee
from planwatch.model.plan.cost import Cost
from planwatch.model.plan.dive import Dive
from planwatch.model.plan.evidence import Evidence
from planwatch.model.plan.field import Field
from planwatch.model.plan.finding import Finding
from planwatch.model.plan.forum import Forum
from planwatch.model.plan.lead import Lead
from planwatch.model.plan.measure import Measure, Reading
from planwatch.model.plan.meeting import Meeting, Resolution
from planwatch.model.plan.plan import Plan
from planwatch.model.plan.recommendation import Recommendation
from planwatch.model.plan.risk import Risk
from planwatch.model.plan.signoff import Signoff
from planwatch.model.plan.source import Source
from planwatch.model.plan.theme import Theme
from planwatch.model.plan.update import Update
from planwatch.model.plan.version import Version
from planwatch.model.plan.view import SavedView


class Names(Struct, frozen=True):
    """A list of other parts that a part names, each kept as a row of a table of its own."""

    table: str
    of: str
    """The kind of the parts named."""
    column: str
    words: str = ""
    """The column with what is said behind the name: a letter for a clause; all of it where no part has that name yet.

    Of lists without it each names a part that is there.
    """


class Part(Struct, frozen=True, kw_only=True):
    """A kind of part. Names of its fields are the flat ones (``keys_of``)."""

    kind: str
    """Its key in a file, and its table."""
    of: type[Struct]
    named_by: tuple[str, ...]
    """What tells it from others of its kind, in the plan or in what it hangs on."""
    said: str
    """What a line calls it."""
    about: str
    """What a line says of one that was added or removed."""
    listed: str = ""
    """What a line calls it among others of what it hangs on, where that is not both of these."""
    fields: tuple[Field, ...] = ()
    """Those that can be typed into."""
    hangs_on: tuple[str, ...] = ()
    """The kinds that it can be a part of; none: the plan itself. Of several one at most, else the plan."""
    links: Mapping[str, str] = field(default_factory=dict[str, str])
    """Fields that name another part, with the kind of that."""
    lists: Mapping[str, Names] = field(default_factory=dict[str, Names])
    """Fields that name several."""
    by_name: Mapping[str, str] = field(default_factory=dict[str, str])
    """Fields whose words are the name of another part, where the plan has one: they follow what that is called."""
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    """Fields of the journal that are made of several columns: one for conflict, merge and undo."""
    formerly: tuple[str, ...] = ()
    """Lists that were columns of their own names once, of which the journal still speaks."""
    order: str = ""
    """What it is ordered by before its place; a link, then by the place of what that names."""
    is_counted: bool = False
    """Whether that is a number as people count, which SQL does not: 42.2 before 42.10."""
    always: frozenset[str] = frozenset()
    """The flat names that a file has even where nothing stands in them."""
    merged: tuple[str, ...] | None = None
    """What an import changes of one that is there; None: all of it."""

    @property
    def one(self) -> str:
        """What people call one: ``action``, ``sign-off``, ``deep dive``."""
        return self.said.partition("{")[0].strip().removesuffix(" of") or self.kind


def _written(*names: str) -> dict[str, tuple[str, ...]]:
    return {name: (name, f"{name}_from", f"{name}_by", f"{name}_said") for name in names}


PARTS = (
    Part(
        kind="plan", of=Plan, fields=plan.FIELDS, named_by=("ref",), said="plan {ref}", about="{title}",
        always=frozenset(each.name for each in plan.RULE),
    ),
    Part(kind="lead", of=Lead, fields=lead.FIELDS, named_by=("name",), said="lead {name}", about="{holder}"),
    Part(
        kind="theme", of=Theme, fields=theme.FIELDS, named_by=("title",), said="theme {title}", about="{label}",
        links={"sponsor": "lead", "lead": "lead"},
    ),
    Part(kind="source", of=Source, fields=source.FIELDS, named_by=("name",), said="source {name}", about="{kind}",
         groups=_written("date")),
    Part(
        kind="recommendation", of=Recommendation, fields=recommendation.FIELDS, named_by=("number",),
        said="recommendation {number}", about="{text}",
        links={"source": "source"}, lists={"repeats": Names("repeated", "recommendation", "earlier_id")},
        groups={
            **_written("due"),
            "response": ("decision", "response", "responded_by", "responded_on"),
            "closure": ("status", "closed_by", "closed_on"),
        },
    ),
    Part(
        kind="action", of=Action, fields=action.FIELDS, named_by=("ref",), said="{ref}", about="{title}", order="theme",
        links={"theme": "theme", "lead": "lead", "cover_for": "lead"},
        lists={
            "support": Names("support", "lead", "lead_id"),
            "answers": Names("answering", "recommendation", "recommendation_id", "words"),
            "depends_on": Names("dependency", "action", "on_id"),
        },
        formerly=("answers",),
        groups={
            **_written("start", "due", "original_due", "agreed_due"),
            "state": (
                "status", "reason", "percent", "rag", "completed", "completed_from", "completed_by", "completed_said",
            ),
            "board": ("board_rag", "board_why", "board_by", "board_on"),
            "agreement": ("agreed_by", "agreed_on"),
            "assurance": ("assured_by", "assured_on"),
            "cover": ("cover_for", "cover_until"),
        },
    ),
    Part(
        kind="commitment", of=Commitment, fields=commitment.FIELDS, named_by=("ref",), said="commitment {ref}",
        about="{text}", links={"theme": "theme", "lead": "lead"},
        lists={
            "answers": Names("answered", "recommendation", "recommendation_id"),
            "actions": Names("carried", "action", "by_id"),
        },
    ),
    Part(
        kind="risk", of=Risk, fields=risk.FIELDS, named_by=("ref",), said="risk {ref}", about="{title}",
        links={"theme": "theme", "owner": "lead"},
        lists={"mitigated_by": Names("mitigation", "action", "by_id")},
        groups={
            "score": ("likelihood", "impact"),
            "target": ("target_likelihood", "target_impact"),
            "closing": ("status", "closed_on", "reason"),
        },
    ),
    Part(
        kind="update", of=Update, named_by=("text", "as_at", "by", "rag"), said="update of {as_at}", about="{text}",
        hangs_on=("action", "theme"), order="as_at", merged=("internal",),
    ),
    Part(
        kind="move", of=Move, named_by=("was", "now", "on", "kind"), said="date change of {on}",
        about="{was} → {now}", hangs_on=("action",), order="on", merged=(),
    ),
    Part(
        kind="occurrence", of=Occurrence, named_by=("due", "due_by", "completed"), said="occurrence of {due}",
        about="done {completed}", hangs_on=("action",), merged=(),
    ),
    Part(
        kind="chase", of=Chase, named_by=("on", "kind", "to"), said="chase of {on}", about="{kind}: {to}",
        hangs_on=("action",), order="on", merged=("answered_on",),
    ),
    Part(
        kind="measure", of=Measure, fields=measure.FIELDS, named_by=("ref",), said="measure {ref}", about="{title}",
        links={"owner": "lead"},
        lists={
            "actions": Names("measure_action", "action", "by_id"),
            "recommendations": Names("measure_recommendation", "recommendation", "recommendation_id"),
            "commitments": Names("measure_commitment", "commitment", "commitment_id"),
        },
        groups={"baseline": ("baseline", "baseline_on"), "target": ("target", "target_on")},
    ),
    Part(
        kind="reading", of=Reading, named_by=("on", "value", "note", "by", "provisional", "at"), said="reading of {on}",
        about="{value}", hangs_on=("measure",), order="on", merged=(),
    ),
    Part(
        kind="cost", of=Cost, fields=cost.FIELDS, named_by=("ref",), said="cost {ref}", about="{title}",
        links={"included_in": "cost", "action": "action", "theme": "theme"},
    ),
    Part(
        kind="forum", of=Forum, fields=forum.FIELDS, named_by=("name",), said="forum {name}", about="{chair}",
        by_name={"chair": "lead", "reports_to": "forum"},
    ),
    Part(
        kind="meeting", of=Meeting, fields=meeting.FIELDS, named_by=("forum", "on"), said="meeting of {on}",
        about="{forum}", order="on", by_name={"forum": "forum"},
        groups={"approval": ("approved_on", "corrections")},
    ),
    Part(
        kind="resolution", of=Resolution, named_by=("number",), said="resolution {number}", about="{text}",
        listed="{number} {kind}: {text}",
        hangs_on=("meeting",), links={"action": "action"}, order="number", is_counted=True,
        groups={**_written("due"), "answer": ("answer", "answered_on")},
    ),
    Part(kind="version", of=Version, fields=version.FIELDS, named_by=("name",), said="version {name}", about="{note}"),
    Part(
        kind="signoff", of=Signoff, fields=signoff.FIELDS, named_by=("ref",), said="sign-off {ref}",
        about="{by}: {of}", links={"of": "version"},
    ),
    Part(
        kind="consultee", of=Consultee, fields=consultee.FIELDS, named_by=("ref",), said="consultee {ref}",
        about="{who}",
    ),
    Part(
        kind="communication", of=Communication, fields=communication.FIELDS, named_by=("ref",),
        said="communication {ref}", about="{audience}: {text}", links={"lead": "lead"}, groups=_written("due"),
    ),
    Part(
        kind="dive", of=Dive, fields=dive.FIELDS, named_by=("name",), said="deep dive {name}", about="{forum}",
        links={"theme": "theme"}, by_name={"forum": "forum"},
        lists={
            "scope": Names("dive_scope", "recommendation", "recommendation_id"),
            "made": Names("dive_made", "recommendation", "recommendation_id"),
        },
    ),
    Part(
        kind="evidence", of=Evidence, fields=evidence.FIELDS, named_by=("ref",), said="evidence {ref}",
        about="{title}", links={"dive": "dive"},
    ),
    Part(
        kind="finding", of=Finding, fields=finding.FIELDS, named_by=("ref",), said="finding {ref}", about="{text}",
        links={"dive": "dive"},
        lists={
            "evidence": Names("finding_evidence", "evidence", "evidence_id"),
            "recommendations": Names("finding_recommendation", "recommendation", "recommendation_id"),
            "actions": Names("finding_action", "action", "by_id"),
            "measures": Names("finding_measure", "measure", "measure_id"),
            "led_to": Names("finding_led", "recommendation", "recommendation_id"),
        },
    ),
    Part(
        kind="view", of=SavedView, fields=view.FIELDS, named_by=("name",), said="view {name}", about="{base} {filter}",
    ),
    Part(
        kind="accepted", of=Accepted, named_by=("code", "about", "facts"), said="acceptance of {code} {about}",
        about="{why}", merged=(),
    ),
)  # fmt: skip
"""In the order in which they are written into a file: what others name comes first."""

PART = {part.kind: part for part in PARTS}
OF = {part.of: part for part in PARTS}


def field_of(kind: str, name: str) -> Field:
    """The field of that name that can be typed into, of a kind of part; it must have one."""
    return next(each for each in PART[kind].fields if each.name == name)
