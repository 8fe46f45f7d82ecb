import { base62Crc, crc32 } from '../../../src/programs/secrets/checksum.ts';
import type { RandomText } from './random-text.ts';

/** Makes one synthetic secret of a rule's public format, in a line of the kind it is found in. */
export interface TokenSample {
  readonly rule: string;
  make(random: RandomText): { readonly secret: string; readonly line: string };
}

type Make = (r: RandomText) => string;

/** The token stands alone in quotes: its form is all there is to recognise it by. */
const token = (rule: string, make: Make): TokenSample => ({
  rule,
  make: (random) => {
    const secret = make(random);
    return { secret, line: `connect("${secret}")` };
  },
});

/** A value without a form, given to `name`. */
const assigned = (rule: string, name: string, make: Make): TokenSample => ({
  rule,
  make: (random) => {
    const secret = make(random);
    return { secret, line: `${name} = "${secret}"` };
  },
});

const withCrc = (prefix: string, body: string) => prefix + body + base62Crc(body);

function grafanaToken(r: RandomText): string {
  const key = `glsa_${r.text('base62', 32)}`;
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(crc32(key));
  return `${key}_${bytes.toString('hex')}`;
}

function discordToken(r: RandomText): string {
  const id = Buffer.from(`1${r.text('digits', 17)}`)
    .toString('base64')
    .replace(/=+$/, '');
  return `${id}.${r.text('base64url', 6)}.${r.text('base64url', 38)}`;
}

function jwt(r: RandomText): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const header = part({ alg: 'HS256', typ: 'JWT' });
  return `${header}.${part({ sub: r.uuid(), scope: 'admin' })}.${r.text('base64url', 43)}`;
}

