"""Communications: what is told of a plan to whom, by which channel, by whom and by when."""

from planwatch.model.plan.communication import Communication
from planwatch.service.plan.kind import Kind, PartColumn, PartRow, kept_rows
from planwatch.words.life import told_in_words


class CommunicationRow(PartRow[Communication], frozen=True):
    """A communication on the plan's day."""

    @property
    def is_overdue(self) -> bool:
        """Whether its last day has passed, and they were not told."""
        return self.part.is_overdue(self.of.today)

    @property
    def standing(self) -> str:
        """``told``, ``overdue``, ``to tell``."""
        return "told" if self.part.told_on is not None else "overdue" if self.is_overdue else "to tell"


def _told(row: CommunicationRow) -> list[str]:
    one = row.part
    how = ", ".join(filter(None, (one.channel, one.lead or "nobody answers for it")))
    return [f"{one.audience}: {' '.join(one.text.split())}", how, told_in_words(one, row.of.today)]


COMMUNICATIONS = Kind(
    name="communication",
    plural="communications",
    rows=lambda session, of: [
        CommunicationRow(of, one.id, one.version, one.part) for one in kept_rows("communication", session, of)
    ],
    adds=("audience", "text"),
    prefix="M",
    told=_told,
    json=lambda row: {"standing": row.standing},
    counts=lambda rows: f"overdue {n}" if (n := sum(row.is_overdue for row in rows)) else "",
    words={"standing": lambda row: row.standing},
    columns=(
        PartColumn[CommunicationRow]("ref", "Ref", 5, lambda row: row.name, least=0),
        PartColumn("audience", "Audience", 20, lambda row: row.part.audience, least=12),
        PartColumn("text", "What", 0, lambda row: row.part.text, least=16),
        PartColumn("channel", "Channel", 12, lambda row: row.part.channel, drop=2),
        PartColumn(
            "lead", "Who tells", 20, lambda row: row.part.lead or "nobody",
            lambda row: "" if row.part.lead else "possibly", drop=1,
        ),
        PartColumn(
            "due", "When", 18, lambda row: told_in_words(row.part, row.of.today),
            lambda row: "overdue" if row.is_overdue else "",
        ),
    ),
)  # fmt: skip
"""Communications as one lists, finds, adds and changes them."""
