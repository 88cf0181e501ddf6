"""What a table is: a plan, or something else that lists and registers of councils hold, and why that is no plan."""

from collections.abc import Sequence

from planwatch.exchange.table.bare_dates import is_bare
from planwatch.exchange.table.columns import is_told
from planwatch.exchange.table.fit import fit
from planwatch.exchange.table.headings import (
    is_hit,
    is_period,
    is_risky,
    words_of,
)
from planwatch.exchange.table.kinds_of_figures import FIGURES, MEASURED, of_costs, of_figures
from planwatch.exchange.table.known import Judged, Known
from planwatch.exchange.table.proposal import Kind, Sure
from planwatch.exchange.table.words import folded

_LEAST_FIT = 0.5
_LOGGED = """
    timestamp datetime time user old new version revision changed change changes amended amendment amendments actor
    event author modified previous
"""
_LOG = frozenset(_LOGGED.split())
_SCHEMA = frozenset(
    {"column", "field", "columns", "fields", "heading", "attribute", "property", "parameter", "variable"}
)
_MEANING = frozenset(
    {"description", "type", "meaning", "format", "definition", "example", "explanation", "data", "required"}
)
_SIGNED = frozenset({"signature", "signed", "signoff", "sign", "authorised", "authorized"})
_BESIDE = {
    Kind.ISSUES: frozenset({"issue", "issues"}),
    Kind.ASSUMPTIONS: frozenset({"assumption", "assumptions"}),
    Kind.DEPENDENCIES: frozenset({"dependency", "dependencies"}),
}
_NAMED = frozenset({"name", "names", "full", "contact", "contacts", "member", "members", "title"})
_SAY_HOW = ("lead", "support", "due", "start", "status", "rag", "percent", "completed")
_REACHED = frozenset({"email", "mail", "phone", "telephone", "tel", "mobile", "extension", "address"})
_ADVICE = frozenset({"recommendation", "recommendations", "remediation"})
_DECIDED = frozenset({"decision", "decisions", "resolution", "resolutions"})
_GENERIC = frozenset({"description", "name", "title", "definition", "indicator", "measure"})
_ISSUE_HEADINGS = frozenset({("issue", "description"), ("issue", "no"), ("issue", "ref"), ("issue", "number")})
_ISSUE_BESIDE = frozenset({"resolution", "severity", "impact", "raised"})
_ARE_ACTIONS = frozenset({"action", "actions", "task", "tasks"})
NOT_ACTIONS = frozenset(
    {"risk", "issue", "assumption", "dependency", "decision", "risks", "issues", "assumptions", "dependencies"}
)
"""What a row of a list of risks, actions, issues and decisions says it is, where it is no action."""


def judge(known: Known) -> Judged:
    """What a table is by itself."""
    if known.table.is_hidden:
        return Judged(Kind.HIDDEN, "the sheet is hidden")
    if not known.table.rows:
        return Judged(Kind.TEMPLATE, "nothing stands in it")
    if not known.header.headings:
        return _without_headings(known)
    found = _by_words(known) or _of_risks(known) or _beside_risks(known) or _told(known) or of_figures(known)
    if found is not None:
        return found
    planned = _of_plan(known)
    return planned if planned.kind is Kind.PLAN else of_costs(known) or planned


def _without_headings(known: Known) -> Judged:
    cells = [cell for row in known.table.rows for cell in row if cell]
    fault = next((cell.fault for cell in cells if cell.fault), "")
    if 2 * sum(bool(cell.fault) for cell in cells) > len(cells):
        return Judged(Kind.OTHER, f"most of it cannot be read ({fault}): open it in a spreadsheet, and save it again")
    rows = [[cell.text for cell in row if cell.text] for row in known.table.rows]
    pairs = sum(len(row) == 2 for row in rows)
    if pairs and 2 * pairs >= len([row for row in rows if row]):
        return Judged(Kind.PAIRS, "it holds names and their values, a pair in each row")
    return Judged(Kind.OTHER, "no row of headings was found in it")


