"""A newsroom's day: ingest, annotate and group articles of 350 words, sustained, beside spaCy's bare parse of the same.

    python -m benchmarks.day [--articles 200] [--workers 2]

The articles are made of our own sentences (the codebook's examples), each drawn anew. Both ways run as processes of
their own, once with few and once with more articles: the difference is what one more article costs, without start-up.
Counted are seconds of the processor, of all workers together, so that a busy machine says the same; a day on two
processors is 2 x 86,400 of them.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path

from benchmarks.bench import COMMAND, row

_WORDS = 350
_FEW = 0.2  # of the articles, for the first of the two runs
_DAY = 2 * 86_400.0
_OUTLETS = ("Herald", "Courier", "Monitor", "Post", "Wire")

_BARE = """
import json, sys
from tellings.annotate.parsed import load
from tellings.settings import Settings
articles = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]
strings = [string for article in articles for string in (article["title"], article["text"])]
for _ in load(Settings().spacy_model).pipe(strings, batch_size=16):
    pass
"""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.day")
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--workers", type=int, default=2)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        measure(Path(folder), given.articles, given.workers)


def measure(folder: Path, articles: int, workers: int) -> None:
    """The bare parse, then the whole way serially and with workers; articles a day on two processors."""
    few = max(1, int(articles * _FEW))
    files = [written(folder / f"{count}.jsonl", count) for count in (few, articles)]
    more = articles - few
    bare = _cost([[sys.executable, "-c", _BARE, str(file)] for file in files], more)
    row("spaCy alone: processor seconds an article", bare, "s")
    row("spaCy alone: articles a day", _DAY / bare / 1e6, "M")
    for engine in ("serial", "processes"):
        options = ["--engine", engine, "--workers", str(workers), "--quiet", "--format", "json"]
        commands = [[*COMMAND, "ingest", str(file), "--store", f"{file}.{engine}.db", *options] for file in files]
        whole = _cost(commands, more)
        row(f"ingest, annotate, group ({engine}): an article", whole, "s")
        row(f"ingest, annotate, group ({engine}): to spaCy alone", whole / bare, "x")
        made = _DAY / whole / 1e6
        verdict = "met" if made >= 1 else "MISSED"
        print(f"{f'ingest, annotate, group ({engine}): a day':44}{made:9.2f} M    aim ≥ 1: {verdict}", flush=True)


def _cost(commands: list[list[str]], more: int) -> float:
    """Processor seconds that one more article takes."""
    first, second = (_processor_seconds(command) for command in commands)
    return (second - first) / more


def _processor_seconds(command: list[str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, stdout=subprocess.DEVNULL)
    if done.returncode:
        sys.exit(f"bench: {' '.join(command)} ended with exit code {done.returncode}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def written(file: Path, articles: int) -> Path:
    """A file of so many articles; a smaller one is the beginning of a larger one."""
    chance = random.Random(7)
    sentences = our_sentences()
    file.write_text("".join(json.dumps(article(chance, sentences, n)) + "\n" for n in range(articles)), "utf-8")
    return file


def our_sentences() -> list[str]:
    """The sentences of the codebook."""
    from tellings.knowledge.codebook import codebook

    return sorted({example.sentence.text for type_ in codebook() for example in type_.examples})


def article(chance: random.Random, sentences: list[str], number: int) -> dict[str, str]:
    """An article of about 350 words in paragraphs of three sentences."""
    told: list[str] = []
    while sum(len(sentence.split()) for sentence in told) < _WORDS:
        told.append(chance.choice(sentences))
    paragraphs = [" ".join(told[at : at + 3]) for at in range(0, len(told), 3)]
    outlet = chance.choice(_OUTLETS)
    return {
        "title": chance.choice(sentences).rstrip("."),
        "text": "\n\n".join(paragraphs),
        "outlet": outlet,
        "published": (date(2025, 3, 1) + timedelta(days=number // 500)).isoformat(),
        "url": f"https://{outlet.lower()}.example/{number}",
    }


if __name__ == "__main__":
    main()
