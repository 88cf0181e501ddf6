"""The chain of sign-offs of a version: who has signed, who is next, who is missing."""

from collections.abc import Iterable

from msgspec import Struct

from planwatch.model.plan.signoff import Signoff
from planwatch.model.plan.snapshot import Snapshot
from planwatch.model.plan.version import Version


class Chain(Struct, frozen=True):
    """The sign-offs of one version, in order."""

    steps: tuple[Signoff, ...] = ()

    @property
    def signed(self) -> tuple[Signoff, ...]:
        """Those that were given."""
        return tuple(one for one in self.steps if one.on is not None)

    @property
    def missing(self) -> tuple[str, ...]:
        """Whose sign-off is missing, in order; the first is who signs next."""
        return tuple(one.by for one in self.steps if one.on is None)

    def before(self, step: Signoff) -> tuple[str, ...]:
        """Whose sign-off is missing of those that come before a step."""
        at = self.steps.index(step)
        return Chain(self.steps[:at]).missing


def chains(signoffs: Iterable[Signoff]) -> dict[str, Chain]:
    """The chain of each version by its name."""
    found: dict[str, tuple[Signoff, ...]] = {}
    for one in signoffs:
        found[one.of] = (*found.get(one.of, ()), one)
    return {name: Chain(steps) for name, steps in found.items()}


def newest(snapshot: Snapshot) -> tuple[Version, Chain] | None:
    """The plan's last version with its chain; None where it has none."""
    if not snapshot.version:
        return None
    last = snapshot.version[-1]
    return last, chains(snapshot.signoff).get(last.name, Chain())
