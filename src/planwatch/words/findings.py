"""What a check found: how it stands."""

from planwatch.model.checks.finding import Finding


def mark_of(finding: Finding) -> str:
    """``accepted: `` or ``hint: ``, to stand before its sentence; empty for one that counts."""
    return "accepted: " if finding.accepted is not None else "hint: " if finding.hint else ""
