"""The documents that the service starts with."""

import json
from collections.abc import Iterator
from pathlib import Path

from plasma_research.documents import Document, InvalidDocument, parse_document


def load_documents(path: Path) -> Iterator[Document]:
    """Reads a file with one JSON object a line. Raises InvalidDocument, which names the line."""
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                yield _parse_line(line, f"{path}:{number}")


def _parse_line(line: str, place: str) -> Document:
    try:
        data = json.loads(line)
        document_id = data.pop("id")
        return parse_document(document_id, data)
    except InvalidDocument as error:
        raise InvalidDocument(f"{place}: {error}") from error
    except (ValueError, KeyError, AttributeError, TypeError) as error:
        raise InvalidDocument(f"{place}: expected an object with id, title and body") from error
