"""What the service keeps, and how it comes over the wire."""

import re
from dataclasses import dataclass
from typing import Any

ID_PATTERN = r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}"

MAX_TITLE_LENGTH = 300
MAX_BODY_LENGTH = 100_000


class InvalidDocument(ValueError):
    """The message says what is wrong with the document, for whoever sent it."""


@dataclass(frozen=True)
class Document:
    id: str
    title: str
    body: str

    def to_json(self) -> dict[str, str]:
        return {"id": self.id, "title": self.title, "body": self.body}


def parse_document(document_id: Any, data: Any) -> Document:
    """Checks a decoded JSON body.

    Raises InvalidDocument when it is not an object with a title and a body of bearable length, or
    when the id could not be part of a path.
    """
    if not isinstance(document_id, str) or not re.fullmatch(ID_PATTERN, document_id):
        raise InvalidDocument("id must be letters, digits, dots, dashes and underscores")
    if not isinstance(data, dict):
        raise InvalidDocument("expected an object with title and body")
    unknown = sorted(set(data) - {"title", "body"})
    if unknown:
        raise InvalidDocument(f"unknown field: {unknown[0]}")
    return Document(
        id=document_id,
        title=_text(data, "title", MAX_TITLE_LENGTH),
        body=_text(data, "body", MAX_BODY_LENGTH),
    )


def _text(data: dict[str, Any], field: str, longest: int) -> str:
    value = data.get(field)
    if not isinstance(value, str) or not value.strip():
        raise InvalidDocument(f"{field} must be text that is not empty")
    if len(value) > longest:
        raise InvalidDocument(f"{field} must not be longer than {longest} characters")
    return value
