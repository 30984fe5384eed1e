"""The ingest that `kills.py` kills: FILE STORE BATCH [--engine NAME] [--bare]; with --bare no stories are made."""

from __future__ import annotations

import argparse

from tellings.desk.ingest import ingest
from tellings.desk.intake import intake
from tellings.desk.readout import Wanted
from tellings.settings import Settings
from tellings.store.store import Store


def main() -> None:
    """Ingest a file."""
    parser = argparse.ArgumentParser()
    parser.add_argument("file")
    parser.add_argument("store")
    parser.add_argument("batch", type=int)
    parser.add_argument("--engine", default="serial")
    parser.add_argument("--bare", action="store_true")
    given = parser.parse_args()
    settings, wanted = Settings(), Wanted(tellings=False, looks=not given.bare)
    with Store.open(given.store) as store:
        group = None
        if not given.bare:
            from tellings.desk.grouping import Grouping

            group = Grouping(store, settings).take
        items = intake(store, [given.file], settings=settings, wanted=wanted)
        ingest(
            store,
            items,
            settings=settings,
            wanted=wanted,
            engine=given.engine,
            workers=2,
            group=group,
            size=given.batch,
        )


if __name__ == "__main__":
    main()
