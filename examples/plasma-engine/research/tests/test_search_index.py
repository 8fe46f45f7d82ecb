from plasma_research.documents import Document
from plasma_research.search_index import SearchIndex


def ids(index: SearchIndex, query: str, limit: int = 10) -> list[str]:
    return [hit.document.id for hit in index.search(query, limit)]


def test_a_word_in_the_title_outranks_one_in_the_body(index: SearchIndex) -> None:
    index.put(Document("essay", "Essay", "The tokamak is older than one would think."))
    assert ids(index, "tokamak") == ["tokamak", "essay"]


def test_more_words_of_the_query_rank_higher(index: SearchIndex) -> None:
    assert ids(index, "magnetic plasma torus") == ["tokamak", "stellarator"]


def test_the_limit_cuts_the_worst(index: SearchIndex) -> None:
    assert ids(index, "magnetic plasma", limit=1) == ["tokamak"]


def test_equal_documents_are_ordered_by_id() -> None:
    index = SearchIndex()
    for document_id in ("b", "a", "c"):
        index.put(Document(document_id, "Same", "same words"))
    assert ids(index, "words") == ["a", "b", "c"]


def test_a_replaced_document_is_found_by_its_new_words_only(index: SearchIndex) -> None:
    assert not index.put(Document("aurora", "Aurora", "Charged particles."))
    assert ids(index, "sky") == []
    assert ids(index, "particles") == ["aurora"]
    assert len(index) == 3


def test_a_removed_document_is_not_found(index: SearchIndex) -> None:
    assert index.remove("aurora")
    assert not index.remove("aurora")
    assert ids(index, "sky") == []


def test_words_that_nobody_has_find_nothing(index: SearchIndex) -> None:
    assert ids(index, "zebra") == []
    assert ids(index, "the of") == []
