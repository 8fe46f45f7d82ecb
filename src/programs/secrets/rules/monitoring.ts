import { endsWithHexCrc } from '../checksum.ts';
import type { SecretRule } from '../secret-rule.ts';
import { assignedTokenRule, tokenRule } from '../token-rule.ts';

/** Monitoring and logging. */
export const monitoringRules: readonly SecretRule[] = [
  tokenRule({
    id: 'new-relic-key',
    title: 'New Relic key',
    severity: 'high',
    keywords: ['nrak-', 'nrii-', 'nrjs-', 'nrra-', 'nral', 'nriq-', 'nraa-'],
    shape:
      '(?:NRAK-[0-9A-Z]{27}|NRI[IQ]-[0-9A-Za-z_-]{32}|NRJS-[0-9a-f]{19}|NRRA-[0-9a-f]{42}|NRAA-[0-9a-f]{27}|[0-9a-f]{36}NRAL|(?:eu|us)\\d{2}xx[0-9a-f]{30}NRAL)',
  }),
  assignedTokenRule({
    id: 'datadog-key',
    title: 'Datadog key',
    keywords: ['datadog', 'dd_api', 'dd_app', 'dd-api', 'dd-app'],
    names: 'datadog[\\w-]{0,20}(?:key|token)|dd[_-]ap[ip][\\w-]{0,12}key',
    shape: '(?:[0-9a-f]{40}|[0-9a-f]{32})',
  }),
  tokenRule({
    id: 'datadog-token',
    title: 'Datadog token',
    keywords: ['ddpat_', 'ddapp_'],
    shape: 'dd(?:pat|app)_[0-9A-Za-z]{30,60}',
  }),
  tokenRule({
    id: 'grafana-token',
    title: 'Grafana service account token',
    keywords: ['glsa_'],
    shape: 'glsa_[0-9A-Za-z]{32}_[0-9A-Fa-f]{8}',
    proves: endsWithHexCrc,
  }),
  tokenRule({
    id: 'grafana-cloud-token',
    title: 'Grafana Cloud token',
    keywords: ['glc_', 'eyjrijoi'],
    shape: '(?:glc_eyJ[0-9A-Za-z+/]{40,400}={0,3}|eyJrIjoi[0-9A-Za-z]{70,400}={0,3})',
  }),
  tokenRule({
    id: 'sentry-token',
    title: 'Sentry token',
    keywords: ['sntrys_', 'sntryu_'],
    shape: '(?:sntrys_eyJ[0-9A-Za-z+/=]{40,400}_[0-9A-Za-z+/]{43}|sntryu_[0-9a-f]{64})',
  }),
  tokenRule({
    id: 'dynatrace-token',
    title: 'Dynatrace token',
    keywords: ['dt0c01.', 'dt0s01.', 'dt0s16.'],
    shape: String.raw`dt0[cs]\d{2}\.[0-9A-Z]{24}\.[0-9A-Z]{64}`,
  }),
  tokenRule({
    id: 'honeycomb-key',
    title: 'Honeycomb key',
    severity: 'high',
    keywords: ['hcaik_', 'hcaic_', 'hcamk_'],
    shape: 'hca(?:ik|ic|mk)_[0-9a-z]{58}',
  }),
  tokenRule({
    id: 'posthog-key',
    title: 'PostHog personal key',
    keywords: ['phx_'],
    shape: 'phx_[0-9A-Za-z]{43,48}',
  }),
  assignedTokenRule({
    id: 'algolia-admin-key',
    title: 'Algolia admin key',
    keywords: ['algolia'],
    names: 'algolia[\\w-]{0,20}(?:admin|write|api)[\\w-]{0,10}key',
    shape: '[0-9a-f]{32}',
  }),
];
