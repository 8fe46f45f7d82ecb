from pathlib import Path

import pytest

from plasma_research.settings import InvalidSetting, Settings, read_settings


def test_defaults() -> None:
    assert read_settings({}) == Settings("127.0.0.1", 8000, None)


def test_everything_set() -> None:
    environment = {
        "PLASMA_RESEARCH_HOST": "0.0.0.0",
        "PLASMA_RESEARCH_PORT": "8080",
        "PLASMA_RESEARCH_DOCUMENTS": "seed.jsonl",
    }
    assert read_settings(environment) == Settings("0.0.0.0", 8080, Path("seed.jsonl"))


@pytest.mark.parametrize("port", ["", "http", "-1", "65536"])
def test_a_port_that_is_none(port: str) -> None:
    with pytest.raises(InvalidSetting, match="PLASMA_RESEARCH_PORT"):
        read_settings({"PLASMA_RESEARCH_PORT": port})
