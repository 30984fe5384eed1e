"""Hidden: are stories still found whole, and clean, when their articles lie among many of other matters?

In: the folder of dev sets (`python -m quality.hidden [FOLDER]`): whole events of two sets of stories up to 100
articles each, hidden among the articles of PolNeAR and of the third set. A pair of a hidden article and one of those
around it counts as wrong; some are about one matter all the same (PolNeAR tells of the same politics), so that the
precision is a floor.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from pathlib import Path

from tellings.evaluate.stories import articles_of
from tellings.pipeline import group_articles
from tellings.records import Article

DEV = Path(__file__).resolve().parents[2] / "shared" / "data" / "dev"
HIDDEN = ("g5", "basil")
AROUND = "ecbplus"
EACH = 100


def main() -> None:
    """Print precision and recall of pairs with a hidden article."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else DEV
    if not (folder / "stories").is_dir():
        print(f"no stories in {folder}: not measured")
        return
    hidden = [one for name in HIDDEN for one in whole_events(folder / "stories" / f"{name}.jsonl")]
    others = around(folder)
    right, wrong, asked = measure(hidden, others)
    print(f"{len(hidden)} articles among {len(others)} others")
    print(f"pairs: precision {right / max(right + wrong, 1):.3f}, recall {right / max(asked, 1):.3f}")


def whole_events(path: Path) -> list[tuple[str, Article]]:
    """Articles with their events, whole events by chance with a fixed seed, up to the number."""
    articles, events = articles_of(path)
    sizes = Counter(events)
    names = sorted(sizes)
    random.Random(3).shuffle(names)
    chosen: set[str] = set()
    for name in names:
        if sum(sizes[one] for one in chosen) + sizes[name] <= EACH:
            chosen.add(name)
    pairs = zip(articles, events, strict=True)
    return [(f"{path.stem} {event}", article) for article, event in pairs if event in chosen]


def around(folder: Path) -> list[Article]:
    """The articles to hide among."""
    texts = [path.read_text("utf-8").strip() for path in sorted(folder.glob("quotes/polnear/*/text/*.txt"))]
    told = [text.partition("\n") for text in texts]
    return [
        *(Article(text.strip() or title, title=title if text.strip() else "") for title, _, text in told),
        *articles_of(folder / "stories" / f"{AROUND}.jsonl")[0],
    ]


def measure(hidden: list[tuple[str, Article]], others: list[Article]) -> tuple[int, int, int]:
    """Pairs put together rightly, wrongly, and those that should be."""
    event_of = {id(article): event for event, article in hidden}
    right = wrong = 0
    for story in group_articles([*(article for _, article in hidden), *others]):
        events = Counter(event for article in story.articles if (event := event_of.get(id(article))))
        inside, size = sum(events.values()), len(story.articles)
        one_event = sum(map(_pairs, events.values()))
        right += one_event
        wrong += _pairs(inside) - one_event + inside * (size - inside)
    return right, wrong, sum(map(_pairs, Counter(event for event, _ in hidden).values()))


def _pairs(count: int) -> int:
    return count * (count - 1) // 2


if __name__ == "__main__":
    main()
