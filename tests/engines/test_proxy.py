"""The network of the tests and of the bench: what is under way does not keep waiting what comes after it."""

import socket

from tests.engines.proxy import between


def test_all_is_under_way_at_once() -> None:
    with socket.create_server(("127.0.0.1", 0)) as there, between(there.getsockname()[1]) as proxy:
        proxy.delay = 3600.0
        with socket.create_connection(("127.0.0.1", proxy.port), timeout=5.0) as here:
            here.sendall(bytes(64 << 20))


def test_what_was_sent_first_is_there_first() -> None:
    with socket.create_server(("127.0.0.1", 0)) as there, between(there.getsockname()[1]) as proxy:
        proxy.delay = 0.01
        with socket.create_connection(("127.0.0.1", proxy.port), timeout=5.0) as here:
            far, _ = there.accept()
            with far, far.makefile("rb") as heard:
                sent = b"".join(number.to_bytes(4, "big") for number in range(100_000))
                here.sendall(sent)
                here.shutdown(socket.SHUT_WR)
                assert heard.read(len(sent)) == sent
