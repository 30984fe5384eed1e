"""A PostgreSQL server of our own: Debian's binaries, a folder that is thrown away, no network."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

FOLDERS = sorted(Path("/usr/lib/postgresql").glob("*/bin"))


def why_not() -> str | None:
    """The reason why no server can be started here."""
    if not FOLDERS:
        return "PostgreSQL is not installed (Debian: apt install postgresql)"
    try:
        import psycopg  # noqa: F401
    except ImportError:
        return "psycopg is not installed (pip install tellings[postgres])"
    if os.geteuid() == 0 and _user() is None:
        return "PostgreSQL refuses to run as root, and there is no user postgres"
    return None


@contextmanager
def server() -> Iterator[str]:
    """The folder of the socket of a running server."""
    folder = Path(tempfile.mkdtemp(prefix="tellings-pg-"))
    if user := _user():
        os.chown(folder, pwd.getpwnam(user).pw_uid, -1)
    data = folder / "data"
    try:
        _run("initdb", "-D", str(data), "-A", "trust", "-U", "tellings", "-E", "UTF8", "--locale=C", "--no-sync")
        options = f"-k {folder} -F -c listen_addresses=''"
        _run("pg_ctl", "-D", str(data), "-l", str(folder / "log"), "-o", options, "-w", "start")
        yield str(folder)
    finally:
        subprocess.run(
            [FOLDERS[-1] / "pg_ctl", "-D", data, "-m", "immediate", "stop"], user=_user(), capture_output=True
        )
        shutil.rmtree(folder, ignore_errors=True)


def emptied(socket: str) -> str:
    """The address of the server's database, with nothing in it."""
    import psycopg

    with psycopg.connect(f"host={socket} user=tellings dbname=postgres", autocommit=True) as connection:
        connection.execute("DROP SCHEMA IF EXISTS public CASCADE")
        connection.execute("CREATE SCHEMA public")
    return f"postgresql://tellings@/postgres?host={socket}"


def _user() -> str | None:
    """Who runs it: a root must be somebody else."""
    if os.geteuid() != 0:
        return None
    return next((entry.pw_name for entry in pwd.getpwall() if entry.pw_name == "postgres"), None)


def _run(program: str, *arguments: str) -> None:
    told = subprocess.run(
        [FOLDERS[-1] / program, *arguments], user=_user(), cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    assert told.returncode == 0, told.stderr.decode()
