import pytest

from plasma_research.tokens import tokenize


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Plasma, PLASMA!", ["plasma", "plasma"]),
        ("the torus of a tokamak", ["torus", "tokamak"]),
        ("Ångström snake_case", ["angstrom", "snake", "case"]),
        ("  --  ", []),
    ],
)
def test_tokenize(text: str, words: list[str]) -> None:
    assert tokenize(text) == words
