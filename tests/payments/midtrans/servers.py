"""Servers on loopback that answer in ways no framework would."""

import json
import socketserver
from contextlib import contextmanager
from threading import Event, Thread

from payments.midtrans.client import Client, Host
from payments.midtrans.transport import Limits
from payments.standin.server import DUMMY_KEY

IMPATIENT = Limits(connect=0.3, read=0.2, total=0.5, size=1000)
FOUND = {
    "status_code": "200",
    "transaction_status": "settlement",
    "transaction_id": "a",
    "order_id": "A-1",
    "gross_amount": "1000.00",
}


@contextmanager
def answering(talk):
    """A server that reads a request and calls `talk(send, stopping)`; gives its Host and the
    requests that it read (bytes). `stopping` is an Event that ends the server's patience."""
    requests, stopping = [], Event()

    class Handler(socketserver.StreamRequestHandler):
        def handle(self):
            head, length = b"", 0
            while (line := self.rfile.readline()) not in (b"\r\n", b""):
                head += line
                if line.lower().startswith(b"content-length:"):
                    length = int(line.split(b":")[1])
            requests.append(head + b"\r\n" + self.rfile.read(length))
            try:
                talk(self.connection.sendall, stopping)
            except (BrokenPipeError, ConnectionResetError):
                return  # the client has hung up, as it should

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads = True
        block_on_close = False

    with Server(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever, args=(0.005,), daemon=True)
        thread.start()
        url = f"http://127.0.0.1:{server.server_address[1]}"
        try:
            yield Host(url, url), requests
        finally:
            stopping.set()
            server.shutdown()


def saying(status, body, *headers):
    """A `talk` that answers with `status` and `body` (bytes)."""

    def talk(send, stopping):
        lines = [f"HTTP/1.1 {status} X", f"Content-Length: {len(body)}", "Connection: close"]
        send("\r\n".join([*lines, *headers, "", ""]).encode() + body)

    return talk


def asked(talk, call, limits=IMPATIENT):
    """The result of `call(client)` where the server does `talk`, and the requests."""
    with answering(talk) as (host, requests):
        return call(Client(DUMMY_KEY, host, limits)), requests


def json_answer(status, body):
    return saying(status, json.dumps(body).encode(), "Content-Type: application/json")