export const tokenSamples: readonly TokenSample[] = [
  ...['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_'].map((prefix) =>
    token('github-token', (r) => withCrc(prefix, r.text('base62', 30))),
  ),
  token('github-refresh-token', (r) => withCrc('ghr_', r.text('base62', 70))),
  token(
    'github-fine-grained-token',
    (r) => `github_pat_${r.text('base62', 22)}_${r.text('base62', 59)}`,
  ),
  token('gitlab-token', (r) => `glpat-${r.text('base62', 20)}`),
  token('gitlab-token', (r) => `glptt-${r.text('hex', 40)}`),
  token('gitlab-token', (r) => `glrt-t1_${r.text('base64url', 30)}.01${r.text('base36', 7)}`),
  token('gitlab-runner-registration-token', (r) => `GR1348941${r.text('base62', 20)}`),
  token('bitbucket-app-password', (r) => `ATBB${r.text('base62', 24)}${r.text('upperHex', 8)}`),
  token(
    'atlassian-token',
    (r) => `ATATT3xFfGF0${r.text('base64url', 160)}=${r.text('upperHex', 8)}`,
  ),
  token('circleci-token', (r) => `CCIPAT_${r.text('base62', 22)}_${r.text('hex', 40)}`),
  token('buildkite-token', (r) => `bkua_${r.text('hex', 40)}`),
  token('sourcegraph-token', (r) => `sgp_${r.text('hex', 16)}_${r.text('hex', 40)}`),
  token('linear-key', (r) => `lin_api_${r.text('base62', 40)}`),
  token('sonar-token', (r) => `squ_${r.text('hex', 40)}`),
  token('npm-token', (r) => withCrc('npm_', r.text('base62', 30))),
  {
    rule: 'npmrc-auth',
    make: (r) => {
      const secret = r.uuid();
      return { secret, line: `//registry.corp.io/:_authToken=${secret}` };
    },
  },
  token('pypi-token', (r) => `pypi-AgEIcHlwaS5vcmc${r.text('base64url', 120)}`),
  token('crates-io-token', (r) => `cio${r.text('base62', 32)}`),
  token('docker-hub-token', (r) => `dckr_pat_${r.text('base64url', 26)}a`),
  token('rubygems-key', (r) => `rubygems_${r.text('hex', 48)}`),
  token('nuget-key', (r) => `oy2${r.text('base36', 43)}`),
  token('clojars-token', (r) => `CLOJARS_${r.text('base36', 60)}`),
  token('artifactory-token', (r) => `AKCp${r.text('base62', 69)}`),
  token('aws-access-key-id', (r) => `AKIA${r.text('base32', 16)}`),
  token('aws-access-key-id', (r) => `ASIA${r.text('base32', 16)}`),
  assigned('aws-secret-access-key', 'aws_secret_access_key', (r) => r.text('base64', 40)),
  {
    rule: 'aws-key-pair',
    make: (r) => {
      const secret = `${r.text('base62', 38)}A7`;
      return { secret, line: `new Client("AKIA${r.text('base32', 16)}", "${secret}")` };
    },
  },
  token('aws-bedrock-key', (r) => `ABSK${r.text('base62', 128)}`),
  token('google-api-key', (r) => `AIza${r.text('base62', 35)}`),
  token('google-oauth-secret', (r) => `GOCSPX-${r.text('base62', 28)}`),
  token('google-oauth-token', (r) => `ya29.${r.text('base64url', 120)}a`),
  token(
    'firebase-server-key',
    (r) => `AAAA${r.text('base62', 7)}:APA91b${r.text('base64url', 133)}a`,
  ),
  assigned('azure-storage-key', 'AccountKey', (r) => `${r.text('base62', 86)}==`),
  assigned('azure-shared-access-key', 'SharedAccessKey', (r) => `${r.text('base62', 43)}=`),
  {
    rule: 'azure-sas',
    make: (r) => {
      const secret = `sig=${r.text('base62', 43)}%3D`;
      return { secret, line: `https://a.blob.core.windows.net/c?sv=2022-11-02&${secret}` };
    },
  },
  token('azure-client-secret', (r) => `${r.text('base62', 3)}8Q~${r.text('base62', 34)}`),
  token('azure-devops-token', (r) => `${r.text('base62', 76)}AZDO${r.text('base62', 4)}`),
  assigned('azure-devops-legacy-token', 'azure_devops_pat', (r) => r.text('lowerBase32', 52)),
  token('openai-key', (r) => `sk-${r.text('base62', 20)}T3BlbkFJ${r.text('base62', 20)}`),
  token(
    'openai-key',
    (r) => `sk-proj-${r.text('base64url', 74)}T3BlbkFJ${r.text('base64url', 73)}a`,
  ),
  token('openai-project-key', (r) => `sk-svcacct-${r.text('base62', 60)}`),
  token('anthropic-key', (r) => `sk-ant-api03-${r.text('base64url', 93)}AA`),
  token('huggingface-token', (r) => `hf_${r.text('letters', 34)}`),
  token('groq-key', (r) => `gsk_${r.text('base62', 52)}`),
  token('perplexity-key', (r) => `pplx-${r.text('base62', 48)}`),
  token('replicate-token', (r) => `r8_${r.text('base62', 37)}`),
  token('xai-key', (r) => `xai-${r.text('base62', 80)}`),
  token('openrouter-key', (r) => `sk-or-v1-${r.text('hex', 64)}`),
  token('langsmith-key', (r) => `lsv2_pt_${r.text('hex', 32)}_${r.text('hex', 10)}`),
  token('sk-key', (r) => `sk-${r.text('hex', 32)}`),
  assigned('cohere-key', 'COHERE_API_KEY', (r) => r.text('base62', 40)),
  token(
    'slack-token',
    (r) => `xoxb-${r.text('digits', 12)}-${r.text('digits', 12)}-${r.text('base62', 24)}`,
  ),
  token(
    'slack-token',
    (r) => `xapp-1-${r.text('upperBase36', 11)}-${r.text('digits', 13)}-${r.text('hex', 64)}`,
  ),
  token(
    'slack-webhook',
    (r) =>
      `hooks.slack.com/services/T${r.text('upperBase36', 10)}/B${r.text('upperBase36', 10)}/${r.text('base62', 24)}`,
  ),
  assigned('discord-bot-token', 'DISCORD_TOKEN', discordToken),
  token(
    'discord-webhook',
    (r) => `discord.com/api/webhooks/1${r.text('digits', 18)}/${r.text('base62', 68)}`,
  ),
  assigned('discord-client-secret', 'DISCORD_CLIENT_SECRET', (r) => r.text('base62', 32)),
  token('telegram-bot-token', (r) => `1${r.text('digits', 9)}:AA${r.text('base62', 33)}`),
  token(
    'teams-webhook',
    (r) =>
      `corp.webhook.office.com/webhookb2/${r.uuid()}@${r.uuid()}/IncomingWebhook/${r.text('hex', 32)}/${r.uuid()}`,
  ),
  token('sendgrid-key', (r) => `SG.${r.text('base62', 22)}.${r.text('base62', 43)}`),
  token('mailgun-key', (r) => `key-${r.text('hex', 32)}`),
  assigned(
    'mailgun-private-key',
    'MAILGUN_KEY',
    (r) => `${r.text('hex', 32)}-${r.text('hex', 8)}-${r.text('hex', 8)}`,
  ),
  token('mailchimp-key', (r) => `${r.text('hex', 32)}-us12`),
  token('brevo-key', (r) => `xkeysib-${r.text('hex', 64)}-${r.text('base62', 16)}`),
  token('resend-key', (r) => `re_${r.text('base62', 8)}_${r.text('base62', 24)}`),
  token('twilio-key', (r) => `SK${r.text('hex', 32)}`),
  assigned('twilio-auth-token', 'TWILIO_AUTH_TOKEN', (r) => r.text('hex', 32)),
  {
    rule: 'twilio-account-pair',
    make: (r) => {
      const secret = r.text('hex', 32);
      return { secret, line: `Client("AC${r.text('hex', 32)}", "${secret}")` };
    },
  },
  token('stripe-live-key', (r) => `sk_live_${r.text('base62', 24)}`),
  token('stripe-live-key', (r) => `rk_live_${r.text('base62', 99)}`),
  token('stripe-test-key', (r) => `sk_test_51${r.text('base62', 97)}`),
  token('stripe-webhook-secret', (r) => `whsec_${r.text('base62', 32)}`),
  token('square-token', (r) => `sq0csp-${r.text('base62', 43)}`),
  token('square-token', (r) => `EAAAl${r.text('base62', 59)}`),
  token('shopify-token', (r) => `shpat_${r.text('hex', 32)}`),
  token(
    'braintree-token',
    (r) => `access_token$production$${r.text('base36', 16)}$${r.text('hex', 32)}`,
  ),
  token('flutterwave-key', (r) => `FLWSECK-${r.text('hex', 32)}-X`),
  token('easypost-key', (r) => `EZAK${r.text('base62', 54)}`),
  token('shippo-token', (r) => `shippo_live_${r.text('hex', 40)}`),
  token('notion-token', (r) => `ntn_${r.text('digits', 11)}${r.text('base62', 35)}`),
  token('airtable-token', (r) => `pat${r.text('base62', 14)}.${r.text('hex', 64)}`),
  token('postman-key', (r) => `PMAK-${r.text('hex', 24)}-${r.text('hex', 34)}`),
  token('hubspot-token', (r) => `pat-na1-${r.uuid()}`),
  token('typeform-token', (r) => `tfp_${r.text('base62', 44)}`),
  token('figma-token', (r) => `figd_${r.text('base62', 40)}`),
  token('contentful-token', (r) => `CFPAT-${r.text('base62', 43)}`),
  token('mapbox-token', (r) => `sk.eyJ${r.text('base62', 80)}.${r.text('base62', 22)}`),
  token('dropbox-token', (r) => `sl.${r.text('base64url', 139)}a`),
  token('facebook-token', (r) => `EAAM${r.text('base62', 180)}`),
  assigned('okta-token', 'OKTA_API_TOKEN', (r) => `00${r.text('base62', 40)}`),
  token('new-relic-key', (r) => `NRAK-${r.text('upperBase36', 27)}`),
  token('new-relic-key', (r) => `${r.text('hex', 36)}NRAL`),
  assigned('datadog-key', 'DD_API_KEY', (r) => r.text('hex', 32)),
  assigned('datadog-key', 'datadog_app_key', (r) => r.text('hex', 40)),
  token('datadog-token', (r) => `ddpat_${r.text('base62', 40)}`),
  token('grafana-token', grafanaToken),
  token('grafana-cloud-token', (r) => `glc_eyJ${r.text('base62', 100)}`),
  token('sentry-token', (r) => `sntryu_${r.text('hex', 64)}`),
  token(
    'dynatrace-token',
    (r) => `dt0c01.${r.text('upperBase36', 24)}.${r.text('upperBase36', 64)}`,
  ),
  token('honeycomb-key', (r) => `hcaik_${r.text('base36', 58)}`),
  token('posthog-key', (r) => `phx_${r.text('base62', 43)}`),
  assigned('algolia-admin-key', 'ALGOLIA_ADMIN_KEY', (r) => r.text('hex', 32)),
  token('vault-token', (r) => `hvs.${r.text('base64url', 94)}a`),
  assigned('vault-legacy-token', 'VAULT_TOKEN', (r) => `s.${r.text('base62', 24)}`),
  token('terraform-cloud-token', (r) => `${r.text('base62', 14)}.atlasv1.${r.text('base62', 67)}`),
  token('pulumi-token', (r) => `pul-${r.text('hex', 40)}`),
  token('doppler-token', (r) => `dp.pt.${r.text('base62', 43)}`),
  token('1password-token', (r) => `ops_eyJ${r.text('base62', 250)}`),
  token(
    '1password-secret-key',
    (r) => `A3-${[6, 11, 5, 5, 5].map((length) => r.text('upperBase36', length)).join('-')}`,
  ),
  token('databricks-token', (r) => `dapi${r.text('hex', 32)}`),
  token('openshift-token', (r) => `sha256~${r.text('base62', 43)}`),
  token('prefect-token', (r) => `pnu_${r.text('base62', 36)}`),
  token('infracost-token', (r) => `ico-${r.text('base62', 32)}`),
  token('octopus-deploy-key', (r) => `API-7${r.text('upperBase36', 25)}`),
  token(
    'harness-token',
    (r) => `pat.${r.text('base62', 22)}.${r.text('base62', 24)}.${r.text('base62', 20)}`,
  ),
  token('launchdarkly-key', (r) => `sdk-${r.uuid()}`),
  token('digitalocean-token', (r) => `dop_v1_${r.text('hex', 64)}`),
  token('heroku-key', (r) => `HRKU-AA${r.text('base62', 58)}`),
  assigned('heroku-legacy-key', 'HEROKU_API_KEY', (r) => r.uuid()),
  assigned('cloudflare-key', 'CLOUDFLARE_API_TOKEN', (r) => r.text('base62', 40)),
  token('cloudflare-origin-ca-key', (r) => `v1.0-${r.text('hex', 24)}-${r.text('hex', 146)}`),
  token('netlify-token', (r) => `nfp_${r.text('base62', 36)}`),
  token('fly-token', (r) => `fo1_${r.text('base62', 43)}`),
  token('vercel-token', (r) => `vercel_blob_rw_${r.text('base62', 16)}_${r.text('base62', 30)}`),
  token('planetscale-credential', (r) => `pscale_tkn_${r.text('base62', 43)}`),
  token('supabase-key', (r) => `sbp_${r.text('hex', 40)}`),
  token('tailscale-key', (r) => `tskey-auth-${r.text('base62', 11)}CNTRL-${r.text('base62', 32)}`),
  token('alibaba-access-key-id', (r) => `LTAI${r.text('base62', 20)}`),
  token('clickhouse-key', (r) => `4b1d${r.text('base62', 37)}Z`),
  token('scalingo-token', (r) => `tk-us-${r.text('base62', 48)}`),
  assigned('fastly-token', 'FASTLY_API_TOKEN', (r) => r.text('base62', 32)),
  {
    rule: 'sidekiq-credential',
    make: (r) => {
      const secret = `${r.text('hex', 8)}:${r.text('hex', 8)}`;
      return { secret, line: `source "https://${secret}@gems.contribsys.com/"` };
    },
  },
  token('jwt', jwt),
];
