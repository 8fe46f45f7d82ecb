import type { ServiceName } from './services.js';

/** One thing that a service found; a higher score is a better one, from 0 to 1. */
export interface Hit {
  readonly id: string;
  readonly title: string;
  readonly score: number;
}

/** What a service said to a query, or why it said nothing. */
export type Answer =
  | { readonly service: ServiceName; readonly hits: readonly Hit[] }
  | { readonly service: ServiceName; readonly problem: string };

export interface Aggregate {
  readonly hits: readonly (Hit & { readonly service: ServiceName })[];
  /** Services that did not answer: the hits are not all there could be. */
  readonly failed: readonly { readonly service: ServiceName; readonly problem: string }[];
}

/** Reads the body of a service's `/search`; undefined when it has another shape. */
export function parseHits(body: unknown): Hit[] | undefined {
  if (!isRecord(body) || !Array.isArray(body['hits'])) return undefined;
  const hits: Hit[] = [];
  for (const hit of body['hits'] as unknown[]) {
    if (!isHit(hit)) return undefined;
    hits.push({ id: hit.id, title: hit.title, score: hit.score });
  }
  return hits;
}

/**
 * Merges answers, the best hits first. Equal scores keep the order of the services, so that the
 * same answers always give the same result.
 */
export function aggregate(answers: readonly Answer[], limit: number): Aggregate {
  const hits = answers.flatMap((answer) =>
    'hits' in answer ? answer.hits.map((hit) => ({ service: answer.service, ...hit })) : [],
  );
  return {
    hits: hits.sort((a, b) => b.score - a.score).slice(0, limit),
    failed: answers.filter((answer) => 'problem' in answer),
  };
}

function isHit(value: unknown): value is Hit {
  return (
    isRecord(value) &&
    typeof value['id'] === 'string' &&
    typeof value['title'] === 'string' &&
    typeof value['score'] === 'number' &&
    Number.isFinite(value['score'])
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
