"""Growth: the made-up stream is one whose stories can be found, and the ways beside it are measured too."""

from __future__ import annotations

from benchmarks.growth import _all_pairs, _copies, measured, stream


def test_the_stories_of_the_stream_are_found():
    figures = measured(300)
    assert figures["precision"] > 0.95
    assert figures["recall"] > 0.9
    assert figures["articles"] == 300


def test_the_stream_is_the_same_each_time_and_as_long_as_asked():
    (one,), (again,) = list(stream(40)), list(stream(40))
    assert [(story, packed.to_bytes()) for story, packed in one] == [
        (story, packed.to_bytes()) for story, packed in again
    ]
    assert len(one) == 40


def test_the_ways_beside_it_are_measured():
    assert _all_pairs(100) >= 0
    assert next(_copies(60)).endswith("recall 1.000")
