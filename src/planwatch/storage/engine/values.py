"""What a column holds."""

from datetime import UTC, datetime

Value = str | int | None


def moment_text(moment: datetime) -> str:
    """A moment as the file keeps it: UTC, milliseconds."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds")
