"""Apart: an article of another happening is set aside; nothing is, when no two belong together."""

from __future__ import annotations

from tellings.annotate.annotate import annotate
from tellings.group.apart import apart
from tellings.records import Article, Telling
from tellings.settings import Settings
from tests.bridge import CHESS, CLOSED, FERRIES, FRENCH, SHUT


def tell(*texts: str) -> tuple[Telling, ...]:
    articles = [Article(text.split("\n\n", 1)[1], title=text.split("\n", 1)[0], outlet=text[:6]) for text in texts]
    return tuple(annotate(((one, "fr" if "Pont" in one.title else "en") for one in articles), Settings()))


def test_articles_of_one_happening_stay_together():
    assert apart(tell(CLOSED, SHUT, FERRIES)) == ((), None)


def test_the_odd_one_is_set_apart_wherever_it_stands():
    for place, texts in ((0, (CHESS, CLOSED, SHUT)), (1, (CLOSED, CHESS, SHUT)), (2, (CLOSED, SHUT, CHESS))):
        away, warning = apart(tell(*texts))
        assert [index for index, _ in away] == [place]
        assert warning is None


def test_the_reason_names_one_of_those_that_stay():
    ((_, why),), _ = apart(tell(CLOSED, SHUT, FERRIES, CHESS))
    assert why == "tells of something else than Bridge and the other 2; not compared"


def test_two_articles_that_are_not_close_are_warned_of_and_both_kept():
    away, warning = apart(tell(CLOSED, CHESS))
    assert away == ()
    assert warning is not None
    assert "may not be about one happening" in warning


def test_an_article_that_was_not_judged_is_not_asked():
    assert apart(tell(CLOSED, SHUT, FRENCH)) == ((), None)
    assert apart(tell(CLOSED, FRENCH)) == ((), None)
