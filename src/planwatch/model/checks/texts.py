"""The texts of a plan that go out, by what they are of: what checks of words read."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple

from planwatch.model.checks.finding import About, CheckInput
from planwatch.model.plan.field import Holds
from planwatch.model.plan.kinds import Status
from planwatch.model.plan.parts import OF
from planwatch.model.plan.snapshot import Snapshot
from planwatch.model.plan.update import Update


class Texts(NamedTuple):
    """The texts of one part, each with the name of its field: an update is the last one that goes out.

    What is empty is none of them.
    """

    about: str
    part: About
    texts: list[tuple[str, str]]
    folded: str
    """All of them, casefolded: one look at it tells that none has a sign of what is looked for."""


_TITLED = (About.ACTION, About.COST, About.RISK)
"""What is named by a title that is a sentence."""
_AIM = "aim"
"""The lines of a plan that are prose too."""


def every(look: CheckInput) -> list[Texts]:
    """Of the plan itself, of every other part, and last of the actions that were not withdrawn."""
    found = (*_of_plan(look.snapshot), *_of_actions(look.snapshot))
    return [Texts(*each, "\n".join([text for _, text in each[2]]).casefold()) for each in found]


_Texts = tuple[str, About, list[tuple[str, str]]]


def _of_plan(snapshot: Snapshot) -> Iterator[_Texts]:
    plan = snapshot.plan
    yield ("", About.PLAN, [*_prose(plan), *_last(plan.update)])
    for theme in snapshot.theme:
        yield (theme.title, About.THEME, [*_prose(theme), *_last(theme.update)])
    for one in snapshot.recommendation:
        yield (one.number, About.RECOMMENDATION, _prose(one))
    for part, kept in (
        (About.MEASURE, snapshot.measure),
        (About.COMMITMENT, snapshot.commitment),
        (About.RISK, snapshot.risk),
        (About.COST, snapshot.cost),
    ):
        for one in kept:
            yield (one.ref, part, [*_title(one, part), *_prose(one)])


def _of_actions(snapshot: Snapshot) -> Iterator[_Texts]:
    for action in snapshot.action:
        if action.status is not Status.WITHDRAWN:
            texts = [*_title(action, About.ACTION), *_prose(action), *_last(action.update)]
            yield (action.ref, About.ACTION, texts)


def _title(part: Any, about: About) -> list[tuple[str, str]]:
    return [("title", part.title)] if about in _TITLED else []


def _prose(part: Any) -> list[tuple[str, str]]:
    return [(said, _text(value)) for name, said in _names(part.__class__) if (value := getattr(part, name))]


def _text(value: str | tuple[str, ...]) -> str:
    return value if isinstance(value, str) else "\n".join(value)


@cache
def _names(part: Any) -> tuple[tuple[str, str], ...]:
    found = (field.name for field in OF[part].fields if field.holds is Holds.PROSE or field.name == _AIM)
    named = (name for name in found if name != "title" or OF[part].kind == "measure")
    return tuple((name, name.replace("_", " ")) for name in named)


def _last(updates: Iterable[Update]) -> list[tuple[str, str]]:
    public = [update for update in updates if not update.internal]
    return [("last update", max(reversed(public), key=lambda update: update.as_at).text)] if public else []
