import { describe, expect, it } from 'vitest';
import { Metrics } from '../src/metrics.js';

describe('Metrics', () => {
  it('counts requests and adds up their time', () => {
    const metrics = new Metrics();
    metrics.observe('/query', 200, 0.25);
    metrics.observe('/query', 200, 0.5);
    metrics.observe('/health', 200, 0);
    const lines = metrics.render().split('\n');
    expect(lines).toContain('plasma_gateway_requests_total{route="/health",status="200"} 1');
    expect(lines).toContain('plasma_gateway_requests_total{route="/query",status="200"} 2');
    expect(lines).toContain(
      'plasma_gateway_request_seconds_total{route="/query",status="200"} 0.75',
    );
  });

  it('ends with a line break, as the format wants it', () => {
    expect(new Metrics().render()).toMatch(/counter\n$/);
  });
});
