"""The keys of the list that go on with what the hand did last: why, once more, back."""

from planwatch.tui.command import Command, Need

WHY = Command("why", ("tab",), "move:on", "Why", "say why, where a saved rating asks for it on its line", "Changing")

AGAIN = Command(
    "again", (".",), "again:again", "Again", "the last edit again: a rating, date, lead, any field, completing",
    "Changing", needs=(Need.NOW, Need.WRITABLE, Need.ROW, Need.OPEN_PLAN),
)  # fmt: skip
"""Not in a review, where the key says that an action stands as it stood."""

JUMP = Command("jump-back", ("ctrl+o",), "jumps:back", "Jump back",
               "to where the cursor was before it went to another view, filter, or row", "Moving")  # fmt: skip
