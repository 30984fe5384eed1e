from dataclasses import replace

from tellings.reconcile.descriptions import _post_mentions as posts_of
from tellings.reconcile.descriptions import find
from tellings.reconcile.material import Finding
from tellings.records import Article, Entity, Mention

from .build import material


def posts(*texts: str) -> list[Finding]:
    return list(find(material(*texts)))


def test_a_rank_that_one_telling_leaves_out_is_a_difference_of_status():
    (finding,) = posts(
        "Tomas Brekke, a professor of geology at Tarn University, closed the cave.",
        "Tomas Brekke, an assistant professor of geology at Tarn University, closed the cave.",
    )
    assert (finding.kind, finding.relation) == ("status", "differ")
    assert finding.confidence >= 0.6


def test_the_same_post_is_no_difference():
    assert not posts("Mayor Tomas Brekke closed the cave.", "Tomas Brekke, the mayor, closed the cave.")


def test_more_of_one_post_is_no_difference():
    assert not posts("Mayor Tomas Brekke closed the cave.", "Tomas Brekke, mayor of Tarn, closed the cave.")


def test_a_post_that_only_one_telling_gives_is_silence():
    assert not posts("Mayor Tomas Brekke closed the cave.", "Tomas Brekke closed the cave.")


def test_a_telling_that_gives_both_posts_has_no_difference():
    assert not posts(
        "Mayor Tomas Brekke closed the cave. Tomas Brekke, a doctor, lives in Tarn.",
        "Tomas Brekke, a doctor, closed the cave.",
    )


def test_posts_of_two_persons_are_not_compared():
    assert not posts("Mayor Tomas Brekke closed the cave.", "Captain Ada Lorne closed the cave.")


def test_a_co_founder_is_no_founder():
    (finding,) = posts(
        "Tomas Brekke, the founder of the Tarn ferry line, sold his ships on Monday.",
        "Tomas Brekke, the co-founder of the Tarn ferry line, sold his ships on Monday.",
    )
    assert "co-founder" in finding.why


def test_a_former_post_is_another_than_the_post():
    (finding,) = posts(
        "Tomas Brekke, a harbour official, closed the cave.",
        "Tomas Brekke, a former senior official of the harbour, closed the cave.",
    )
    assert finding.relation == "differ"


def test_a_bare_title_of_a_former_post_is_courtesy():
    assert not posts("President Tomas Brekke closed the cave.", "Former President Tomas Brekke closed the cave.")


def test_two_words_for_one_post_are_no_difference():
    assert not posts(
        "Tomas Brekke, a senior lawyer with the Tarn Trust, closed the cave.",
        "Tomas Brekke, a senior attorney with the Tarn Trust, closed the cave.",
    )


def test_a_seat_in_parliament_leaves_other_posts_open():
    assert not posts("Representative Tomas Brekke closed the cave.", "Tomas Brekke, the mayor, closed the cave.")


def test_a_body_described_by_other_words_differs():
    (finding,) = posts(
        "The ad was paid for by Tarn First, a conservative advocacy group.",
        "Tarn First, a populist nonprofit organization, paid for the ad.",
    )
    assert "populist nonprofit organization" in finding.why


def mention(article: Article, words: str) -> Mention:
    start = article.text.index(words)
    return Mention(article.evidence(start, start + len(words), "text"), "description")


def test_a_post_before_another_name_is_that_of_the_other():
    article = Article("Tomas Brekke left the staff of the chief registrar, Ada Lorne, in May.")
    brekke, lorne = (Entity(name[0], "person", name, name) for name in ("Tomas Brekke", "Ada Lorne"))
    assert not posts_of(article, replace(brekke, mentions=(mention(article, "chief registrar"),)))
    text = Article("The staff of the chief registrar, Ada Lorne, left in May.")
    assert posts_of(text, replace(lorne, mentions=(mention(text, "chief registrar"),)))


def test_a_post_of_then_is_not_held_against_one_of_now():
    brekke = Entity("e1", "person", "Tomas Brekke", "Tomas Brekke")
    for words, kept in (("then deputy governor", 0), ("now deputy governor", 1)):
        article = Article(f"Tomas Brekke, {words}, closed the cave.")
        assert len(posts_of(article, replace(brekke, mentions=(mention(article, "deputy governor"),)))) == kept