def _by_words(known: Known) -> Judged | None:
    words, mapped = known.words, known.mapped
    every = frozenset[str]().union(*words)
    if _is_of_days_past(known):
        return Judged(Kind.LOG, "it tells what was done on each day, and nobody has to do any of it")
    if len(every & _LOG) >= 2 and not mapped.has("due") and not _has_tool_words(every):
        return Judged(Kind.LOG, f"it is a log of changes ({_listed(known, _LOG)})")
    if words and words[0] & _SCHEMA and any(each & _MEANING for each in words[1:]) and not mapped.has("due"):
        return Judged(Kind.SCHEMA, "it describes columns")
    if every & _SIGNED and not mapped.has("due") and not mapped.has("status"):
        return Judged(Kind.SIGN_OFF, "it is for signatures")
    beside = [held for held, head in zip(mapped.contents, known.header.headings, strict=False) if not is_period(head)]
    ticked = [held for held in beside if held.yes_no >= 0.7]
    filled = [held for held in beside if held.filled]
    if len(ticked) > 1 and 2 * len(ticked) > len(filled):
        return Judged(Kind.MATRIX, f"it is a matrix: {len(ticked)} of {len(filled)} columns hold only yes and no")
    return None


def _is_of_days_past(known: Known) -> bool:
    """Whether days stand before what was done on each, and nobody and nothing is said of how it stands."""
    raised, title = known.mapped.of("raised"), known.title
    if raised is None or title is None or not is_bare(raised) or raised.index > title.index:
        return False
    return not any(known.mapped.has(field) for field in _SAY_HOW)


def _has_tool_words(every: frozenset[str]) -> bool:
    return bool(every & {"assignee", "assignees", "assigned", "state", "milestone", "owner"})


def _listed(known: Known, words: frozenset[str]) -> str:
    return _three([heading for heading in known.header.headings if words & set(words_of(heading))])


def _three(names: Sequence[str]) -> str:
    return ", ".join(names[:3]) + (" …" if len(names) > 3 else "")


def _of_risks(known: Known) -> Judged | None:
    # Of a table with rows, columns that hold nothing are fields that a program has and nobody uses.
    used = [not known.body or held.filled > 0 for held in known.mapped.contents]
    strong = [h for h, is_used in zip(known.header.headings, used, strict=False) if is_used and is_risky(h)]
    heads = [
        each
        for each, is_used in zip(known.words, used, strict=False)
        if is_used and each & {"risk", "risks"} and not each & {"rating", "adjustment", "if"}
    ]
    kinds = _kinds(known)
    count = len(strong)
    risks = kinds.count("risk") + kinds.count("risks")
    is_most = 2 * risks > len(kinds) or (risks > 0 and count >= 2 and not set(kinds) & _ARE_ACTIONS)
    if kinds and not is_most:
        return None
    named = "risk" in known.table.name.casefold()
    found = (count >= 2 and heads) or (kinds and is_most)
    if not known.has_actions:
        found = found or (heads and count) or count >= 3 or (named and (count or heads)) or len(heads) >= 3
    if not found:
        return None
    told = f" ({_three(strong)})" if strong else ""
    return Judged(Kind.RISKS, f"it is a register of risks{told}")


def _kinds(known: Known) -> list[str]:
    column = known.mapped.of("kind")
    return [folded(row[column.index].text) for row in known.body if row[column.index].text] if column else []


def _is_acted(known: Known) -> bool:
    """Whether it says what is to be done: as actions, or as recommendations that somebody follows by some day."""
    advice = known.title is not None and bool(_ADVICE & set(words_of(known.title.heading)))
    return known.has_actions or (advice and known.mapped.has("lead") and known.mapped.has("due"))


