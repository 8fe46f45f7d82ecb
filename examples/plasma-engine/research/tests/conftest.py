import pytest

from plasma_research.documents import Document
from plasma_research.search_index import SearchIndex


@pytest.fixture
def index() -> SearchIndex:
    index = SearchIndex()
    index.put(Document("tokamak", "Tokamak", "A torus of plasma held by magnetic fields."))
    index.put(Document("stellarator", "Stellarator", "A twisted torus without a plasma current."))
    index.put(Document("aurora", "Aurora", "Light in the sky of the north."))
    return index
