"""Shown: rows of a store as lines for a reader, and as objects for a program.

In: stories, hits of a search, lines of the feed. Out: text whose titles are cut to the width, or plain objects. Nothing
is judged here; what is not known yet is said to be so.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from tellings.desk.listing import Listed
from tellings.publish.view import printable
from tellings.publish.wording import plural, shortened
from tellings.store.rows import Head, Hit, Line

Object = dict[str, Any]
Style = Callable[[str, str], str]  # (words, bold | dim | mark) -> words

SHORT = 10  # characters of an id in lists


def plain(words: str, _: str) -> str:
    """No style at all."""
    return words


def story_lines(one: Listed, width: int, style: Style = plain) -> str:
    """A story as two lines."""
    row = one.row
    told = [plural(row.articles, "article"), plural(row.outlets, "outlet")]
    if one.unjudged:
        told.append(f"not judged: in another language than English ({one.unjudged})")
    elif row.origins is not None:
        told.append(plural(row.origins, "independent origin"))
    elif one.origins is not None and row.articles > 1:
        told.append(f"about {plural(one.origins, 'origin')} (not compared yet)")
    if row.contradictions:
        told.append(plural(row.contradictions, "contradiction"))
    if row.first:
        told.append(days(row.first, row.last or row.first))
    head = f"{style(row.id[:SHORT], 'dim')}  {style(shortened(one.title, max(20, width - SHORT - 2)), 'bold')}"
    return f"{head}\n{' ' * (SHORT + 2)}{' · '.join(told)}\n"


def story_object(one: Listed) -> Object:
    """A story as an object; `origins_by` says how the origins were counted."""
    row = one.row
    counted = row.origins is not None
    return {
        "story": row.id,
        "title": one.title,
        "articles": row.articles,
        "outlets": row.outlets,
        "origins": row.origins if counted else one.origins,
        "origins_by": "comparison" if counted else "outlets and copies" if one.origins is not None else None,
        "contradictions": row.contradictions,
        "first": row.first,
        "last": row.last,
        "unjudged": one.unjudged,
    }


def hit_lines(hit: Hit, width: int, style: Style = plain) -> str:
    """A hit: who, when and what; the words around what was met; where it stands."""
    head = hit.head
    who = " · ".join(filter(None, (printable(head.outlet or ""), when(head.published, head.published_precision))))
    title = shortened(head.title, max(20, width - len(who) - 3)) if head.title and hit.where == "text" else ""
    ids = f"article {head.id[:SHORT]}" + (f" · story {hit.story[:SHORT]}" if hit.story else "")
    lines = [style(" · ".join(filter(None, (who or "outlet and day not told", title))), "bold")]
    return "\n".join([*lines, f"  {marked(hit, style)}", f"  {style(ids, 'dim')}", ""])


def marked(hit: Hit, style: Style = plain) -> str:
    """The words around what was met, with the met ones marked."""
    parts, last = [], 0
    for start, end in hit.marks:
        parts += [printable(hit.snippet[last:start]), style(printable(hit.snippet[start:end]), "mark")]
        last = end
    whole = "".join([*parts, printable(hit.snippet[last:])])
    return f"{'… ' if hit.start and hit.where == 'text' else ''}{whole.strip()}"


def hit_object(hit: Hit) -> Object:
    """A hit with its evidence."""
    found = {"where": hit.where, "start": hit.start, "end": hit.end, "quote": hit.snippet}
    marks = [[start + hit.start, end + hit.start] for start, end in hit.marks]
    return {**article_object(hit.head), "story": hit.story, "snippet": found, "matches": marks}


def article_object(head: Head) -> Object:
    """An article without its text."""
    return {
        "article": head.id,
        "source_id": head.source_id,
        "version": head.version,
        "outlet": head.outlet,
        "title": head.title,
        "published": moment(head.published, head.published_precision) or None,
        "url": head.url,
        "file": head.file,
        "language": head.language,
    }


def change_line(line: Line) -> str:
    """A line of the feed."""
    change = line.change
    what = f"{line.seq:>7}  {line.at:%Y-%m-%d %H:%M}  {change.kind:<7}  story {change.story[:SHORT]}"
    article = f"  article {change.article[:SHORT]}" if change.article else ""
    return f"{what}{article}{_other(line)}{f'  ({printable(change.detail)})' if change.detail else ''}\n"


def _other(line: Line) -> str:
    change = line.change
    if change.other is None:
        return ""
    words = {
        "added": "out of story",
        "merged": "went into story",
        "split": "out of story",
        "changed": "in place of article",
    }
    return f"  {words.get(change.kind, '')} {change.other[:SHORT]}"


def change_object(line: Line) -> Object:
    """A line of the feed as an object."""
    change = line.change
    return {
        "seq": line.seq,
        "at": line.at.isoformat(),
        "kind": change.kind,
        "story": change.story,
        "article": change.article,
        "other": change.other,
        "detail": change.detail,
    }


def moment(told: datetime | None, precision: str) -> str:
    """A time of publication for a program, as exactly as it is known."""
    if told is None or precision == "none":
        return ""
    return told.isoformat() if precision == "second" else f"{told:%Y-%m-%d}"


def when(told: datetime | None, precision: str) -> str:
    """A time of publication for a reader: “3 Mar 2026, 15:05”."""
    if told is None or precision == "none":
        return ""
    return f"{told.day} {told:%b %Y, %H:%M}" if precision == "second" else f"{told.day} {told:%b %Y}"


def days(first: str, last: str) -> str:
    """A stretch of days: “4 Mar 2025”, “4-6 Mar 2025”."""
    one, other = date.fromisoformat(first), date.fromisoformat(last)
    end = f"{other.day} {other:%b %Y}"
    if one == other:
        return end
    if (one.year, one.month) == (other.year, other.month):
        return f"{one.day}–{end}"
    return f"{one.day} {one:%b %Y} – {end}"
