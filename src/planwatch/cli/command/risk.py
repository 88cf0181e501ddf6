"""``planwatch risk``: one that is added, scored, closed or taken out."""

import click

from planwatch.cli.shared.context import Options, pass_options
from planwatch.cli.shared.part_change import Done, change_part, changing_options
from planwatch.errors import PlanwatchError
from planwatch.service.risks.risks import RISKS, close_risk
from planwatch.service.session import Session

_EPILOG = """\
\b
Examples:
  planwatch risk add "Agency staff leave" owner="HR partner"
  planwatch risk set R1 likelihood=likely impact=4 target_impact=2
  planwatch risk set R1 mitigated_by="C1.2 A4" next_look="20 Jan"
  planwatch risk close R1 "All posts are filled"
  planwatch risk set R1 status=open
  planwatch risk set R2 internal=yes
  planwatch risk remove R1 --yes

\b
Fields: ref (else the next one), title, kind (risk, issue, opportunity), theme,
owner, cause, event, effect, likelihood, impact, target_likelihood,
target_impact, mitigation, mitigated_by, next_look, proximity, escalated_to,
status (open, closed), closed_on, reason, raised_on (else today),
internal (yes: a public forum is not given it).
"""


@click.command("risk", epilog=_EPILOG)
@click.argument("words", nargs=-1, metavar="add|set|close|remove REF|TITLE [FIELD=VALUE]...")
@changing_options
@pass_options
def command(options: Options, words: tuple[str, ...], yes: bool, add: bool, as_json: bool) -> int:
    """Add a risk, issue or opportunity, score it, say what lessens it, close it with a reason, or take it out.

    Likelihood and impact are levels of the plan's own matrix, by number or word.
    """
    return change_part(options, RISKS, words, yes=yes, add=add, as_json=as_json, verbs={"close": _close})


def _close(session: Session, name: str, rest: tuple[str, ...]) -> Done:
    why = " ".join(rest).removeprefix("reason=").strip()
    if not why:
        raise PlanwatchError("a risk is closed with a reason", f'write it so: planwatch risk close {name} "REASON"')
    ref, number = close_risk(session, name, why)
    return Done(ref, "closed", number)
