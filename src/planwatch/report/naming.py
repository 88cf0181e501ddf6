"""Finding a lead, theme or forum by what somebody typed of its name."""

import difflib
from collections.abc import Mapping, Sequence

from planwatch.errors import PlanwatchError


def named(kind: str, typed: str, names: Sequence[str], labels: Mapping[str, str] | None = None) -> str:
    """The one of these names that was typed, in whatever capitals; a part that only one has is enough.

    A theme is found by its label too, or by the last word of that. Raises PlanwatchError where none is, or several are.
    """
    wanted = " ".join(typed.split()).casefold()
    labels = labels or {}
    by_label = [
        name for name in names if (label := labels.get(name, "").casefold()) and wanted in (label, label.split(" ")[-1])
    ]
    found = (
        [name for name in names if name == typed]
        or [name for name in names if " ".join(name.split()).casefold() == wanted]
        or by_label
        or [name for name in names if wanted and wanted in name.casefold()]
    )
    if len(found) == 1:
        return found[0]
    if found:
        raise PlanwatchError(f"'{typed}' may be several {kind}s", f"say which: {', '.join(found[:8])}")
    near = difflib.get_close_matches(typed[:60], names, 1, 0.5)
    hint = f"did you mean '{near[0]}'?" if near else f"{kind}s of this plan: {', '.join(names[:12]) or 'none'}"
    raise PlanwatchError(f"there is no {kind} '{typed}'", hint)
