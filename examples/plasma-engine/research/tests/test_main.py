import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from plasma_research.__main__ import main
from plasma_research.http_server import ResearchServer

Handlers = dict[int, Callable[[int, None], None]]


@pytest.fixture(autouse=True)
def handlers(monkeypatch: pytest.MonkeyPatch) -> Handlers:
    """What the program does on a signal, by its number. Its port is one that is free."""
    handlers: Handlers = {}
    monkeypatch.setattr(signal, "signal", handlers.__setitem__)
    monkeypatch.setenv("PLASMA_RESEARCH_PORT", "0")
    return handlers


def test_serves_until_it_is_told_to_stop(
    monkeypatch: pytest.MonkeyPatch, handlers: Handlers
) -> None:
    serve_forever = ResearchServer.serve_forever

    def serve(server: ResearchServer) -> None:
        handlers[signal.SIGTERM](signal.SIGTERM, None)
        serve_forever(server, poll_interval=0.01)

    monkeypatch.setattr(ResearchServer, "serve_forever", serve)
    assert main() == 0


def test_documents_that_are_not_there(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PLASMA_RESEARCH_DOCUMENTS", str(tmp_path / "none.jsonl"))
    assert main() == 1
    assert "none.jsonl" in capsys.readouterr().err


def test_a_setting_that_is_none(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PLASMA_RESEARCH_PORT", "http")
    assert main() == 1
    assert "PLASMA_RESEARCH_PORT" in capsys.readouterr().err
