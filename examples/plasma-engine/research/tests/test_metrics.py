from plasma_research.metrics import Metrics


def test_buckets_are_cumulative() -> None:
    metrics = Metrics()
    metrics.observe("/search", 200, 0.004)
    metrics.observe("/search", 200, 0.2)
    metrics.observe("/search", 400, 9.0)
    lines = metrics.render(documents=7).splitlines()
    assert "plasma_research_documents 7" in lines
    assert 'plasma_research_requests_total{route="/search",status="200"} 2' in lines
    assert 'plasma_research_requests_total{route="/search",status="400"} 1' in lines
    assert 'plasma_research_request_seconds_bucket{le="0.005"} 1' in lines
    assert 'plasma_research_request_seconds_bucket{le="0.25"} 2' in lines
    assert 'plasma_research_request_seconds_bucket{le="+Inf"} 3' in lines
    assert "plasma_research_request_seconds_sum 9.204000" in lines
