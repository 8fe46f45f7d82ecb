"""The service behind a socket."""

import json
import sys
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from plasma_research.service import Request, ResearchService, Response

MAX_BODY_BYTES = 1_000_000


class ResearchServer(ThreadingHTTPServer):
    """Serves one ResearchService; each connection has a thread of its own."""

    daemon_threads = True

    def __init__(self, address: tuple[str, int], service: ResearchService) -> None:
        super().__init__(address, _Handler)
        self.service = service


class _Handler(BaseHTTPRequestHandler):
    server: ResearchServer
    protocol_version = "HTTP/1.1"
    # A client that stops talking must not keep its thread; in seconds.
    timeout = 10

    def do_GET(self) -> None:
        self._serve()

    def do_PUT(self) -> None:
        self._serve()

    def do_DELETE(self) -> None:
        self._serve()

    def do_POST(self) -> None:
        self._serve()

    def log_message(self, format: str, *args: object) -> None:
        entry = {"client": self.client_address[0], "message": format % args}
        print(json.dumps(entry), file=sys.stderr)

    def _serve(self) -> None:
        length = self.headers.get("Content-Length", "0")
        if not length.isdecimal() or int(length) > MAX_BODY_BYTES:
            self.close_connection = True
            self._send(Response(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, b""))
            return
        body = self.rfile.read(int(length))
        self._send(self.server.service.handle(Request(self.command, self.path, body)))

    def _send(self, response: Response) -> None:
        self.send_response(response.status)
        self.send_header("Content-Type", response.content_type)
        self.send_header("Content-Length", str(len(response.body)))
        self.end_headers()
        self.wfile.write(response.body)
