"""A source on this machine: answers as a test lays them down, and what it was asked."""

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Asked = BaseHTTPRequestHandler


@dataclass(slots=True)
class Reply:
    """What is answered; ``drip`` seconds pass between bytes, ``claims`` is its stated length."""

    body: bytes = b"{}"
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    drip: float = 0.0
    claims: int | None = None


@dataclass(slots=True)
class LocalSource:
    """The server; ``replies`` by path with query, ``asked`` in order, ``heard`` their headers."""

    url: str
    replies: dict[str, Reply | Callable[[int], Reply]]
    asked: list[str] = field(default_factory=list)
    heard: list[dict[str, str]] = field(default_factory=list)
    before: Callable[[str], None] = lambda _path: None


@contextmanager
def local_source(replies: Mapping[str, Reply | Callable[[int], Reply]]) -> Iterator[LocalSource]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            source.asked.append(self.path)
            source.heard.append(dict(self.headers))
            source.before(self.path)
            found = source.replies.get(self.path, Reply(b"", 404))
            reply = found(source.asked.count(self.path)) if callable(found) else found
            self._send(reply)

        def do_POST(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            self.do_GET()

        def _send(self, reply: Reply) -> None:
            self.send_response(reply.status)
            length = len(reply.body) if reply.claims is None else reply.claims
            for name, value in {"Content-Length": str(length), **reply.headers}.items():
                self.send_header(name, value)
            self.end_headers()
            if not reply.drip:
                self.wfile.write(reply.body)
                self.close_connection = reply.claims is not None
                return
            for byte in reply.body:
                self.wfile.write(bytes([byte]))
                self.wfile.flush()
                time.sleep(reply.drip)

        def log_message(self, *_arguments: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.handle_error = lambda *_arguments: None  # type: ignore[method-assign]
    source = LocalSource(f"http://127.0.0.1:{server.server_address[1]}", dict(replies))
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield source
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
