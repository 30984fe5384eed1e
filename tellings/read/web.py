"""Addresses -> Drafts: a page is an article, a feed its entries, a sitemap its pages, each by what stands there.

In: an address, or what a reader found (drafts and links). Out: drafts, and an error for each link that cannot be read.
Links of sitemaps are followed, those of feeds when the settings ask for full texts; at most as many as they say, none
that is `seen`. A cut feed is kept as far as it came and told, a cut page is refused.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from urllib.parse import urljoin, urlsplit

from tellings.errors import NamesFeed, NoArticle, PartlyRead, ReadError, TooBig, Unreachable
from tellings.read import formats
from tellings.read.draft import Draft, Found, Link
from tellings.read.fetch import Fetched, Fetcher
from tellings.read.metadata import feed_of
from tellings.settings import Settings

_DEEPEST = 2  # sitemaps inside sitemap indexes
_LISTS = frozenset({*formats.FEEDS, "sitemap", formats.ARCHIVE})
_TITLE_ONLY = "only its title was read, for its page could not be fetched"


@dataclass(frozen=True, slots=True)
class Visit:
    """What one visit of an address found, and the marks for the next one; `fresh` is False when nothing changed."""

    found: Iterator[Draft | ReadError]
    etag: str | None = None
    modified: str | None = None
    fresh: bool = True


@dataclass(slots=True)
class _Left:
    """How many links may still be followed, and how many were not for that."""

    links: int
    passed: int = 0
    lists: set[str] = field(default_factory=set)


class Web:
    """Reads addresses with one fetcher, so that every host keeps its pace over a whole run."""

    def __init__(
        self, settings: Settings, seen: Callable[[str], bool] | None = None, fetcher: Fetcher | None = None
    ) -> None:
        self._settings, self._seen = settings, seen or (lambda _: False)
        self._fetcher = fetcher or Fetcher(settings)

    def visit(self, url: str, etag: str | None = None, modified: str | None = None) -> Visit:
        """Fetch an address now, read what stands there as it is asked for. Raises a ReadError when it cannot be had."""
        fetched = self._fetcher.fetch(url, etag, modified)
        if not fetched.fresh:
            return Visit(iter(()), fetched.etag, fetched.modified, fresh=False)
        kind = formats.kind_in(fetched.body, _ending(fetched), fetched.content_type)
        follow = self._settings.full_text or kind not in formats.FEEDS
        found = _read(fetched, url, kind, self._settings)
        left = _Left(self._settings.max_links, lists={url})
        told = self._followed(found, url, left, 0) if follow and kind in _LISTS else _drafts(found, url, fetched.url)
        return Visit(told, fetched.etag, fetched.modified)

    def followed(self, found: Iterable[Found], file: str) -> Iterator[Draft | ReadError]:
        """What was found in a file, with what stands behind its links."""
        yield from self._followed(found, file, _Left(self._settings.max_links), 0)

    def _followed(self, found: Iterable[Found], file: str, left: _Left, depth: int) -> Iterator[Draft | ReadError]:
        for one in found:
            if isinstance(one, ReadError):
                yield one
            elif isinstance(one, Link) and one.more:
                yield from self._list(one.url, left, depth)
            elif isinstance(one, Draft) and not one.listed:
                yield one
            elif one.url and not self._seen(one.url):
                yield from self._behind(one, left)
        if not depth and left.passed:
            what = f"{left.passed} more addresses in it were not fetched, past the limit of {self._settings.max_links}"
            yield PartlyRead(file=file, what=what, cure="raise it with TELLINGS_MAX_LINKS")

    def _list(self, url: str, left: _Left, depth: int) -> Iterator[Draft | ReadError]:
        """The pages of a further sitemap, each sitemap once."""
        if url in left.lists or depth >= _DEEPEST:
            return
        if left.links <= 0:
            left.passed += 1
            return
        left.lists.add(url)
        try:
            fetched = self._fetcher.fetch(url)
            kind = formats.kind_in(fetched.body, _ending(fetched), fetched.content_type)
            yield from self._followed(_read(fetched, url, kind, self._settings), url, left, depth + 1)
        except ReadError as problem:
            yield problem

    def _behind(self, one: Draft | Link, left: _Left) -> Iterator[Draft | ReadError]:
        """The page behind a link; when it cannot be had, the error and what the list itself told."""
        if left.links <= 0:
            left.passed += 1
            if isinstance(one, Draft):
                yield one
            return
        left.links -= 1
        url = str(one.url)
        try:
            fetched = self._fetcher.fetch(url)
            kind = formats.kind_in(fetched.body, _ending(fetched), fetched.content_type)
            pages = list(_drafts(_read(fetched, url, kind, self._settings), url, fetched.url))
        except ReadError as problem:
            pages = [problem]
        yield from (_merged(page, one) if isinstance(page, Draft) else page for page in pages)
        if not any(isinstance(page, Draft) for page in pages) and (kept := _kept(one)):
            yield kept


def _ending(fetched: Fetched) -> str:
    """The ending of the path, where the server tells no type that means one kind."""
    if fetched.content_type in formats.TYPES and fetched.content_type not in formats.VAGUE_TYPES:
        return ""
    return PurePosixPath(urlsplit(fetched.url).path).suffix.lower()


def _read(fetched: Fetched, url: str, kind: str | None, settings: Settings) -> Iterator[Found]:
    """What the reader of its kind finds in the body, and a note or an error when it was cut."""
    if fetched.cut and kind not in _LISTS:
        if "bytes" in fetched.cut:
            raise TooBig(file=url, limit=settings.max_download, how="", setting="TELLINGS_MAX_DOWNLOAD")
        raise Unreachable(file=url, why=f"the answer ends early, {fetched.cut}", cure="try again later")
    stream = io.BufferedReader(io.BytesIO(fetched.body))
    try:
        yield from formats.found_in(stream, url, _ending(fetched), settings, (fetched.content_type, fetched.charset))
    except NoArticle as problem:
        if feed := feed_of(fetched.body.decode("utf-8", "replace")):
            raise NamesFeed(file=url, feed=_joined(fetched.url, feed)) from problem
        raise
    if fetched.cut:
        yield PartlyRead(file=url, what=f"the answer was cut {fetched.cut}", cure="what came before is read")


def _joined(url: str, inner: str) -> str:
    try:
        return urljoin(url, inner)
    except ValueError:
        return inner


def _drafts(found: Iterable[Found], url: str, final: str) -> Iterator[Draft | ReadError]:
    """Without the links; a page is known by the address asked for."""
    for one in found:
        if isinstance(one, Draft):
            yield one if one.listed else replace(one, url=one.url or final, source_id=one.source_id or url)
        elif isinstance(one, ReadError):
            yield one


def _merged(page: Draft, one: Draft | Link) -> Draft:
    """The page, and what only the list told of it; the list's text when it is the longer one."""
    if isinstance(one, Draft) and len(one.text) > len(page.text):
        return one
    return replace(
        page,
        title=page.title or one.title,
        outlet=one.outlet if isinstance(one, Link) and one.outlet else page.outlet or one.outlet,
        published=page.published or one.published,
    )


def _kept(one: Draft | Link) -> Draft | None:
    """What a list told of a page that cannot be had."""
    if isinstance(one, Draft):
        return one
    if not one.title:
        return None
    return Draft("", one.title, one.outlet, one.published, one.url, one.url, doubts=(_TITLE_ONLY,))
