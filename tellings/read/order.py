"""Which comes first in 03/04/2024, the day or the month: settled by the outlet's country, never guessed.

In: an outlet's name or domain and an address. Out: "dmy", "mdy" or None when nothing settles it.
"""

from __future__ import annotations

import functools
from typing import Literal
from urllib.parse import urlsplit

from tellings.knowledge.load import rows, toml

Order = Literal["dmy", "mdy"]


def order_of(outlet: str | None, url: str | None) -> Order | None:
    """The order of day and month at this outlet."""
    country = country_of(outlet, url)
    told = toml("reading_dates.toml")["order"]
    if country is None or country in told["unsettled"]:
        return None
    return "mdy" if country in told["month_first"] else "dmy"


def country_of(outlet: str | None, url: str | None) -> str | None:
    """ISO 3166 alpha-2 code of the outlet's country, by its name, its domain or the ending of its address."""
    names, domains = _outlets()
    if outlet and (country := names.get(_folded(outlet))):
        return country
    hosts = [host for host in (host_of(url), host_of(outlet)) if host]
    for host in hosts:
        labels = host.split(".")
        for start in range(len(labels) - 1):
            if country := domains.get(".".join(labels[start:])):
                return country
    return next(filter(None, map(_by_ending, hosts)), None)


def host_of(address: str | None) -> str | None:
    """The host of an address or of a bare domain, without www.; None for anything else."""
    if not address or " " in address.strip() or "." not in address:
        return None
    try:
        host = urlsplit(address if "//" in address else f"//{address}").hostname
    except ValueError:
        return None
    return host.lower().removeprefix("www.") if host and "." in host else None


def _by_ending(host: str) -> str | None:
    told = toml("reading_dates.toml")
    ending = host.rsplit(".", 1)[-1]
    if ending in told["endings"]:
        return str(told["endings"][ending])
    return ending.upper() if len(ending) == 2 and ending not in told["worldwide"]["endings"] else None


@functools.cache
def _outlets() -> tuple[dict[str, str], dict[str, str]]:
    table = rows("reading_outlets.csv")
    return {_folded(row["name"]): row["country"] for row in table}, {row["domain"]: row["country"] for row in table}


def _folded(name: str) -> str:
    return " ".join(name.casefold().removeprefix("the ").split())
