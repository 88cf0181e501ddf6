"""The totals that a table of costs has itself: each is a line of its own, of which those above it are."""

import re

from planwatch.exchange.table.part_read import read_part
from planwatch.exchange.table.part_scene import Draft, Scene
from planwatch.exchange.table.part_words import COST
from planwatch.exchange.table.row import Role, Row

_LONGEST = 80
_TOTAL = re.compile(r"\W*(?P<of_all>grand |overall )?(?:sub-? ?)?totals?\b.*", re.IGNORECASE | re.DOTALL)


class Totals:
    """What adds up the lines above it, while the rows of a table are read in their order."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.since = 0
        """How many lines were there at the total before."""

    def takes(self, row: Row, found: list[Draft]) -> bool:
        """Whether a row is a total; the line that it is then stands among those found."""
        if self.scene.listed is not COST or row.role not in (Role.ACTION, Role.SKIPPED):
            return False
        cells = self.scene.table.rows[row.at]
        first = next((cell.text for cell in cells if cell.text), "")
        match = _TOTAL.fullmatch(first) if len(first) <= _LONGEST else None
        if match is None:
            return False
        lines, total = found[self.since :], read_part(self.scene, row.at, cells)
        if match["of_all"] or not lines or total is None:
            told = "left out: it adds up other totals, and the plan does that itself"
            self.scene.readers.notes.doubt_at(self.scene.at(row.at, 0), told, first)
            return True
        total.given |= {"title": " ".join(first.split()), "total": True}
        for line in lines:
            line.within = row.at
        found.append(total)
        self.since = len(found)
        return True
