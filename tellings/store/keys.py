"""Keys: by what the same article is known when it comes again, and where it stands among all (`n`).

An address without what only tracks its reader; else the id that its source gave; else the file that holds it alone;
else its content, and then it has no other version. An id that anybody might give ("17") counts in its own file only.
"""

from __future__ import annotations

import urllib.parse
from datetime import datetime

from tellings.records import Article
from tellings.store.rows import Entry

_TRACKING = ("utm_", "at_", "mc_", "pk_", "hsa_", "mtm_")
_TRACKERS = frozenset(
    (
        *("fbclid", "gclid", "dclid", "gbraid", "wbraid", "msclkid", "twclid", "yclid", "igshid", "igsh", "xtor"),
        *("spm", "ocid", "cmpid", "cmp", "ncid", "smid", "s_cid", "ref", "ref_src", "ref_url", "referrer"),
    )
)
_SHORT_ID = 12  # characters
DAY = 24  # bits for the articles of one day


def key_of(entry: Entry) -> str:
    """What the same article has in common with itself on another day."""
    article = entry.article
    if article.url and (address := plain_address(article.url)):
        return f"url {address}"
    if article.source_id:
        everybodys = len(article.source_id) < _SHORT_ID or article.source_id.isdigit()
        where = entry.place or article.file or "" if everybodys else ""
        if where or article.outlet or not everybodys:
            return clean(f"id {article.outlet or ''} {where} {article.source_id}")
    if entry.alone and entry.place:
        return clean(f"file {entry.place}")
    return f"content {article.id}"


def plain_address(url: str) -> str | None:
    """An address without scheme, www, fragment and tracking; None for a site's front page and what is no address."""
    try:
        parts = urllib.parse.urlsplit(url.strip())
        host = (parts.hostname or "").removeprefix("www.").removeprefix("amp.")
        port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    except ValueError:
        return None
    asked = [(name, told) for name, told in urllib.parse.parse_qsl(parts.query, keep_blank_values=True) if _tells(name)]
    path = parts.path.rstrip("/")
    if not host or not (path or asked):
        return None
    query = f"?{urllib.parse.urlencode(sorted(asked))}" if asked else ""
    return clean(f"{host}{port}{path}{query}")


def _tells(name: str) -> bool:
    return name.lower() not in _TRACKERS and not name.lower().startswith(_TRACKING)


def first_n(published: datetime | None, precision: str) -> int:
    """The first place of the day of publication; 0 where no day is told."""
    return 0 if published is None or precision == "none" else published.toordinal() << DAY


def day_of(article: Article) -> str | None:
    """The day of publication as ISO text."""
    known = article.published is not None and article.published_precision != "none"
    return article.published.date().isoformat() if article.published and known else None


def clean(told: str) -> str:
    """A string that every database takes: without NUL and halves of characters."""
    return told.replace("\x00", "\ufffd").encode("utf-8", "replace").decode("utf-8")
