"""Opening: what is no store, too new, full, shut or busy is told with a code; what was committed stays."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from sqlalchemy import text

from tellings.errors import CannotWrite, DiskFull, NewerStore, NoServer, NoStore, NotAStore, StoreBusy
from tellings.store import migrate, open
from tellings.store.store import Store
from tellings.store.tables import metadata
from tests.store.made import article, entry

ROOT = Path(__file__).parents[2]


def test_a_store_that_is_made_is_at_the_newest_version_and_opens_again(store, where):
    store.add([entry(1)])
    with Store.open(where, create=False) as again, again.reading() as connection:
        assert migrate.version(connection, where) == migrate.known()
        assert again.get(article(1).id).article == article(1)


def test_the_tables_are_those_that_the_migrations_make(store):
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    ours = {table.name for table in metadata.sorted_tables}
    with store.reading() as connection:
        context = MigrationContext.configure(
            connection, opts={"include_name": lambda name, kind, parents: kind != "table" or name in ours}
        )
        assert compare_metadata(context, metadata) == []


def test_an_older_store_is_brought_up_to_date(where, monkeypatch):
    monkeypatch.setattr(migrate, "_steps", lambda: [(1, "m0001_first")])
    with Store.open(where) as store:
        store.add([entry(1)])
    ran = []
    monkeypatch.setattr(migrate, "_steps", lambda: [(1, "m0001_first"), (2, "m0002_more")])
    more = type(sys)("tellings.store.migrations.m0002_more")
    more.upgrade = lambda op: ran.append(op.execute("CREATE TABLE more (n INTEGER)"))
    monkeypatch.setitem(sys.modules, more.__name__, more)
    for _ in range(2):
        with Store.open(where) as store:
            assert store.counts().articles == 1
            with store.reading() as connection:
                assert migrate.version(connection, where) == 2
    assert len(ran) == 1


def test_a_newer_store_is_refused(store, where):
    with store.writing() as connection:
        connection.execute(text("UPDATE store_version SET version = 99"))
    with pytest.raises(
        NewerStore, match=r"\[D02\] .*is of version 99, this program knows up to 1; use a newer tellings"
    ):
        Store.open(where)


def test_a_database_of_something_else_is_left_as_it_is(where, tmp_path, request):
    with open.engine(where, create=True, read_only=False).connect() as connection:
        connection.execute(text("DROP TABLE store_version"))
        connection.commit()
    with pytest.raises(NotAStore, match=r"\[D03\].*a table articles of another program"):
        Store.open(where)


def test_a_file_of_something_else_is_left_as_it_is(tmp_path):
    file = tmp_path / "notes.txt"
    file.write_text("These are notes. " * 100)
    with pytest.raises(NotAStore, match=r"\[D03\]"):
        Store.open(file)
    assert file.read_text() == "These are notes. " * 100


def test_what_is_not_there_is_made_only_when_asked(tmp_path):
    for how in ({"create": False}, {"read_only": True}):
        with pytest.raises(NoStore, match=r"\[D01\].*tellings ingest PATH --store"):
            Store.open(tmp_path / "none.db", **how)
    assert not (tmp_path / "none.db").exists()


def test_a_store_opened_to_read_is_not_written(tmp_path):
    with Store.open(tmp_path / "a.db") as store:
        store.add([entry(1)])
        with Store.open(tmp_path / "a.db", read_only=True) as reader:
            assert reader.counts().articles == 1
            with pytest.raises(CannotWrite, match=r"\[D04\]"):
                reader.add([entry(2)])


def test_a_full_disk_is_told_and_what_was_committed_stays(tmp_path):
    with Store.open(tmp_path / "a.db") as store:
        store.add([entry(1)])
        with store.reading() as connection:
            pages = connection.execute(text("PRAGMA page_count")).scalar()
            connection.execute(text(f"PRAGMA max_page_count = {pages + 3}"))
        with pytest.raises(DiskFull, match=r"\[D05\].*no room left.*what was committed is kept"):
            store.add([entry(number, text="Long. " * 9000) for number in range(2, 60)])
        assert store.counts().articles == 1
        assert list(store.check()) == []


def test_a_file_that_may_not_grow_is_told(tmp_path):
    told = child(
        tmp_path,
        """
        import resource, signal
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        store = Store.open(FILE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))
        try:
            store.add([entry(number, text=f"{number} Long. " * 9000) for number in range(60)])
        except DiskFull as problem:
            print(problem.code, store.counts().articles)
        """,
    )
    assert told == "D05 0"


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")
def test_a_folder_that_may_not_be_written_can_still_be_read(tmp_path):
    folder = tmp_path / "shut"
    folder.mkdir()
    with Store.open(folder / "a.db") as store:
        store.add([entry(1)])
    for path in [*tmp_path.parents, tmp_path, folder]:
        if path.owner() == "root" and path != Path("/"):
            path.chmod(path.stat().st_mode | 0o555)
    told = child(
        tmp_path,
        """
        import os
        os.setgid(65534); os.setuid(65534)
        with Store.open(FILE, read_only=True) as store:
            print(store.counts().articles)
        for place in (FILE, FILE + "2"):
            try:
                Store.open(place)
            except CannotWrite as problem:
                print(problem.code)
        """,
        folder / "a.db",
    )
    assert told.split() == ["1", "D04", "D04"]


def test_two_read_while_one_writes(where):
    with Store.open(where) as writer, Store.open(where) as one, Store.open(where) as other:
        writer.add([entry(1)])
        with writer.writing():
            writer.add([entry(2)])
            assert [reader.counts().articles for reader in (one, other)] == [1, 1]
            assert len(one.search("dam")) == 1
        assert [reader.counts().articles for reader in (one, other)] == [2, 2]


def test_other_processes_read_while_one_writes(tmp_path):
    file = tmp_path / "a.db"
    with Store.open(file) as store:
        store.add([entry(1)])
        readers = [start(tmp_path, READER, file) for _ in range(2)]
        number = 2
        while any(reader.poll() is None for reader in readers):
            store.add([entry(number)])
            number += 1
        for reader in readers:
            counted = [int(word) for word in reader.communicate()[0].split()]
            assert len(counted) == 30
            assert counted == sorted(counted)
        assert list(store.check()) == []


READER = """
with Store.open(FILE, read_only=True) as store:
    for _ in range(30):
        print(len(list(store.heads())))
