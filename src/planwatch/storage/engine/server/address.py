"""The address of a plan on a server: what libpq takes it for, how it is shown, where this machine's copy of it lies."""

import os
import re
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg
import psycopg.conninfo

from planwatch.errors import PlanwatchError
from planwatch.paths import Address, cache_folder, refuse_password

if TYPE_CHECKING:
    from collections.abc import Mapping

_LOCAL = re.compile(r"localhost|127\.\d+\.\d+\.\d+|::1|/.*|@.*|")
_SERVICE = "PGSERVICE"
_UNSAID = "prefer"
"""libpq's own ``sslmode``, which speaks in the clear to whoever says that he knows no TLS."""
_OF_SYSTEMS = (
    "/etc/ssl/certs/ca-certificates.crt",  # Debian, Ubuntu, Arch, Alpine
    "/etc/pki/tls/certs/ca-bundle.crt",  # Fedora, Red Hat
    "/etc/ssl/ca-bundle.pem",  # openSUSE
    "/etc/ssl/cert.pem",  # macOS
)
"""Certificates of the authorities that a system takes the word of for who a host is."""
_NAMED_BY = ("host", "hostaddr", "port", "dbname", "user", "service")


class Known:
    """What libpq knows of an address, its defaults, the environment and service files among it.

    Raises PlanwatchError for an address that makes no sense, or has a password in it.
    """

    def __init__(self, address: Address) -> None:
        self.address = address
        self._said = _said(address)
        self._known = {**_defaults(self._said.get("service", "")), **self._said}

    def parameters(self) -> dict[str, str]:
        """What to connect with.

        A host that is not this machine is spoken to by TLS, and has to show who it is, where nothing else is said.
        """
        known = self._known
        given = {
            **self._said,
            "application_name": "planwatch",
            "connect_timeout": known.get("connect_timeout") or "5",
            "client_encoding": "UTF8",
        }
        if all(_LOCAL.fullmatch(host) for host in self._hosts):
            return given
        is_said = "sslmode" in self._said or os.environ.get("PGSSLMODE") or known.get("sslmode", _UNSAID) != _UNSAID
        if not is_said:
            given["sslmode"] = "verify-full"
        is_checked = {**known, **given}.get("sslmode") == "verify-full"
        if is_checked and not known.get("sslrootcert") and (found := _authorities()):
            given["sslrootcert"] = found
        return given

    @property
    def options(self) -> str:
        """What the address or the environment has the server set."""
        return self._known.get("options") or ""

    @property
    def role(self) -> str:
        """Whose name the server will know: that of the address, of the environment or of the system's user."""
        return self._known.get("user") or ""

    @property
    def short(self) -> str:
        """Database and host, as ``plan@db1.example.org``."""
        hosts = ["here" if host.startswith(("/", "@")) or not host else host for host in self._hosts]
        return f"{self._known.get('dbname') or self.role}@{','.join(hosts)}"

    @property
    def copy(self) -> Path:
        """This machine's copy: a plan file that can be taken away at any time."""
        name = self._known.get("dbname") or self.role
        shown = re.sub(r"[^A-Za-z0-9.-]+", "-", f"{name}-{'-'.join(self._hosts) or 'here'}")[:60]
        told = repr([self._known.get(each) for each in _NAMED_BY]).encode()
        return cache_folder() / f"{shown}-{zlib.crc32(told):08x}.db"

    @property
    def _hosts(self) -> list[str]:
        return (self._known.get("host") or self._known.get("hostaddr") or "").split(",")


def _said(address: Address) -> dict[str, str]:
    refuse_password(address)
    try:
        said = {key: str(value) for key, value in psycopg.conninfo.conninfo_to_dict(address).items()}
    except psycopg.Error:
        # libpq repeats what it was given, and there may be a password in that.
        raise PlanwatchError(
            "the address of the server makes no sense", "write it postgresql://NAME@HOST/DATABASE"
        ) from None
    return said


def _defaults(service: str) -> "Mapping[str, str]":
    """What is in force where an address says nothing else: of a service of that name, the environment, the system."""
    before = os.environ.get(_SERVICE)
    if service:  # libpq tells what a service file says only of the one in the environment
        os.environ[_SERVICE] = service
    try:
        found = psycopg.pq.Conninfo.get_defaults()
    finally:
        if before is not None:
            os.environ[_SERVICE] = before
        elif service:
            del os.environ[_SERVICE]
    return {each.keyword.decode(): each.val.decode() for each in found if each.val is not None}


def _authorities() -> str:
    """What libpq is told to trust where nothing else is said; empty where a file of the user's own says it."""
    if _own_authorities().exists():
        return ""
    given = os.environ.get("SSL_CERT_FILE", "")
    # The OpenSSL in psycopg's wheels knows no system's place, so that "system" finds nothing by itself.
    return next((path for path in (given, *_OF_SYSTEMS) if path and Path(path).is_file()), "system")


def _own_authorities() -> Path:
    """Where libpq looks by itself."""
    if os.name == "nt":
        return Path(os.environ.get("APPDATA", "")) / "postgresql" / "root.crt"
    return Path.home() / ".postgresql" / "root.crt"
