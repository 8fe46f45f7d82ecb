"""What the environment says."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

DEFAULT_PORT = 8000


class InvalidSetting(ValueError):
    """The message names the variable and what it has to be."""


@dataclass(frozen=True)
class Settings:
    host: str
    port: int
    # A file with one JSON object a line: id, title, body.
    documents: Path | None


def read_settings(environment: Mapping[str, str]) -> Settings:
    """Raises InvalidSetting; what is not set has a default."""
    port = environment.get("PLASMA_RESEARCH_PORT", str(DEFAULT_PORT))
    if not port.isdecimal() or int(port) > 65535:
        raise InvalidSetting("PLASMA_RESEARCH_PORT must be a port number")
    documents = environment.get("PLASMA_RESEARCH_DOCUMENTS")
    return Settings(
        host=environment.get("PLASMA_RESEARCH_HOST", "127.0.0.1"),
        port=int(port),
        documents=Path(documents) if documents else None,
    )
