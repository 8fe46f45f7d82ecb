import type { SecretRule } from '../secret-rule.ts';
import { assignedTokenRule, tokenRule } from '../token-rule.ts';

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';

/** Hosting, networks and databases as a service. */
export const hostingRules: readonly SecretRule[] = [
  tokenRule({
    id: 'digitalocean-token',
    title: 'DigitalOcean token',
    keywords: ['dop_v1_', 'doo_v1_', 'dor_v1_'],
    shape: 'do[opr]_v1_[0-9a-f]{64}',
  }),
  tokenRule({
    id: 'heroku-key',
    title: 'Heroku API key',
    keywords: ['hrku-'],
    shape: 'HRKU-[0-9A-Za-z_-]{36,62}',
  }),
  assignedTokenRule({
    id: 'heroku-legacy-key',
    title: 'Heroku API key',
    keywords: ['heroku'],
    names: 'heroku[\\w-]{0,20}(?:key|token)',
    shape: uuid,
  }),
  assignedTokenRule({
    id: 'cloudflare-key',
    title: 'Cloudflare API key',
    keywords: ['cloudflare', 'cf_api'],
    names: 'cloudflare[\\w-]{0,20}(?:key|token)|cf_api[_-]?(?:key|token)',
    shape: '(?:[0-9a-f]{37}|[0-9a-z_-]{40})',
  }),
  tokenRule({
    id: 'cloudflare-origin-ca-key',
    title: 'Cloudflare origin CA key',
    keywords: ['v1.0-'],
    shape: String.raw`v1\.0-[0-9a-f]{24}-[0-9a-f]{146}`,
  }),
  tokenRule({
    id: 'netlify-token',
    title: 'Netlify token',
    keywords: ['nfp_'],
    shape: 'nfp_[0-9A-Za-z]{36}',
  }),
  tokenRule({
    id: 'fly-token',
    title: 'Fly.io token',
    keywords: ['fo1_', 'fm1r_', 'fm1a_', 'fm2_'],
    shape: '(?:fo1_[0-9A-Za-z_-]{43}|fm(?:1[ar]|2)_[0-9A-Za-z+/]{100,2000}={0,3})',
  }),
  tokenRule({
    id: 'vercel-token',
    title: 'Vercel token',
    keywords: ['vercel_blob_rw_', 'vcp_', 'vck_'],
    shape: '(?:vercel_blob_rw_[0-9A-Za-z]{16}_[0-9A-Za-z]{30}|vc[pk]_[0-9A-Za-z]{56})',
  }),
  tokenRule({
    id: 'planetscale-credential',
    title: 'PlanetScale credential',
    keywords: ['pscale_'],
    shape: `pscale_(?:tkn|pw|oauth)_[0-9A-Za-z_.=-]{32,64}`,
  }),
  tokenRule({
    id: 'supabase-key',
    title: 'Supabase secret key',
    keywords: ['sbp_', 'sb_secret_'],
    shape: '(?:sbp_(?:v0_)?[0-9a-f]{40}|sb_secret_[0-9A-Za-z_-]{31})',
  }),
  tokenRule({
    id: 'tailscale-key',
    title: 'Tailscale key',
    keywords: ['tskey-'],
    shape: 'tskey-(?:api|auth|client|scim|webhook)-[0-9A-Za-z]{6,32}(?:CNTRL)?-[0-9A-Za-z]{16,64}',
  }),
  tokenRule({
    id: 'alibaba-access-key-id',
    title: 'Alibaba Cloud access key id',
    severity: 'high',
    keywords: ['ltai'],
    shape: 'LTAI[0-9A-Za-z]{20}',
  }),
  tokenRule({
    id: 'clickhouse-key',
    title: 'ClickHouse Cloud key',
    keywords: ['4b1d'],
    shape: '4b1d(?=[0-9a-z]{0,37}[A-Z])[0-9A-Za-z]{38}',
  }),
  tokenRule({
    id: 'scalingo-token',
    title: 'Scalingo token',
    keywords: ['tk-us-'],
    shape: 'tk-us-[0-9A-Za-z_-]{48}',
  }),
  assignedTokenRule({
    id: 'fastly-token',
    title: 'Fastly API token',
    keywords: ['fastly'],
    names: 'fastly[\\w-]{0,20}(?:key|token)',
    shape: '[0-9a-z_-]{32}',
  }),
  {
    id: 'sidekiq-credential',
    title: 'Sidekiq credential',
    severity: 'high',
    keywords: ['contribsys.com', 'contribsys__com'],
    pattern:
      /(?<secret>[0-9a-f]{8}:[0-9a-f]{8})@(?:gems|enterprise)\.contribsys\.com|CONTRIBSYS__COM\s{0,3}[=:]\s{0,3}["']?(?<bare>[0-9a-f]{8}:[0-9a-f]{8})/g,
    weigh: () => ({ severity: 'high', verified: false }),
  },
];
