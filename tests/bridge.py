"""A story of our own for tests that go the whole way: a bridge shut over cracks, and articles that are not about it."""

from __future__ import annotations

import json
from pathlib import Path

CLOSED = """Bridge closed after cracks found in Ardle
2025-03-04

The Ardle river bridge was closed on Monday after inspectors found three cracks in its main pillar, the Ardle port \
office said. The bridge carries 12,000 cars a day. Mayor Tilda Marsh said repairs would cost $4 million.

The bridge was built in 1961. Two engineers were hurt during the inspection, police said.
"""
SHUT = """Cracks shut Ardle bridge
2025-03-04

The Ardle bridge was shut on Monday after inspectors discovered five cracks in its main pillar, according to the \
Ardle port office. The bridge carries 12,000 cars a day. Repairs would cost $6 million, Mayor Tilda Marsh said.

The bridge was built in 1961. Three engineers were hurt during the inspection, police said.
"""
FERRIES = """Ardle: ferries replace cracked bridge
2025-03-05

Inspectors found three cracks in the main pillar of the Ardle river bridge, which was closed on Monday. Mayor Tilda \
Marsh said repairs would cost about $4 million. Four ferries will carry cars across the river, the Ardle port office \
said.
"""
CHESS = """Vant wins chess title in Quell
2025-03-04

The chess grandmaster Ilo Vant beat Peta Rook in the final of the Quell Open on Monday to win her third title. The \
final lasted six hours. "I was tired but happy," Vant said. The prize is $50,000, the organisers said.
"""
FRENCH = """Pont fermé à Ardle
2025-03-04

Le pont d'Ardle a été fermé lundi après que les inspecteurs ont trouvé trois fissures dans son pilier principal, a \
annoncé le bureau du port. Le pont porte douze mille voitures par jour, a déclaré la maire.
"""


def account(text: str) -> str:
    """The paragraphs without headline and stamp."""
    return text.split("\n\n", 1)[1]


def record(text: str, **fields: object) -> dict[str, object]:
    """A JSON record of one of these articles."""
    return {"title": text.split("\n", 1)[0], "text": account(text), **fields}


def lines(*records: dict[str, object]) -> str:
    """JSON lines."""
    return "".join(f"{json.dumps(one)}\n" for one in records)


def put(folder: Path, **files: str | bytes) -> list[str]:
    """Write files, "a_txt" as a.txt, and give their paths in order."""
    paths = []
    for name, content in files.items():
        path = folder / name.replace("_", ".")
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass"))
        paths.append(str(path))
    return paths
