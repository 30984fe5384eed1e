"""Files of our own in the formats that readers take: feeds, archives, PDFs, each as small as it can be."""

from __future__ import annotations

import gzip
import io
from collections.abc import Iterable

from tests.serving import STORY

LINE = "The old harbour wall at Dunhaven gave way early on Monday, the port office said."

RSS = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>World news | Coast Ledger</title><link>https://coastledger.org/</link><description>All of it</description>
<item><title>Harbour wall gives way &amp; falls</title><link>https://coastledger.org/1</link><guid>cl-1</guid>
<pubDate>Tue, 04 Mar 2025 08:15:00 +0100</pubDate><description>&lt;p&gt;{LINE}&lt;/p&gt;</description>
<content:encoded><![CDATA[<p>{LINE}</p><script>steal()</script><p>Three boats were <b>damaged</b>.</p>]]>
</content:encoded>
</item>
<item><title>Chess title for Vant</title><link>https://coastledger.org/2</link>
<description>Ilo Vant beat Peta Rook.</description></item>
</channel></rss>"""

ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Port Post</title><id>urn:pp</id>
<updated>2025-03-04T09:00:00Z</updated>
<entry><title type="html">Wall &lt;i&gt;gone&lt;/i&gt;</title><id>urn:pp:1</id><link href="https://portpost.net/1"/>
<updated>2025-03-04T10:00:00Z</updated><published>2025-03-04T09:30:00Z</published>
<content type="html">&lt;p&gt;{LINE}&lt;/p&gt;</content></entry></feed>"""

RDF = f"""<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://quell.org/"><title>Quell Times</title><link>https://quell.org/</link></channel>
<item rdf:about="https://quell.org/1"><title>Wall gone</title><link>https://quell.org/1</link>
<dc:date>2025-03-04T08:15:00+01:00</dc:date><description>{LINE}</description></item></rdf:RDF>"""

JSON_FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Coast Ledger",
    "items": [
        {"id": "1", "url": "https://coastledger.org/1", "title": "Wall gone", "content_html": f"<p>{LINE}</p>",
         "date_published": "2025-03-04T08:15:00+01:00"},
        {"id": 2, "content_text": LINE, "external_url": "https://elsewhere.org/2"},
        {"id": "3", "content_html": 5},
        "no item",
        {"id": "4"},
    ],
}  # fmt: skip

SITEMAP = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://coastledger.org/1</loc><lastmod>2025-03-09</lastmod><news:news><news:publication>
<news:name>Coast Ledger</news:name><news:language>en</news:language></news:publication>
<news:publication_date>2025-03-04</news:publication_date><news:title>Wall &amp; gone</news:title></news:news></url>
<url><loc> https://coastledger.org/2?a=1&amp;b=2 </loc></url>
<url><loc>mailto:desk@coastledger.org</loc></url></urlset>"""

INDEX = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>https://coastledger.org/map1.xml.gz</loc></sitemap></sitemapindex>"""


def pdf(*pages: Iterable[str], title: str = "", made: str = "", locked: str | None = None) -> bytes:
    """A PDF with these lines on its pages; a page without lines holds only a line that is drawn."""
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", font]
    kids = []
    for lines in pages:
        words = [f"({line.replace('(', '[').replace(')', ']')}) Tj 0 -14 Td" for line in lines]
        drawn = f"BT /F1 11 Tf 50 750 Td {' '.join(words)} ET" if words else "0 0 m 9 9 l S"
        objects.append(f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream")
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents {len(objects)} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    objects.append(f"<< /Title ({title}) /CreationDate ({made}) >>")
    out, places = "%PDF-1.4\n", []
    for number, one in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{one}\nendobj\n"
    rows = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{rows}"
    trailer = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R >>"
    raw = f"{out}{end}{trailer}\nstartxref\n{len(out)}\n%%EOF".encode("cp1252")
    return _locked(raw, locked) if locked is not None else raw


def _locked(raw: bytes, password: str) -> bytes:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(raw)))
    writer.encrypt(user_password=password, owner_password="owner", algorithm="RC4-128")
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def answered(
    body: str | bytes, kind: str = "text/html; charset=utf-8", status: str = "200 OK", more: str = ""
) -> bytes:
    """An answer of a server as an archive keeps it."""
    raw = body.encode() if isinstance(body, str) else body
    return f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{more}\r\n".encode() + raw


def record(block: bytes, kind: str = "response", url: str = "https://coastledger.org/1", more: str = "") -> bytes:
    """One record of a web archive."""
    type_ = {"response": "application/http; msgtype=response", "revisit": "application/http; msgtype=response"}
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2025-03-09T00:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{abs(hash(url)) % 10**12:012}>\r\n"
        f"Content-Type: {type_.get(kind, 'text/plain')}\r\nContent-Length: {len(block)}\r\n{more}\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def zipped(*records: bytes) -> bytes:
    """A .warc.gz: one gzip member a record."""
    return b"".join(gzip.compress(one, mtime=0) for one in records)


__all__ = [
    "ATOM",
    "INDEX",
    "JSON_FEED",
    "LINE",
    "RDF",
    "RSS",
    "SITEMAP",
    "STORY",
    "answered",
    "pdf",
    "record",
    "zipped",
]
