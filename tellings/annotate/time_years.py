"""Readings of years and more: 2015, fiscal 2013, 1989-2013, the 1990s, the 19th century."""

from __future__ import annotations

from tellings.annotate.time_reading import NO_PLACE, WORDS, Reading, Setting, Words, dated, mod_of, undated


def year(words: Words, setting: Setting) -> Reading:
    """In 2015, late 2015, post-2008, '82."""
    told = words.get("year") or words.get("short2") or f"19{words['short']}"
    return dated(told, words, setting.anchor)


def named_year(words: Words, setting: Setting) -> Reading | None:
    """The year at the end of a name, "World Climate Conference 2010": only one that is near to publication."""
    near = setting.anchor is not None and abs(int(words["year"]) - setting.anchor.year) <= 2
    return dated(words["year"]) if near else None


def year_range(words: Words, setting: Setting) -> Reading | None:
    """1989-2013, 2015/16."""
    last = words["year"][: 4 - len(words["year2"])] + words["year2"]
    return dated(f"{words['year']}/{last}") if last > words["year"] else None


def fiscal_year(words: Words, setting: Setting) -> Reading:
    """Fiscal 2013, this fiscal year: when it begins and ends is the affair of whose it is."""
    told = words.get("year") or words.get("year3")
    if not told and not setting.anchor:
        return undated("FYXXXX")
    steps = WORDS["steps"].get(words.get("step", "the").removeprefix("the "), 0)
    value = told or str((setting.anchor.year if setting.anchor else 0) + steps)
    return Reading("DATE", f"FY{value}", reason=NO_PLACE, mod=mod_of(words) or None)


def decade(words: Words, setting: Setting) -> Reading:
    """The 1990s, the '90s, the late 1990s, the eighties."""
    tens = WORDS["tens"].get(words.get("tens", ""), words.get("decade"))
    return dated(f"{words.get('century', '19')}{tens}", words)


def century(words: Words, setting: Setting) -> Reading | None:
    """The 19th century."""
    return dated(f"{int(words['ordinal']) - 1:02}", words) if int(words["ordinal"]) > 1 else None
