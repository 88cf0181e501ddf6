"""An address that names a service: what the service file says of it holds as if it stood in the address."""

from pathlib import Path

import pytest

from planwatch.paths import Address
from planwatch.storage.engine.server.address import Known


@pytest.fixture
def service(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("PGSERVICE", "PGSSLMODE", "PGUSER", "PGHOST"):
        monkeypatch.delenv(name, raising=False)
    file = tmp_path / "pg_service.conf"
    file.write_text("[plan]\nhost=db.example.org\nuser=bob\ndbname=plan\n")
    monkeypatch.setenv("PGSERVICEFILE", str(file))
    return file


def test_changes_are_signed_with_its_user_and_its_host_has_to_show_who_it_is(service: Path) -> None:
    known = Known(Address("postgresql:///?service=plan"))
    assert known.role == "bob"
    assert known.parameters()["sslmode"] == "verify-full"
    assert known.copy.name.startswith("plan-db.example.org-")


def test_what_it_says_of_tls_stands(service: Path) -> None:
    service.write_text(f"{service.read_text()}sslmode=require\n")
    assert "sslmode" not in Known(Address("postgresql:///?service=plan")).parameters()


def test_the_environment_is_left_as_it_was(service: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PGSERVICE", "other")
    assert Known(Address("postgresql:///?service=plan")).role == "bob"
    assert Known(Address("postgresql://ann@db.example.org/plan")).role == "ann"
