"""Kills: an ingest that is killed (SIGKILL) at random moments, again and again, loses nothing that it had committed.

    python -m quality.kills [--kills 100] [--articles 300] [--seed 7] [--engine processes]

In: articles made here by a rule (no data set). Each store is ingested over and over, killed at a moment between the
start and the time that a whole run takes, until a run ends; then the next. Out: one line of JSON: how many kills, how
many articles were lost by one, what `check` found, how many of the stores that were ended differ from one that nobody
disturbed, in articles or only in stories. Exit code 1 when anything is lost or unsound, or articles differ.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import random
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tellings.errors import NoStore
from tellings.store.store import Store

_BATCH = 8  # articles a commit: many commits to be killed in
_SOUNDS = ("ar", "dle", "or", "un", "que", "lin", "gard", "sa", "vel", "tesh", "kar", "hes", "land", "mo", "ri", "tam")
_THINGS = ("bridge", "harbour", "tunnel", "school", "factory", "reactor", "orchard", "stadium", "ferry", "archive")
_ACTS = ("burned", "flooded", "collapsed", "reopened", "vanished", "merged", "struck", "voted", "halted", "leaked")
_OUTLETS = ("Herald", "Courier", "Monitor", "Post")


@dataclass(slots=True)
class Found:
    """What the kills did."""

    kills: int = 0
    lost: int = 0  # articles that were there before a kill and not after
    unsound: list[str] = field(default_factory=list)
    ended: int = 0  # stores ingested to the end
    different: int = 0  # of these, in articles or versions, from one that nobody disturbed
    regrouped: int = 0  # of these, in their stories

    @property
    def sound(self) -> bool:
        """Nothing lost, nothing wrong, nothing other."""
        return not (self.lost or self.unsound or self.different)


def main() -> None:
    """Kill, look, and tell."""
    parser = argparse.ArgumentParser(prog="python -m quality.kills")
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--engine", default="serial")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        found = run(Path(folder), given.kills, given.articles, given.seed, ["--engine", given.engine])
    print(json.dumps(dataclasses.asdict(found)))
    sys.exit(0 if found.sound else 1)


def run(folder: Path, kills: int, articles: int, seed: int, options: list[str]) -> Found:
    """Kill that many times; the last store is ended too."""
    chance = random.Random(seed)
    file, calm, store = folder / "articles.jsonl", folder / "calm.db", folder / "killed.db"
    file.write_text("".join(json.dumps(one) + "\n" for one in made(articles, seed)), "utf-8")
    started = time.monotonic()
    subprocess.run(_command(file, calm, options), check=True)
    whole, wanted = time.monotonic() - started, contents(calm)
    found = Found()
    while found.kills < kills:
        if _killed(_command(file, store, options), store, chance.uniform(0, whole), found):
            continue
        _look(found, store, wanted)
    subprocess.run(_command(file, store, options), check=True)
    _look(found, store, wanted)
    return found


def _killed(command: list[str], store: Path, after: float, found: Found) -> bool:
    """Run and kill; False when it was done before."""
    before = ids(store)
    process = subprocess.Popen(command)
    try:
        if process.wait(after) == 0:
            return False
        found.unsound.append(f"ended with exit code {process.returncode}")
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    found.kills += 1
    found.lost += len(before - ids(store))
    return True


def _look(found: Found, store: Path, wanted: tuple[Any, Any]) -> None:
    """Compare a store that was ended, and take it away."""
    with Store.open(store, create=False) as opened:
        found.unsound += [f"{one.what} {one.where}: {one.why}" for one in opened.check()]
    found.ended += 1
    (articles, stories), (all_articles, all_stories) = contents(store), wanted
    found.different += articles != all_articles
    found.regrouped += stories != all_stories
    for ending in ("", "-wal", "-shm"):
        store.with_name(store.name + ending).unlink(missing_ok=True)


def ids(store: Path) -> set[str]:
    """The articles that are there."""
    try:
        with Store.open(store, create=False) as opened:
            return {head.key for head in opened.heads()}
    except NoStore:
        return set()


def contents(store: Path) -> tuple[Any, Any]:
    """What does not tell the hour: articles with their versions; stories with their articles."""
    with Store.open(store, create=False) as opened:
        heads = [dataclasses.replace(head, first_seen=None) for head in opened.heads()]  # type: ignore[arg-type]
        versions = [[one.id for one in opened.versions(head.key)] for head in heads]
        rows = opened.stories(least=1, limit=10**6)
        stories = sorted(sorted(head.id for head in opened.story_articles(row.id)) for row in rows)
        return (heads, versions), stories


def made(articles: int, seed: int) -> list[dict[str, str]]:
    """Articles about happenings in places, some changed later under their address, some taken from another outlet."""
    chance = random.Random(seed)
    found: list[dict[str, str]] = []
    for number in range(articles):
        if found and number % 10 == 9:
            old = chance.choice(found)
            found.append(old | {"text": f"{old['text']} Update {number}: the mayor spoke again."})
        elif found and number % 10 == 8:
            old = chance.choice(found)
            found.append(old | {"outlet": "Mirror", "url": f"https://mirror.example/{number}"})
        else:
            found.append(_one(chance, number))
    return found


def _one(chance: random.Random, number: int) -> dict[str, str]:
    """An article on one of the happenings, of which there is one for every five articles."""
    happening = random.Random(chance.randrange(number // 5 + 1))
    place, name, mayor = (_name(happening) for _ in range(3))
    things, acts = happening.sample(_THINGS, 5), happening.sample(_ACTS, 3)
    lines = [
        f"The {things[0]} of {place} {acts[0]} on Monday, and {happening.randint(2, 900)} people left {name}.",
        f"{mayor} of the {things[1]} board said that the {things[2]} {acts[1]} first.",
        f"Nobody near the {things[3]} in {name} was asked when it {acts[2]}, the {things[4]} office of {place} said.",
        f"Report {number}: {_name(chance)} and {_name(chance)} wrote of {_name(chance)} from {place}.",
    ]
    outlet = chance.choice(_OUTLETS)
    return {
        "title": f"{things[0].title()} of {place} {acts[0]}, {mayor} says",
        "text": " ".join(chance.sample(lines, 4)),
        "outlet": outlet,
        "published": f"2025-03-{happening.randint(1, 26) + chance.randint(0, 2):02}",
        "url": f"https://{outlet.lower()}.example/{place.lower()}/{number}",
    }


def _name(chance: random.Random) -> str:
    return "".join(chance.choice(_SOUNDS) for _ in range(3)).title()


def _command(file: Path, store: Path, options: list[str]) -> list[str]:
    return [sys.executable, "-m", "quality.kills_child", str(file), str(store), str(_BATCH), *options]


if __name__ == "__main__":
    main()
