import { endsWithBase62Crc } from '../checksum.ts';
import type { SecretRule } from '../secret-rule.ts';
import { tokenRule } from '../token-rule.ts';

/** Forges and CI services. */
export const codeHostingRules: readonly SecretRule[] = [
  tokenRule({
    id: 'github-token',
    title: 'GitHub token',
    keywords: ['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_'],
    shape: 'gh[pousr]_[0-9A-Za-z]{36}',
    proves: (token) => endsWithBase62Crc(token.slice(4)),
  }),
  tokenRule({
    id: 'github-refresh-token',
    title: 'GitHub refresh token',
    keywords: ['ghr_'],
    shape: 'ghr_[0-9A-Za-z]{76}',
    proves: (token) => endsWithBase62Crc(token.slice(4)),
  }),
  tokenRule({
    id: 'github-fine-grained-token',
    title: 'GitHub fine-grained token',
    keywords: ['github_pat_'],
    shape: 'github_pat_[0-9A-Za-z]{22}_[0-9A-Za-z]{59}',
  }),
  tokenRule({
    id: 'gitlab-token',
    title: 'GitLab token',
    keywords: [
      'glpat-',
      'glptt-',
      'gldt-',
      'glrt-',
      'glcbt-',
      'glft-',
      'glimt-',
      'glsoat-',
      'gloas-',
      'glffct-',
      'glagent-',
    ],
    shape: String.raw`gl(?:pat|ptt|dt|rt|cbt|ft|imt|soat|oas|ffct|agent)-(?:t\d_)?[0-9A-Za-z_-]{20,300}(?:\.[0-9a-z]{2}(?:\.[0-9a-z]{2})?[0-9a-z]{7})?`,
  }),
  tokenRule({
    id: 'gitlab-runner-registration-token',
    title: 'GitLab runner registration token',
    keywords: ['gr1348941'],
    shape: 'GR1348941[0-9A-Za-z_-]{20}',
  }),
  tokenRule({
    id: 'bitbucket-app-password',
    title: 'Bitbucket app password',
    keywords: ['atbb'],
    shape: 'ATBB[0-9A-Za-z]{24}[0-9A-F]{8}',
  }),
  tokenRule({
    id: 'atlassian-token',
    title: 'Atlassian API token',
    keywords: ['atatt3xffgf0', 'atctt3xffg'],
    shape: 'AT[AC]TT3xFfG[0-9A-Za-z_-]{20,300}=[0-9A-F]{8}',
  }),
  tokenRule({
    id: 'circleci-token',
    title: 'CircleCI token',
    keywords: ['ccipat_', 'ccipprj_'],
    shape: 'CCIP(?:AT|PRJ)_[0-9A-Za-z]{20,24}_[0-9a-f]{40}',
  }),
  tokenRule({
    id: 'buildkite-token',
    title: 'Buildkite API token',
    keywords: ['bkua_'],
    shape: 'bkua_[0-9a-f]{40}',
  }),
  tokenRule({
    id: 'sourcegraph-token',
    title: 'Sourcegraph token',
    keywords: ['sgp_'],
    shape: 'sgp_(?:[0-9a-fA-F]{16}_|local_)?[0-9a-fA-F]{40}',
  }),
  tokenRule({
    id: 'linear-key',
    title: 'Linear API key',
    keywords: ['lin_api_', 'lin_oauth_'],
    shape: 'lin_(?:api_[0-9A-Za-z]{40}|oauth_[0-9a-f]{64})',
  }),
  tokenRule({
    id: 'sonar-token',
    title: 'SonarQube token',
    keywords: ['squ_', 'sqp_', 'sqa_'],
    shape: 'sq[upa]_[0-9a-f]{40}',
  }),
];
