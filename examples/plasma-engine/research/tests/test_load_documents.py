from pathlib import Path

import pytest

from plasma_research.documents import Document, InvalidDocument
from plasma_research.load_documents import load_documents


def test_one_document_a_line(tmp_path: Path) -> None:
    path = tmp_path / "seed.jsonl"
    path.write_text('{"id": "a", "title": "A", "body": "First."}\n\n', encoding="utf-8")
    assert list(load_documents(path)) == [Document("a", "A", "First.")]


@pytest.mark.parametrize(
    "line",
    [
        "nonsense",
        "[]",
        '{"title": "A", "body": "First."}',
        '{"id": "a", "title": ""}',
        '{"id": 7, "title": "A", "body": "First."}',
        '{"id": "../a", "title": "A", "body": "First."}',
    ],
)
def test_a_bad_line_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "seed.jsonl"
    path.write_text(f"\n{line}\n", encoding="utf-8")
    with pytest.raises(InvalidDocument, match=r"seed\.jsonl:2: "):
        list(load_documents(path))
