"""An invented page and an archive writer for the tests of this room."""

import json

TITLE = "بلدية المرفأ تفتح الطريق الساحلي بعد العاصفة"
PARAGRAPHS = [
    "أعلنت بلدية المرفأ، الثلاثاء، فتح الطريق الساحلي أمام السيارات بعد أن أزالت آلياتها الصخور التي جرفتها العاصفة.",
    "وقال رئيس البلدية سالم الحداد إن «العمال واصلوا الليل بالنهار حتى عاد الطريق صالحاً».",
    "وأضاف أن المدارس ستفتح أبوابها غداً، وأن الصيادين سيعودون إلى البحر متى هدأت الريح في الخليج الصغير.",
]
LINKED = {
    "@context": "https://schema.org",
    "@graph": [
        {
            "@type": "NewsArticle",
            "headline": TITLE,
            "datePublished": "2035-02-07T01:30:00+03:00",
            "author": [{"@type": "Person", "name": "هناء الصياد"}],
            "publisher": {"@type": "Organization", "name": "المرفأ اليوم"},
        }
    ],
}
MENU = '<nav><ul><li><a href="/">الرئيسية</a></li><li>سياسة</li><li>رياضة</li></ul></nav>'
COMMENTS = """<section id="comments"><h3>اترك تعليقاً</h3><p>1. يقول بحّار قديم:</p>
<p>كل عاصفة والطريق هو هو، أين ذهبت أموال الصيانة يا بلدية؟</p></section>"""


def html_page(
    charset: str = "utf-8", head: str = "", title: str = TITLE, before: str = "", after: str = "", meta: bool = True
) -> str:
    """An invented news page with a menu, a share button and a list of other articles."""
    declared = f'<meta http-equiv="Content-Type" content="text/html; charset={charset}">' if meta else ""
    body = "".join(f"<p>{paragraph}</p>\n" for paragraph in PARAGRAPHS)
    return f"""<!DOCTYPE html><html lang="ar"><head>{declared}<title>{title} - المرفأ اليوم</title>{head}</head>
<body>{MENU}<article><h1>{title}</h1><div>شارك</div>{before}{body}{after}</article>
<div><h3>اقرأ أيضاً</h3><ul><li>أسعار السمك ترتفع في الأسواق</li></ul></div>
<footer>جميع الحقوق محفوظة</footer></body></html>"""


def linked_data(**changes: object) -> str:
    """The page's JSON-LD, with ``changes`` to its article."""
    article = {**LINKED["@graph"][0], **changes}  # type: ignore[dict-item]
    return f'<script type="application/ld+json">{json.dumps({"@graph": [article]})}</script>'


def warc_record(url: str, payload: bytes, charset: str = "utf-8", kind: str = "response") -> bytes:
    """One WARC record that holds an HTTP response."""
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=" + charset.encode() + b"\r\n\r\n" + payload
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:test:{abs(hash(url))}>\r\nWARC-Target-URI: {url}\r\n"
        f"WARC-Date: 2035-02-08T00:00:00Z\r\nContent-Type: application/http; msgtype={kind}\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"