"""


def test_a_second_writer_waits_and_then_says_so(tmp_path, monkeypatch):
    monkeypatch.setattr(open, "_PATIENCE", 0.1)
    with Store.open(tmp_path / "a.db") as store, Store.open(tmp_path / "a.db") as other, store.writing():
        store.add([entry(1)])
        with pytest.raises(StoreBusy, match=r"\[D06\].*another program is writing"):
            other.add([entry(2)])


def test_two_writers_at_once_keep_all(where):
    import threading

    def write(numbers):
        with Store.open(where) as store:
            for number in numbers:
                store.add([entry(number)])

    Store.open(where).close()
    both = [threading.Thread(target=write, args=(range(first, 60, 2),)) for first in (0, 1)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    with Store.open(where) as store:
        assert store.counts().articles == 60
        assert list(store.check()) == []


def test_a_server_that_is_not_there_is_told_without_the_password(tmp_path):
    with pytest.raises(NoServer, match=r"\[D08\] postgresql://me:\*\*\*@/x") as caught:
        Store.open(f"postgresql://me:secret@/x?host={tmp_path}")
    assert "secret" not in str(caught.value)
    with pytest.raises(NoServer, match=r"give it as postgresql://user@host/name"):
        Store.open("postgresql://me@host:port/x")


def test_sqlite_keeps_a_log_and_its_foreign_keys(tmp_path):
    with Store.open(tmp_path / "a.db") as store, store.reading() as connection:
        told = [connection.execute(text(f"PRAGMA {name}")).scalar() for name in ("journal_mode", "foreign_keys")]
        assert told == ["wal", 1]
    with sqlite3.connect(tmp_path / "a.db") as plain:
        assert plain.execute("SELECT count(*) FROM articles").fetchone() == (0,)


def start(folder, script, file):
    whole = (
        "from tellings.errors import *\nfrom tellings.store.store import Store\nfrom tests.store.made import entry\n"
    )
    whole += f"FILE = {str(file)!r}\n{textwrap.dedent(script)}"
    return subprocess.Popen([sys.executable, "-c", whole], cwd=ROOT, stdout=subprocess.PIPE, text=True)


def child(folder, script, file=None):
    """What another process prints."""
    process = start(folder, script, file or folder / "child.db")
    told = process.communicate()[0]
    assert process.returncode == 0
    return told.strip()
