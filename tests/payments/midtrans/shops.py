"""A shop that does nothing but listen to notifications."""

import json
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread


class Shop:
    """A receiver of notifications: answers with `answers` in turn, then 200."""

    def __init__(self, *answers):
        self.answers, self.heard, self.agents = list(answers), [], []

    def statuses(self):
        return [message["transaction_status"] for message in self.heard]


@contextmanager
def listening(shop):
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            shop.heard.append(json.loads(body))
            shop.agents.append(self.headers["User-Agent"])
            self.send_response(shop.answers.pop(0) if shop.answers else 200)
            self.send_header("Location", "/")
            self.end_headers()

        def log_message(self, format, *args):
            """Quiet."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, args=(0.005,), daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/terima/"
        finally:
            server.shutdown()
