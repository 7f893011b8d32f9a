"""The web outside: pages that links lead to, some of them bad."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self

ARTICLE = """<!doctype html><html lang="en"><head><title>Harbour strike ends | Coast Daily</title>
<meta property="og:title" content="Harbour strike ends"><meta property="og:site_name" content="Coast Daily">
<meta property="article:published_time" content="2026-01-04T08:00:00Z"><meta name="author" content="Ida Berg">
<link rel="canonical" href="{url}"></head><body><nav><a href="/">Home</a> <a href="/news">News</a></nav>
<article><h1>Harbour strike ends</h1>
<p>The strike in the harbour ended on Sunday after eleven days, the dockers' union said. Union leader Per Dahl said
that 2,300 workers had taken part in it and that all of them would be back at the quay on Monday morning.</p>
<p>“We have what we asked for,” Dahl told reporters outside the port office. “Nobody will lose a day's pay.”</p>
<p>The port company put the number of strikers at 900. A spokeswoman declined to say what the strike had cost the
company, and gave no date for the first ship to leave the harbour again.</p>
<p>Shipping firms had warned of delays for weeks to come, because more than forty ships were still waiting outside
the harbour on Sunday evening, according to the coast guard.</p></article>
<footer>Also read: Ten best beaches. Subscribe to our newsletter.</footer></body></html>"""

PAYWALL = """<html lang="en"><head><title>Exclusive: the budget</title>
<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle",
"headline":"Exclusive: the budget","isAccessibleForFree":false}</script></head><body><article><h1>Exclusive: the budget</h1>
<p>The minister said the budget would grow. Details of the plan were seen by this newspaper on Friday evening, and they
show that spending on roads is to double within three years.</p><p>Subscribe to continue reading.</p></article></body></html>"""


class Web:
    """A server on this machine. `url(name)` is a link to one of its pages."""

    def __enter__(self) -> Self:
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Pages)
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def url(self, name: str) -> str:
        return f"http://127.0.0.1:{self._server.server_port}/{name}"


class Pages(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        name = self.path.partition("?")[0].strip("/")
        if name == "loop":
            self.send_response(302)
            self.send_header("Location", "/loop")
            self.end_headers()
        elif name == "huge":
            self._send_huge()
        elif name == "picture":
            self._send(b"\x89PNG", "image/png")
        elif name == "paywall":
            self._send(PAYWALL.encode(), "text/html; charset=utf-8")
        elif name == "index":
            self._send(
                b"<html><body><a href='/a'>One</a><a href='/b'>Two</a></body></html>", "text/html"
            )
        elif name.startswith("story"):
            url = f"http://{self.headers['Host']}/{name}"
            self._send(ARTICLE.replace("{url}", url).encode(), "text/html; charset=utf-8")
        else:
            self.send_error(404)

    def _send(self, body: bytes, content_type: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _send_huge(self) -> None:
        """200 MB, as long as anybody reads them."""
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        try:
            for _ in range(200):
                self.wfile.write(b"<p>more</p>" * 95_325)
        except OSError:
            return

    def log_message(self, *_: Any) -> None:
        """Says nothing."""
