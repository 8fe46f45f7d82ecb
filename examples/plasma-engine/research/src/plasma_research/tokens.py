"""Words of a text, as they are compared."""

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")

_COMMON = "a an and are as at be by for from in is it of on or that the to was with"
STOP_WORDS = frozenset(_COMMON.split())


def tokenize(text: str) -> list[str]:
    """Splits into words without case, accents and the commonest English words."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(char for char in decomposed if not unicodedata.combining(char))
    return [word for word in _WORD.findall(plain) if word not in STOP_WORDS]
