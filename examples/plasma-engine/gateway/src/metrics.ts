/** Counts requests by route and status, and adds up how long they took. */
export class Metrics {
  readonly #requests = new Map<string, { count: number; seconds: number }>();

  /** @param seconds how long the request took */
  observe(route: string, status: number, seconds: number): void {
    const labels = `route="${route}",status="${status}"`;
    const { count, seconds: before } = this.#requests.get(labels) ?? { count: 0, seconds: 0 };
    this.#requests.set(labels, { count: count + 1, seconds: before + seconds });
  }

  /** The text format of Prometheus, version 0.0.4. */
  render(): string {
    const entries = [...this.#requests].sort(([a], [b]) => a.localeCompare(b));
    return [
      '# HELP plasma_gateway_requests_total Requests that were answered.',
      '# TYPE plasma_gateway_requests_total counter',
      ...entries.map(([labels, { count }]) => `plasma_gateway_requests_total{${labels}} ${count}`),
      '# HELP plasma_gateway_request_seconds_total Time spent on them.',
      '# TYPE plasma_gateway_request_seconds_total counter',
      ...entries.map(
        ([labels, { seconds }]) => `plasma_gateway_request_seconds_total{${labels}} ${seconds}`,
      ),
      '',
    ].join('\n');
  }
}
