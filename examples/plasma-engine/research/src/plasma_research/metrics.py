"""Counters and durations in the text format of Prometheus."""

import threading
from collections import Counter

# Upper bounds in seconds.
BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5)


class Metrics:
    """What has been served so far. Safe to use from several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._requests: Counter[tuple[str, int]] = Counter()
        self._buckets: Counter[float] = Counter()
        self._seconds = 0.0

    def observe(self, route: str, status: int, seconds: float) -> None:
        with self._lock:
            self._requests[route, status] += 1
            self._seconds += seconds
            for bound in BUCKETS:
                if seconds <= bound:
                    self._buckets[bound] += 1

    def render(self, documents: int) -> str:
        with self._lock:
            count = self._requests.total()
            lines = [
                "# TYPE plasma_research_documents gauge",
                f"plasma_research_documents {documents}",
                "# TYPE plasma_research_requests_total counter",
                *(
                    f'plasma_research_requests_total{{route="{route}",status="{status}"}} {number}'
                    for (route, status), number in sorted(self._requests.items())
                ),
                "# TYPE plasma_research_request_seconds histogram",
                *(
                    f'plasma_research_request_seconds_bucket{{le="{bound}"}} {self._buckets[bound]}'
                    for bound in BUCKETS
                ),
                f'plasma_research_request_seconds_bucket{{le="+Inf"}} {count}',
                f"plasma_research_request_seconds_sum {self._seconds:.6f}",
                f"plasma_research_request_seconds_count {count}",
            ]
        return "\n".join(lines) + "\n"
