"""An inverted index in memory, ranked by BM25."""

import math
import threading
from collections import Counter, defaultdict
from dataclasses import dataclass

from plasma_research.documents import Document
from plasma_research.tokens import tokenize

# The usual values: how soon repetition stops to count, and how much length does.
SATURATION = 1.2
LENGTH_WEIGHT = 0.75

# A word in the title says as much as this many in the body.
TITLE_WEIGHT = 3


@dataclass(frozen=True)
class Hit:
    document: Document
    score: float

    def to_json(self) -> dict[str, str | float]:
        return {
            "id": self.document.id,
            "title": self.document.title,
            "score": round(self.score, 4),
        }


class SearchIndex:
    """Documents and their words. Safe to use from several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._documents: dict[str, Document] = {}
        self._words: dict[str, Counter[str]] = {}
        self._postings: dict[str, set[str]] = {}
        self._total_length = 0

    def __len__(self) -> int:
        with self._lock:
            return len(self._documents)

    def get(self, document_id: str) -> Document | None:
        with self._lock:
            return self._documents.get(document_id)

    def put(self, document: Document) -> bool:
        """Adds a document or replaces the one with its id; true if it is new."""
        words = Counter(tokenize(document.body))
        for word in tokenize(document.title):
            words[word] += TITLE_WEIGHT
        with self._lock:
            is_new = not self._forget(document.id)
            self._documents[document.id] = document
            self._words[document.id] = words
            self._total_length += words.total()
            for word in words:
                self._postings.setdefault(word, set()).add(document.id)
            return is_new

    def remove(self, document_id: str) -> bool:
        """True if there was such a document."""
        with self._lock:
            return self._forget(document_id)

    def search(self, query: str, limit: int) -> list[Hit]:
        """The best documents for a query, best first; equal ones by id."""
        with self._lock:
            scores: defaultdict[str, float] = defaultdict(float)
            for word in set(tokenize(query)):
                for document_id, score in self._score(word):
                    scores[document_id] += score
            ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
            return [Hit(self._documents[key], score) for key, score in ranked[:limit]]

    def _forget(self, document_id: str) -> bool:
        if self._documents.pop(document_id, None) is None:
            return False
        words = self._words.pop(document_id)
        self._total_length -= words.total()
        for word in words:
            holders = self._postings[word]
            holders.discard(document_id)
            if not holders:
                del self._postings[word]
        return True

    def _score(self, word: str) -> list[tuple[str, float]]:
        holders = self._postings.get(word, set())
        rarity = math.log(1 + (len(self._documents) - len(holders) + 0.5) / (len(holders) + 0.5))
        average = self._total_length / max(1, len(self._documents))
        return [(key, rarity * self._frequency(key, word, average)) for key in holders]

    def _frequency(self, document_id: str, word: str, average: float) -> float:
        words = self._words[document_id]
        length = words.total() / average
        saturation = SATURATION * (1 - LENGTH_WEIGHT + LENGTH_WEIGHT * length)
        return words[word] * (SATURATION + 1) / (words[word] + saturation)
