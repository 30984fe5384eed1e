import ast
from pathlib import Path

import pytest

import tellings
from tellings.errors import BadAddress, Unreachable
from tellings.read.hosts import addresses, is_public

INSIDE = [
    "127.0.0.1", "127.8.8.8", "10.0.0.1", "172.16.5.4", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",
    "224.0.0.1", "240.0.0.1", "255.255.255.255", "192.0.2.7", "198.18.0.1", "100.100.100.200", "168.63.129.16",
    "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "fd00:ec2::254", "ff02::1", "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "64:ff9b::7f00:1", "2002:7f00:1::", "2001:db8::1", "::127.0.0.1", "not an address",
]  # fmt: skip


@pytest.mark.parametrize("address", INSIDE)
def test_an_address_inside_a_network_is_not_public(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "93.184.216.34", "2606:2800:220:1::1", "::ffff:8.8.8.8"])
def test_an_address_of_the_world_is_public(address):
    assert is_public(address)


def told(*found):
    return lambda host, port: list(found)


def test_a_host_with_public_addresses_may_be_asked_at_these():
    assert addresses("u", "news.org", 80, (), told("8.8.8.8", "1.1.1.1")) == ["8.8.8.8", "1.1.1.1"]


def test_one_private_address_among_public_ones_refuses_the_host():
    with pytest.raises(BadAddress, match=r"news\.org is 10\.0\.0\.5, which is no address of the public network"):
        addresses("u", "news.org", 80, (), told("8.8.8.8", "10.0.0.5"))


def test_a_number_that_means_this_machine_is_seen_through():
    with pytest.raises(BadAddress):
        addresses("u", "2130706433", 80, (), told("127.0.0.1"))


@pytest.mark.parametrize("host", ["localhost", "printer.local", "a.internal", "x.test", "news.example", "a.home.arpa"])
def test_a_name_of_the_inside_is_refused_without_asking_for_its_address(host):
    with pytest.raises(BadAddress, match="TELLINGS_ALLOW_HOSTS"):
        addresses("u", host, 80, (), lambda host, port: pytest.fail("asked"))


def test_a_host_allowed_by_name_may_be_private_with_or_without_its_port():
    assert addresses("u", "desk.internal", 8080, ("desk.internal:8080",), told("10.0.0.5")) == ["10.0.0.5"]
    assert addresses("u", "DESK.internal", 80, ("desk.internal",), told("10.0.0.5")) == ["10.0.0.5"]
    with pytest.raises(BadAddress):
        addresses("u", "desk.internal", 80, ("desk.internal:8080",), told("10.0.0.5"))


def test_a_host_that_nobody_knows_is_unreachable():
    def unknown(host, port):
        raise OSError("no such host")

    with pytest.raises(Unreachable, match="no address is known for the host nowhere"):
        addresses("u", "nowhere.org", 80, (), unknown)


def test_no_file_but_two_of_this_room_knows_the_network():
    doors = {"socket", "ssl", "urllib3", "http", "urllib.request", "requests", "ftplib", "smtplib", "asyncio"}
    knowing = set()
    for path in Path(tellings.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [one.name for one in node.names] if isinstance(node, ast.Import) else []
            names += [node.module] if isinstance(node, ast.ImportFrom) and node.module else []
            if any(name in doors or name.split(".")[0] in doors for name in names):
                knowing.add(path.relative_to(Path(tellings.__file__).parent).as_posix())
    assert knowing == {"read/hosts.py", "read/request.py"}
