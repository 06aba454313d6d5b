"""A connection to a public machine, and to no other: contributed addresses must not reach into the operator's network.

Comes in: a host's name and a port. Goes out: a connected socket, or `RefusedError`.
Example: a name that resolves to ``127.0.0.1`` or ``169.254.169.254`` is refused, and so is a redirect to it.
The machine's address is looked up once and connected to itself, so that a second answer of the name server changes
nothing. Speaks no HTTP.
"""

from __future__ import annotations

import ipaddress
import socket
import ssl
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

Resolve = Callable[[str, int], Sequence[tuple[str, int]]]
"""Host and port → the machines behind them, as (IP address, port)."""

PORTS: Final = {"https": 443, "http": 80}
_NAT64: Final = ipaddress.ip_network("64:ff9b::/96")
_LOW_32: Final = 0xFFFFFFFF


class RefusedError(Exception):
    """The address leads to a machine that is not public; the message says so."""


def resolve(host: str, port: int) -> Sequence[tuple[str, int]]:
    """Look a name up; `OSError` if nobody knows it."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys((str(info[4][0]), port) for info in found))


def refuse_private(address: str) -> None:
    """Raise `RefusedError` unless an IP address is one of the public internet; wrapped IPv4 addresses are unwrapped."""
    number = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(number, ipaddress.IPv6Address):
        inner = number.ipv4_mapped or number.sixtofour or (number.teredo[1] if number.teredo else None)
        if inner is None and number in _NAT64:
            inner = ipaddress.IPv4Address(int(number) & _LOW_32)
        number = inner or number
    if not number.is_global or number.is_multicast or number.is_reserved:
        message = "leads to a machine that is not on the public internet"
        raise RefusedError(message)


@dataclass(frozen=True, slots=True)
class Network:
    """How machines are reached. ``timeout`` is in seconds, for each step.

    ``own`` are machines that may be reached although they are not public, and ``tls`` tells whether https is encrypted:
    both only serve tests with a server of their own.
    """

    resolve: Resolve = resolve
    timeout: float = 15
    own: frozenset[tuple[str, int]] = frozenset()
    tls: bool = True
    _context: ssl.SSLContext = field(default_factory=ssl.create_default_context)

    def connect(self, scheme: str, host: str) -> socket.socket:
        """Return a connection to `host`; `RefusedError` if any machine of that name is not public, else `OSError`."""
        machines = self.resolve(host, PORTS[scheme])
        for machine in machines:
            if machine not in self.own:
                refuse_private(machine[0])
        plain = self._reach(machines)
        if scheme != "https" or not self.tls:
            return plain
        try:
            return self._context.wrap_socket(plain, server_hostname=host)
        except BaseException:
            plain.close()
            raise

    def _reach(self, machines: Sequence[tuple[str, int]]) -> socket.socket:
        failed = OSError("no machine has this name")
        for machine in machines:
            try:
                return socket.create_connection(machine, self.timeout)
            except OSError as error:
                failed = error
        raise failed
