"""Requests to responses, without a socket."""

import json
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qs, urlsplit

from plasma_research.documents import ID_PATTERN, InvalidDocument, parse_document
from plasma_research.metrics import Metrics
from plasma_research.search_index import SearchIndex

DEFAULT_LIMIT = 10
MAX_LIMIT = 100

_DOCUMENT_PATH = re.compile(f"/documents/({ID_PATTERN})")


@dataclass(frozen=True)
class Request:
    method: str
    target: str
    body: bytes = b""


@dataclass(frozen=True)
class Response:
    status: HTTPStatus
    body: bytes
    content_type: str = "application/json"


@dataclass
class ResearchService:
    """The API. `is_ready` turns true once the documents it starts with are loaded."""

    index: SearchIndex = field(default_factory=SearchIndex)
    metrics: Metrics = field(default_factory=Metrics)
    clock: Callable[[], float] = time.perf_counter
    is_ready: bool = False

    def handle(self, request: Request) -> Response:
        started = self.clock()
        route, response = self._route(request)
        self.metrics.observe(route, response.status, self.clock() - started)
        return response

    def _route(self, request: Request) -> tuple[str, Response]:
        url = urlsplit(request.target)
        document = _DOCUMENT_PATH.fullmatch(url.path)
        if document is not None:
            return "/documents", self._document(request, document[1])
        pages: dict[str, Callable[[], Response]] = {
            "/health": lambda: _json(HTTPStatus.OK, {"status": "ok"}),
            "/ready": self._ready,
            "/metrics": self._metrics,
            "/search": lambda: self._search(parse_qs(url.query)),
        }
        page = pages.get(url.path)
        if page is None:
            return "unknown", _error(HTTPStatus.NOT_FOUND, "no such path")
        if request.method != "GET":
            return url.path, _error(HTTPStatus.METHOD_NOT_ALLOWED, "only GET")
        return url.path, page()

    def _ready(self) -> Response:
        if not self.is_ready:
            return _error(HTTPStatus.SERVICE_UNAVAILABLE, "documents are being loaded")
        return _json(HTTPStatus.OK, {"status": "ready", "documents": len(self.index)})

    def _metrics(self) -> Response:
        text = self.metrics.render(documents=len(self.index))
        return Response(HTTPStatus.OK, text.encode(), "text/plain; version=0.0.4")

    def _search(self, query: dict[str, list[str]]) -> Response:
        words = query.get("q", [""])[-1]
        if not words.strip():
            return _error(HTTPStatus.BAD_REQUEST, "q is missing")
        limit = query.get("limit", [str(DEFAULT_LIMIT)])[-1]
        if not re.fullmatch(r"[0-9]{1,3}", limit) or not 1 <= int(limit) <= MAX_LIMIT:
            return _error(HTTPStatus.BAD_REQUEST, f"limit must be from 1 to {MAX_LIMIT}")
        hits = self.index.search(words, int(limit))
        return _json(HTTPStatus.OK, {"query": words, "hits": [hit.to_json() for hit in hits]})

    def _document(self, request: Request, document_id: str) -> Response:
        match request.method:
            case "GET":
                document = self.index.get(document_id)
                if document is None:
                    return _error(HTTPStatus.NOT_FOUND, "no such document")
                return _json(HTTPStatus.OK, document.to_json())
            case "PUT":
                return self._put_document(request, document_id)
            case "DELETE":
                if not self.index.remove(document_id):
                    return _error(HTTPStatus.NOT_FOUND, "no such document")
                return Response(HTTPStatus.NO_CONTENT, b"")
            case _:
                return _error(HTTPStatus.METHOD_NOT_ALLOWED, "only GET, PUT and DELETE")

    def _put_document(self, request: Request, document_id: str) -> Response:
        try:
            document = parse_document(document_id, json.loads(request.body))
        except InvalidDocument as error:
            return _error(HTTPStatus.UNPROCESSABLE_ENTITY, str(error))
        except ValueError:
            return _error(HTTPStatus.BAD_REQUEST, "the body is not JSON")
        is_new = self.index.put(document)
        return _json(HTTPStatus.CREATED if is_new else HTTPStatus.OK, document.to_json())


def _json(status: HTTPStatus, value: Any) -> Response:
    return Response(status, json.dumps(value).encode())


def _error(status: HTTPStatus, message: str) -> Response:
    return _json(status, {"error": message})
