"""Tables that list measures or costs: by the words over their columns, and the figures in them."""

from planwatch.exchange.table.headings import is_financial_year, is_period, scores_of
from planwatch.exchange.table.known import Judged, Known
from planwatch.exchange.table.proposal import Kind

MEASURED = frozenset({"kpi", "kpis", "pi", "indicator", "indicators", "measure", "measures", "metric", "metrics"})
FIGURES = frozenset({"target", "baseline", "actual", "outturn", "value", "result", "direction", "trend", "travel"})
"""Words of headings that say that a table is of measures, and what it has of them."""
_PLAIN = 0.9
_MOSTLY = 0.6
_SOME = 0.3


def of_figures(known: Known) -> Judged | None:
    """Measures and costs as plain as can be, where nobody has to do them by any day, whatever else is called so."""
    dated = [known.mapped.contents[one.index].dates for name in ("due", "start") if (one := known.mapped.of(name))]
    if known.has_actions or any(share > _MOSTLY for share in dated):
        return None
    title, heads = known.title, known.header.headings
    measured = [at for at, each in enumerate(known.words) if each & MEASURED and _speaks(heads[at], "measure", "title")]
    figures = sum(bool(each & FIGURES) for each in known.words) + sum(map(is_period, heads))
    if measured and figures >= 2 and (title is None or title.index in measured):
        return Judged(Kind.MEASURES, f"it lists measures ({heads[measured[0]]}), no actions")
    lead = known.mapped.of("lead")
    paid = lead is None or _speaks(lead.heading, "cost", "funded_by")
    is_priced = any(_speaks(head, "cost", "rate") for head in heads) and any(
        _speaks(head, "cost", "quantity") for head in heads
    )
    return of_costs(known) if is_priced and paid else None


def _speaks(heading: str, kind: str, field: str) -> bool:
    return scores_of(heading, kind).get(field, 0.0) >= _PLAIN


def of_costs(known: Known) -> Judged | None:
    """What is paid for: sums in words of costs, with what makes them up, who pays them or of which year."""
    heads = known.header.headings
    best = [max(found, key=found.__getitem__) if (found := scores_of(head, "cost")) else "" for head in heads]
    held = [one.money + one.numbers > _SOME for one in known.mapped.contents]
    priced = {name for name, is_sum in zip(best, held, strict=True) if is_sum} & {"rate", "amount", "funded"}
    beside = {"rate", "quantity", "periods", "years", "funded", "funded_by", "recurring"} & set(best)
    years = [head for head, is_sum in zip(heads, held, strict=True) if is_sum and is_financial_year(head)]
    if "title" in best and ((priced and len(priced | beside) > 1) or (years and beside)):
        return Judged(Kind.COSTS, "it lists costs, no actions")
    return None
