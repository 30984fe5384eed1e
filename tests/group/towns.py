"""Small invented stories for the tests of this room: several happenings, some of one kind, and made-up bulk."""

from __future__ import annotations

import random
from datetime import UTC, datetime

from tellings.records import Article

FERRY = (
    "The ferry Aurora ran aground off Lindholm on Monday night with 140 people aboard. Captain Per Holm said all "
    "passengers were safe. Tugs from Ostmark are to pull the Aurora free at high tide, the coast guard said.",
    "All 140 passengers of the ferry Aurora are safe after it struck a bank near Lindholm, its captain Per Holm said. "
    "The coast guard has sent two tugs from Ostmark to free the vessel.",
    "A ferry with 140 people on board was stuck on a sand bank off Lindholm on Tuesday. The Aurora had left Ostmark "
    "in fog. Nobody was hurt, the coast guard said; tugs wait for the tide.",
)
BAKERS = (
    "Bakers in Ostmark walked out on Friday over pay. Union leader Ida Lund asked for eight per cent more; the guild "
    "of bakeries offered three. Most shops in the old town had no bread.",
    "There was no bread in most of Ostmark's shops as bakers went on strike for eight per cent more pay. The guild's "
    "offer of three per cent was an insult, their leader Ida Lund said.",
)

_ODE = (
    "Heavyweight champion Boris Klim stopped Sam Ode in the fifth round in Quell. Ode, a former sailor, bled from the "
    "nose. Klim's trainer Olaf Brand praised the jab.",
    "A left hook in the fifth sent Sam Ode down for good in the Quell arena. Boris Klim kept his heavyweight belt "
    "against the former sailor.",
    "The referee ended the bout in Quell when Sam Ode, bleeding from the nose, no longer answered Boris Klim's jab in "
    "the fifth round.",
    "Quell saw five rounds of heavyweight boxing before the former sailor Sam Ode was carried out. Champion Klim was "
    "never in trouble.",
    "Boris Klim's belt was safe from the first bell. Sam Ode went down in the fifth under a left hook, and Quell "
    "cheered the heavyweight champion.",
)
MORE_ODE = (
    "Sam Ode spent the night in a Quell hospital after his defeat in the fifth round by heavyweight Boris Klim. The "
    "former sailor's nose is broken.",
    "Ode's corner in Quell wanted to throw the towel; the left hook of Boris Klim in the fifth round was faster.",
    "A jab, a bleeding nose, a left hook: Sam Ode, once a sailor, held out five rounds against champion Boris Klim in "
    "Quell.",
)
_RAY = (
    "Boris Klim, the heavyweight champion, needed three rounds and an uppercut to beat the southpaw Tom Ray in Ardle.",
    "Tom Ray's unbeaten run is over. The southpaw fell in the third round in Ardle to an uppercut from heavyweight "
    "champion Boris Klim.",
    "In Ardle the unbeaten southpaw Tom Ray lasted until the third round. Boris Klim keeps the heavyweight belt after "
    "an uppercut; trainer Olaf Brand spoke of patience.",
    "An uppercut in the third round, and the unbeaten Tom Ray lay on the floor of the Ardle stadium. Klim remains "
    "heavyweight champion.",
    "Rain over the Ardle stadium, and a short night: southpaw Tom Ray was counted out in the third. Boris Klim's "
    "uppercut was all it took to keep the belt.",
)


def article(text: str, title: str = "", day: int | None = None) -> Article:
    published = datetime(2024, 5, day, tzinfo=UTC) if day else None
    return Article(text, title=title, published=published, published_precision="day" if day else "none")


def town() -> list[Article]:
    """Five articles of two stories, mixed."""
    return [article(text) for text in (FERRY[0], BAKERS[0], FERRY[1], FERRY[2], BAKERS[1])]


def fights() -> tuple[list[Article], list[Article]]:
    """Accounts of two fights of one boxer: much in common, in their own words."""
    return [article(text) for text in _ODE], [article(text) for text in _RAY]


def bulk(count: int, seed: int = 1) -> list[Article]:
    """Articles that have nothing to do with each other: words made by chance."""
    chance = random.Random(seed)

    def word() -> str:
        return "".join(chance.choice("bdfgklmnprst") + chance.choice("aeiou") for _ in range(3))

    return [
        Article(" ".join(word() for _ in range(60)), title=" ".join(word() for _ in range(5))) for _ in range(count)
    ]
