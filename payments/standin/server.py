"""The stand-in as a server on loopback, with the state and the switches that it needs."""

import socketserver
from http.server import ThreadingHTTPServer
from threading import Event, Thread

from payments.midtrans.client import Host
from payments.standin.book import Book
from payments.standin.handler import Handler
from payments.standin.posting import PAUSES, Posting
from payments.standin.switches import Switches

DUMMY_KEY = "SB-Mid-server-DUMMY"


class StandIn:
    """A Midtrans of one's own: `host` (for the Client), `book`, `posting`, `switches`, `url`.

    Notifications go to `notify_url` unless a create request names others. Listens on 127.0.0.1 at
    once (`port` 0: any free one; OSError if it is taken) and answers from `start` to `stop`; also a
    context manager.
    """

    def __init__(self, server_key=DUMMY_KEY, notify_url=None, port=0, pauses=PAUSES):
        self.server_key = server_key
        self.notify_url = notify_url
        self.switches = Switches()
        self.posting = Posting(server_key, self.switches, pauses)
        self.book = Book(server_key, self.posting.announce)
        self.stopping = Event()
        self._server = _Server(("127.0.0.1", port), Handler)
        self._server.standin = self
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        self.host = Host(app=self.url, api=self.url)
        self._thread = Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)

    def start(self):
        self.posting.start()
        self._thread.start()
        return self

    def stop(self):
        """End at once; what waits is not sent."""
        self.stopping.set()
        if self._thread.is_alive():
            self._server.shutdown()
        self._server.server_close()
        self.posting.stop()

    def set_switches(self, values):
        """Set the named switches; what `reorder` held goes out when it is turned off."""
        self.switches.set(values)
        if not self.switches.reorder:
            self.posting.release()

    def __enter__(self):
        return self.start()

    def __exit__(self, *error):
        self.stop()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def server_bind(self):
        # HTTPServer would ask the name service for this machine's name, which can take seconds.
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = self.server_address[:2]
