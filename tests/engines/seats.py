"""People at the app on a plan that a server keeps."""

from contextlib import AsyncExitStack

from planwatch.paths import Address
from tests.engines.postgres import Postgres
from tests.tui.seat import Seat, seated


def address(postgres: Postgres, name: str, who: str, port: int = 0) -> Address:
    return Address(postgres.url(name, who).replace(f":{postgres.port}/", f":{port or postgres.port}/"))


async def two(room: AsyncExitStack, postgres: Postgres, name: str) -> tuple[Seat, Seat]:
    """Ann and Bob, each at an app of their own, who have seen each other."""
    ann = await room.enter_async_context(seated(address(postgres, name, "ann")))
    bob = await room.enter_async_context(seated(address(postgres, name, "bob")))
    await bob.until(lambda: "with ann" in bob.title(), "ann")
    await ann.until(lambda: "with bob" in ann.title(), "bob")
    return ann, bob


def writes_elsewhere(seat: Seat) -> bool:
    """Whether another is seen to have an editor open."""
    return any(other.cell for other in seat.app.session.database.others)
