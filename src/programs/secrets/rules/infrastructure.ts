import { isBech32 } from '../checksum.ts';
import type { SecretRule } from '../secret-rule.ts';
import { assignedTokenRule, tokenRule } from '../token-rule.ts';

/** Secret stores, infrastructure as code, clusters. */
export const infrastructureRules: readonly SecretRule[] = [
  tokenRule({
    id: 'vault-token',
    title: 'HashiCorp Vault token',
    keywords: ['hvs.', 'hvb.', 'hvr.'],
    shape: String.raw`hv[sbr]\.[0-9A-Za-z_-]{24,300}`,
  }),
  assignedTokenRule({
    id: 'vault-legacy-token',
    title: 'HashiCorp Vault token',
    severity: 'critical',
    keywords: ['vault'],
    names: 'vault',
    shape: String.raw`s\.[0-9a-z]{24}`,
  }),
  tokenRule({
    id: 'terraform-cloud-token',
    title: 'Terraform Cloud token',
    keywords: ['.atlasv1.'],
    shape: String.raw`[0-9A-Za-z]{14}\.atlasv1\.[0-9A-Za-z_=-]{60,70}`,
  }),
  tokenRule({
    id: 'pulumi-token',
    title: 'Pulumi token',
    keywords: ['pul-'],
    shape: 'pul-[0-9a-f]{40}',
  }),
  tokenRule({
    id: 'doppler-token',
    title: 'Doppler token',
    keywords: ['dp.pt.', 'dp.st.', 'dp.sa.', 'dp.ct.', 'dp.scim.', 'dp.audit.'],
    shape: String.raw`dp\.(?:pt|st|sa|ct|scim|audit)\.(?:[0-9a-z_-]{2,35}\.)?[0-9A-Za-z]{40,44}`,
  }),
  tokenRule({
    id: 'age-secret-key',
    title: 'age secret key',
    keywords: ['age-secret-key-1'],
    shape: 'AGE-SECRET-KEY-1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58}',
    proves: isBech32,
  }),
  tokenRule({
    id: '1password-token',
    title: '1Password service account token',
    keywords: ['ops_eyj'],
    shape: 'ops_eyJ[0-9A-Za-z+/_-]{200,2000}={0,3}',
  }),
  tokenRule({
    id: '1password-secret-key',
    title: '1Password secret key',
    keywords: ['a3-'],
    shape: 'A3-[0-9A-Z]{6}-(?:[0-9A-Z]{11}|[0-9A-Z]{6}-[0-9A-Z]{5})(?:-[0-9A-Z]{5}){3}',
  }),
  tokenRule({
    id: 'databricks-token',
    title: 'Databricks token',
    keywords: ['dapi'],
    shape: String.raw`dapi[0-9a-f]{32}(?:-\d)?`,
  }),
  tokenRule({
    id: 'openshift-token',
    title: 'OpenShift token',
    keywords: ['sha256~'],
    shape: 'sha256~[0-9A-Za-z_-]{43}',
  }),
  tokenRule({
    id: 'prefect-token',
    title: 'Prefect API key',
    keywords: ['pnu_', 'pnb_'],
    shape: 'pn[ub]_[0-9A-Za-z]{36}',
  }),
  tokenRule({
    id: 'infracost-token',
    title: 'Infracost API key',
    keywords: ['ico-'],
    shape: 'ico-[0-9A-Za-z]{32}',
  }),
  tokenRule({
    id: 'octopus-deploy-key',
    title: 'Octopus Deploy API key',
    keywords: ['api-'],
    shape: '(?=[A-Z-]{0,29}[0-9])API-[0-9A-Z]{26}',
  }),
  tokenRule({
    id: 'harness-token',
    title: 'Harness token',
    keywords: ['pat.', 'sat.'],
    shape: String.raw`[ps]at\.[0-9A-Za-z_-]{22}\.[0-9A-Za-z]{24}\.[0-9A-Za-z]{20}`,
  }),
  tokenRule({
    id: 'launchdarkly-key',
    title: 'LaunchDarkly key',
    keywords: ['sdk-', 'api-'],
    shape: '(?:sdk|api)-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}',
  }),
];