def _beside_risks(known: Known) -> Judged | None:
    name = frozenset(words_of(known.table.name))
    title = frozenset(words_of(known.title.heading)) if known.title else frozenset[str]()
    for kind, words in _BESIDE.items():
        named = name & words and not _is_acted(known) and not name & {"action", "actions", "plan"}
        headed = kind is not Kind.ISSUES and title & words
        if named or headed:
            return Judged(kind, f"it lists {kind}, no actions")
    heads = {words_of(heading) for heading in known.header.headings}
    every = frozenset[str]().union(*known.words)
    if heads & _ISSUE_HEADINGS and every & _ISSUE_BESIDE and not _is_acted(known) and not _kinds(known):
        return Judged(Kind.ISSUES, "it lists issues, no actions")
    return None


def _told(known: Known) -> Judged | None:
    """What was measured or decided already: nobody has to do it by any day."""
    title, mapped = known.title, known.mapped
    if title is None or mapped.has("due") or mapped.has("start"):
        return None
    words = set(words_of(title.heading))
    if words & _DECIDED and not mapped.has("status"):
        return Judged(Kind.DECISIONS, "it lists decisions, and no day by which anything is to be done")
    if words <= _NAMED and frozenset[str]().union(*known.words) & _REACHED and not mapped.has("status"):
        return Judged(Kind.PEOPLE, "it lists people and how they are reached, no actions")
    measures = [h for h, each in zip(known.header.headings, known.words, strict=True) if each & MEASURED]
    figures = [each for each in known.words if each & FIGURES]
    is_named = words & MEASURED or (words & _GENERIC and measures)
    if is_named and len(figures) + sum(map(is_period, known.header.headings)) >= 2:
        return Judged(Kind.MEASURES, f"it lists measures ({_three(measures)}), no actions")
    return None


def _of_plan(known: Known) -> Judged:
    title, mapped = known.title, known.mapped
    if not known.header.is_known:
        return _of_unknown(known)
    named = len([heading for heading in known.header.headings if heading])
    has_people_or_dates = any(mapped.has(field) for field in ("lead", "due", "start", "completed", "support"))
    if named <= 3 and not has_people_or_dates and not known.has_actions:
        return Judged(Kind.LEGEND, "it has three columns at most, nobody in it and no date")
    if title is None:
        return Judged(Kind.OTHER, "no column of it names actions")
    if not is_told(mapped) and 0 < fit("title", mapped.contents[title.index]) < _LEAST_FIT and known.body:
        return Judged(
            Kind.OTHER, f"its {title.heading or 'titles'} say of what kind each is, and not what is to be done"
        )
    if is_told(mapped) or (
        known.has_actions and any(mapped.has(field) for field in ("theme", "success", "priority", "how"))
    ):
        return Judged(Kind.PLAN)
    if known.has_actions and title.sure is not Sure.GUESS:
        return Judged(Kind.LIST, "it names things, and says neither by when, nor who, nor how they stand")
    return Judged(Kind.OTHER, "no column of it says by when, who, or how it stands")


def _of_unknown(known: Known) -> Judged:
    named = [heading for heading in known.header.headings if heading]
    dated = any(held.dates > 0.5 for held in known.mapped.contents)
    if len(named) <= 3 and not dated and any(map(is_hit, named)):
        return Judged(Kind.LEGEND, "it has three columns at most, nobody in it and no date")
    if len(named) == 2:
        return Judged(Kind.PAIRS, "it holds names and their values, a pair in each row")
    return Judged(Kind.OTHER, "none of its headings is known: say what its columns mean")


def counted(known: Known) -> int:
    """How many risks, issues and so on a table lists: rows with words in the column that names them."""
    title = known.title or known.mapped.of("how")
    if title is None:
        texts = known.header.headings
        at = next(
            (
                i
                for i, heading in enumerate(texts)
                if set(words_of(heading)) & {"risk", "risks", "summary", "description"}
            ),
            None,
        )
    else:
        at = title.index
    if at is None:
        return 0
    kinds = known.mapped.of("kind")
    return sum(
        any(letter.isalpha() for letter in row[at].text)
        and (kinds is None or not row[kinds.index].text or folded(row[kinds.index].text) not in _ARE_ACTIONS)
        for row in known.body
    )
