"""Which machines may be asked: addresses of the public network, and hosts that the settings allow by name.

In: a host as an address names it. Out: the addresses to connect to, each checked; the caller connects to one of them
and asks for the name no second time, so that it cannot change in between. Refused (BadAddress): private, loopback,
link-local, multicast and reserved addresses, such addresses wrapped in IPv6, a cloud's own, and names kept for tests.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable, Collection

from tellings.errors import BadAddress, Unreachable
from tellings.knowledge.load import toml

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolve = Callable[[str, int], list[str]]
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_CURE = "allow the host by name with TELLINGS_ALLOW_HOSTS if you trust it"


def resolve(host: str, port: int) -> list[str]:
    """The addresses of a host, as the system tells them. Raises OSError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(one[4][0]) for one in found))


def addresses(url: str, host: str, port: int, allowed: Collection[str], ask: Resolve = resolve) -> list[str]:
    """The addresses of a host that may be connected to. Raises BadAddress or Unreachable, naming the url."""
    trusted = is_allowed(host, port, allowed)
    if not trusted:
        refuse_name(url, host)
    try:
        found = ask(host, port)
    except (OSError, UnicodeError) as problem:
        why = f"no address is known for the host {host}"
        raise Unreachable(file=url, why=why, cure="check its spelling and the network") from problem
    if not trusted and (inside := next((one for one in found if not is_public(one)), None)):
        raise BadAddress(file=url, why=f"{host} is {inside}, which is no address of the public network", cure=_CURE)
    if not found:
        raise Unreachable(file=url, why=f"no address is known for the host {host}", cure="check its spelling")
    return found


def is_allowed(host: str, port: int, allowed: Collection[str]) -> bool:
    """The settings name the host, with or without its port."""
    names = {name.lower().strip("[]") for name in allowed}
    return host.lower() in names or f"{host.lower()}:{port}" in names


def refuse_name(url: str, host: str) -> None:
    """A name that can lead to no page of the web, or an address that is not public. Raises BadAddress."""
    labels = host.lower().rstrip(".").split(".")
    kept = toml("reading_web.toml")["hosts"]["reserved"]
    if any(".".join(labels[-count:]) in kept for count in (1, 2)):
        raise BadAddress(file=url, why=f"{host} is no host of the public network", cure=_CURE)
    if _address(host) is not None and not is_public(host):
        raise BadAddress(file=url, why=f"{host} is no address of the public network", cure=_CURE)


def is_public(told: str) -> bool:
    """An address that anybody in the world may be asked at."""
    address = _address(told)
    if address is None or told in toml("reading_web.toml")["hosts"]["metadata"]:
        return False
    inner = _wrapped(address)
    if inner is not None:
        return is_public(str(inner))
    inside = (address.is_private, address.is_loopback, address.is_link_local, address.is_multicast,
              address.is_reserved, address.is_unspecified)  # fmt: skip
    return address.is_global and not any(inside)


def _address(told: str) -> Address | None:
    try:
        return ipaddress.ip_address(told.partition("%")[0])
    except ValueError:
        return None


def _wrapped(address: Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address that an IPv6 one stands for: mapped, 6to4, Teredo or NAT64."""
    if isinstance(address, ipaddress.IPv4Address):
        return None
    if address in _NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    teredo = address.teredo
    return address.ipv4_mapped or address.sixtofour or (teredo[1] if teredo else None)
