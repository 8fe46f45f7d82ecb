import json
import threading
from collections.abc import Iterator
from http.client import HTTPConnection

import pytest

from plasma_research.http_server import MAX_BODY_BYTES, ResearchServer
from plasma_research.search_index import SearchIndex
from plasma_research.service import ResearchService


@pytest.fixture
def connection(index: SearchIndex) -> Iterator[HTTPConnection]:
    service = ResearchService(index=index, is_ready=True)
    with ResearchServer(("127.0.0.1", 0), service) as server:
        serving = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        serving.start()
        connection = HTTPConnection("127.0.0.1", server.server_address[1], timeout=5)
        yield connection
        connection.close()
        server.shutdown()
        serving.join()


def test_one_connection_serves_many_requests(connection: HTTPConnection) -> None:
    connection.request("PUT", "/documents/pinch", json.dumps({"title": "Pinch", "body": "Z."}))
    response = connection.getresponse()
    assert (response.status, json.load(response)["id"]) == (201, "pinch")
    connection.request("GET", "/search?q=pinch")
    response = connection.getresponse()
    assert response.getheader("Content-Type") == "application/json"
    assert [hit["id"] for hit in json.load(response)["hits"]] == ["pinch"]
    connection.request("GET", "/metrics")
    response = connection.getresponse()
    assert response.status == 200
    assert b"plasma_research_documents 4" in response.read()


def test_a_body_that_is_too_long_is_not_read(connection: HTTPConnection) -> None:
    connection.putrequest("PUT", "/documents/long")
    connection.putheader("Content-Length", str(MAX_BODY_BYTES + 1))
    connection.endheaders()
    assert connection.getresponse().status == 413
