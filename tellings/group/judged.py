"""Judged: which articles are asked about, by their language.

Words and the model that is shipped are English. A multilingual embedding in the settings lets articles in all languages
be asked: those in different ones share no words, so that only openings that mean nearly the same bring them together.
"""

from __future__ import annotations

from tellings.settings import Settings

_ENGLISH = ("en", "und")


def judged(language: str, settings: Settings) -> bool:
    """Whether an article in this language (ISO 639-1, "und" for unknown) is put into stories."""
    return settings.multilingual or language in _ENGLISH


def why_not(language: str) -> str:
    """What a reader is told of an article that is not."""
    return f"in another language than English ({language}); not grouped"
