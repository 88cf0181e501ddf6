"""What files of older planwatches hold otherwise, brought to how it is kept now."""

from typing import Any, cast

_LINES = ("interviews", "seen", "asked", "findings")


def brought_up(tables: dict[str, Any]) -> dict[str, Any]:
    """The tables of a snapshot as they are kept now: an aim in one text as lines, lines of deep dives as parts.

    What is neither is left where it is, for whoever checks the tables to tell of.
    """
    return _with_parts(_with_aims(tables))


def _with_aims(tables: dict[str, Any]) -> dict[str, Any]:
    plan = cast("dict[str, Any]", tables["plan"]) if isinstance(tables.get("plan"), dict) else {}
    aim = plan.get("aim")
    return {**tables, "plan": {**plan, "aim": aim.splitlines()}} if isinstance(aim, str) else tables


def _with_parts(tables: dict[str, Any]) -> dict[str, Any]:
    """What deep dives heard, saw and found as lines, as evidence and findings."""
    dives = cast("list[object]", tables["dive"]) if isinstance(tables.get("dive"), list) else []
    former = [cast("dict[str, Any]", each) for each in dives if _holds_lines(each)]
    if not former or "evidence" in tables or "finding" in tables:
        return tables
    evidence: list[dict[str, Any]] = []
    findings: list[dict[str, Any]] = []
    names = {kind: _names(tables, kind) for kind in ("recommendation", "action")}
    for dive in former:
        lines = {key: [line.strip() for line in dive.pop(key, ()) if line.strip()] for key in _LINES}
        for one in _evidence(lines):
            evidence.append({"ref": f"E{len(evidence) + 1}", "dive": dive.get("name", ""), **one})
        for line in lines["findings"]:
            found = _finding(line, names)
            findings.append({"ref": f"F{len(findings) + 1}", "dive": dive.get("name", ""), **found})
    return {**tables, "evidence": evidence, "finding": findings}


def _holds_lines(dive: object) -> bool:
    held = cast("dict[str, Any]", dive) if isinstance(dive, dict) else {}
    given = [held[key] for key in _LINES if key in held]
    return bool(given) and all(
        isinstance(lines, list) and all(isinstance(line, str) for line in cast("list[object]", lines))
        for lines in given
    )


def _names(tables: dict[str, Any], kind: str) -> set[object]:
    rows = tables.get(kind)
    key = "number" if kind == "recommendation" else "ref"
    listed = cast("list[object]", rows) if isinstance(rows, list) else []
    held = [cast("dict[str, Any]", row).get(key) for row in listed if isinstance(row, dict)]
    return {name for name in held if isinstance(name, str)}


def _evidence(lines: dict[str, list[str]]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for line in lines["interviews"]:
        who, colon, said = line.partition(": ")
        title, says = (who, said.strip()) if colon and who else (line, "Heard; what was said is not recorded.")
        found.append({"title": title, "kind": "interview", "says": says})
    found += [{"title": line, "says": "Seen; the day is not recorded."} for line in lines["seen"]]
    seen = {line.casefold() for line in lines["seen"]}
    return found + [{"title": line} for line in lines["asked"] if line.casefold() not in seen]


def _finding(line: str, names: dict[str, set[object]]) -> dict[str, Any]:
    head, colon, text = line.partition(": ")
    if colon and text.strip():
        for kind, field in (("recommendation", "recommendations"), ("action", "actions")):
            if head in names[kind]:
                return {"text": text.strip(), field: [head]}
    return {"text": line}
