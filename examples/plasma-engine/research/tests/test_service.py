import json
from http import HTTPStatus
from typing import Any

import pytest

from plasma_research.search_index import SearchIndex
from plasma_research.service import Request, ResearchService, Response


@pytest.fixture
def service(index: SearchIndex) -> ResearchService:
    return ResearchService(index=index, is_ready=True)


def get(service: ResearchService, target: str) -> Response:
    return service.handle(Request("GET", target))


def put(service: ResearchService, target: str, body: Any) -> Response:
    return service.handle(Request("PUT", target, json.dumps(body).encode()))


def test_health_needs_no_documents() -> None:
    assert get(ResearchService(), "/health").status == HTTPStatus.OK


def test_ready_only_once_loaded(service: ResearchService) -> None:
    assert json.loads(get(service, "/ready").body) == {"status": "ready", "documents": 3}
    service.is_ready = False
    assert get(service, "/ready").status == HTTPStatus.SERVICE_UNAVAILABLE


def test_search_returns_hits_best_first(service: ResearchService) -> None:
    response = json.loads(get(service, "/search?q=magnetic+plasma&limit=2").body)
    assert [hit["id"] for hit in response["hits"]] == ["tokamak", "stellarator"]
    assert response["hits"][0]["score"] > response["hits"][1]["score"]


@pytest.mark.parametrize(
    "query", ["", "?q=", "?q=a&limit=0", "?q=a&limit=101", "?q=a&limit=-1", "?q=a&limit=two"]
)
def test_search_refuses_bad_queries(service: ResearchService, query: str) -> None:
    assert get(service, f"/search{query}").status == HTTPStatus.BAD_REQUEST


def test_a_document_lives_and_dies(service: ResearchService) -> None:
    body = {"title": "Pinch", "body": "Current squeezes plasma."}
    assert put(service, "/documents/z-pinch", body).status == HTTPStatus.CREATED
    assert put(service, "/documents/z-pinch", body).status == HTTPStatus.OK
    assert json.loads(get(service, "/documents/z-pinch").body) == {"id": "z-pinch", **body}
    delete = Request("DELETE", "/documents/z-pinch")
    assert service.handle(delete) == Response(HTTPStatus.NO_CONTENT, b"")
    assert service.handle(delete).status == HTTPStatus.NOT_FOUND
    assert get(service, "/documents/z-pinch").status == HTTPStatus.NOT_FOUND


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ([], "expected an object with title and body"),
        ({"title": "x"}, "body must be text that is not empty"),
        ({"title": " ", "body": "y"}, "title must be text that is not empty"),
        ({"title": "x" * 301, "body": "y"}, "title must not be longer than 300 characters"),
        ({"title": "x", "body": "y", "tags": []}, "unknown field: tags"),
    ],
)
def test_an_invalid_document_is_refused(service: ResearchService, body: Any, message: str) -> None:
    response = put(service, "/documents/bad", body)
    assert response.status == HTTPStatus.UNPROCESSABLE_ENTITY
    assert json.loads(response.body) == {"error": message}


def test_a_body_that_is_not_json_is_refused(service: ResearchService) -> None:
    response = service.handle(Request("PUT", "/documents/bad", b"{\xff"))
    assert response.status == HTTPStatus.BAD_REQUEST


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        (Request("GET", "/nowhere"), HTTPStatus.NOT_FOUND),
        (Request("GET", "/documents/../secrets"), HTTPStatus.NOT_FOUND),
        (Request("POST", "/search?q=a"), HTTPStatus.METHOD_NOT_ALLOWED),
        (Request("POST", "/documents/a"), HTTPStatus.METHOD_NOT_ALLOWED),
    ],
)
def test_what_is_not_there(service: ResearchService, request_: Request, status: HTTPStatus) -> None:
    assert service.handle(request_).status == status


def test_requests_are_counted_and_timed() -> None:
    ticks = iter([1.0, 1.03, 2.0, 2.0])
    service = ResearchService(clock=lambda: next(ticks))
    get(service, "/health")
    page = get(service, "/metrics").body.decode()
    assert 'plasma_research_requests_total{route="/health",status="200"} 1' in page
    assert 'plasma_research_request_seconds_bucket{le="0.025"} 0' in page
    assert 'plasma_research_request_seconds_bucket{le="0.05"} 1' in page
