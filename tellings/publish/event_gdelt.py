"""GDELT-like rows: an event of a telling, for one pair of actor and recipient, under the columns of GDELT 2.0.

What GDELT measures and nobody here does (tone, the Goldstein scale, ethnic and religious codes) stays empty.
"""

from __future__ import annotations

from datetime import date

from tellings.annotate.actor_index import BODIES
from tellings.annotate.events_codes import Coded, Party
from tellings.knowledge.load import toml
from tellings.publish.event_plover import place_of
from tellings.publish.event_tables import Cells, address, event_id, place, places, published
from tellings.records import Place, Telling

_QUADS = {"verbal cooperation": "1", "material cooperation": "2", "verbal conflict": "3", "material conflict": "4"}
_DAY = 10  # characters of a whole date


def cells(telling: Telling, row: Coded) -> Cells:
    """The cells by column; one that is left out is empty."""
    event, root = row.event, toml("cameo.toml")["roots"].get(row.type, "")
    told = {
        "GLOBALEVENTID": str(int(event_id(telling, row)[:14], 16)),
        "IsRootEvent": "1" if _leads(telling, row) else "0",
        "EventCode": root,
        "EventBaseCode": root,
        "EventRootCode": root,
        "QuadClass": _QUADS[event.quad],
        "NumMentions": str(len(event.evidence)),
        "NumSources": "1",
        "NumArticles": "1",
        "SOURCEURL": address(telling),
        "Outlet": telling.article.outlet or "",
        "Published": published(telling),
        "Status": event.status,
        "Confidence": "" if event.confidence is None else f"{event.confidence:.2f}",
        "Event_where": "|".join(map(place, event.evidence)),
        "Date_where": places(row, "date"),
        "Geo_where": places(row, "place"),
        "Text_sha256": telling.article.text_sha256,
    }
    return told | _date(event.date) | _party("Actor1", row.source) | _party("Actor2", row.target) | _geo(telling, row)


def _leads(telling: Telling, row: Coded) -> bool:
    """It stands in the title, the headline or the first paragraph of the body."""
    text = telling.article.text
    start = next((part.start for part in telling.article.parts if part.kind == "body"), 0)
    start += len(text[start:]) - len(text[start:].lstrip())
    end = text.find("\n", start)
    first = len(text) if end < 0 else end
    return any(words.where == "title" or words.end <= first for words in row.event.evidence)


def _date(told: str | None) -> dict[str, str]:
    """Day, month and year where the date tells one day; nothing of a less exact one but what it says."""
    digits = (told or "").split("T")[0].replace("-", "")
    if not digits.isdigit() or len(digits) not in (4, 6, 8):
        return {}
    found = {"Year": digits[:4], "MonthYear": digits[:6] if len(digits) > 4 else ""}
    if len(digits) == 8:
        day = date.fromisoformat(str(told)[:_DAY])
        gone = (day.month * 30 + day.day) / 365  # as GDELT reckons it
        found |= {"SQLDATE": digits, "FractionDate": f"{day.year + min(gone, 0.9999):.4f}"}
    return found


def _party(side: str, party: Party | None) -> dict[str, str]:
    if party is None:
        return {}
    country, role = party.country or "", party.role or ""
    told = {"Name": party.words, "Code": country + role, "Type1Code": role}
    told["KnownGroupCode" if country in BODIES else "CountryCode"] = country
    return {f"{side}{name}": value for name, value in told.items()} | {
        f"{side}_where": place(party.where) if party.where else ""
    }


def _geo(telling: Telling, row: Coded) -> dict[str, str]:
    found: Place | None = place_of(telling, row)
    if found is None:
        return {}
    return {
        "ActionGeo_FullName": found.name,
        "ActionGeo_CountryCode": found.country or "",
        "ActionGeo_ADM1Code": found.admin1 or "",
        "ActionGeo_Lat": "" if found.lat is None else str(found.lat),
        "ActionGeo_Long": "" if found.lon is None else str(found.lon),
        "ActionGeo_FeatureID": "" if found.geonameid is None else str(found.geonameid),
    }
