import type { SecretRule } from '../secret-rule.ts';
import { assignedTokenRule, tokenRule } from '../token-rule.ts';

/** The keys in Stripe's documentation begin with these. */
const stripeDocumented = /^sk_test_(?:4eC39Hq|BQokikJ|26PHem9)/;

/** Payment, shops and office services. */
export const commerceRules: readonly SecretRule[] = [
  tokenRule({
    id: 'stripe-live-key',
    title: 'Stripe live key',
    keywords: ['sk_live_', 'rk_live_', 'sk_prod_', 'rk_prod_'],
    shape: '[sr]k_(?:live|prod)_[0-9A-Za-z]{16,247}',
  }),
  {
    ...tokenRule({
      id: 'stripe-test-key',
      title: 'Stripe test key',
      severity: 'medium',
      keywords: ['sk_test_', 'rk_test_'],
      shape: '[sr]k_test_[0-9A-Za-z]{16,247}',
    }),
    weigh: ({ secret }) =>
      stripeDocumented.test(secret) || /test_[a-z]*$/i.test(secret)
        ? undefined
        : { severity: 'medium', verified: false },
  },
  tokenRule({
    id: 'stripe-webhook-secret',
    title: 'Stripe webhook secret',
    severity: 'high',
    keywords: ['whsec_'],
    shape: 'whsec_[0-9A-Za-z+/]{24,64}={0,2}',
  }),
  tokenRule({
    id: 'square-token',
    title: 'Square token',
    keywords: ['sq0atp-', 'sq0csp-', 'eaaa'],
    shape: '(?:sq0atp-[0-9A-Za-z_-]{22}|sq0csp-[0-9A-Za-z_-]{43}|EAAA[lE][0-9A-Za-z_-]{59})',
  }),
  tokenRule({
    id: 'shopify-token',
    title: 'Shopify token',
    keywords: ['shpat_', 'shpca_', 'shppa_', 'shpss_', 'shpua_'],
    shape: 'shp(?:at|ca|pa|ss|ua)_[0-9a-fA-F]{32}',
  }),
  tokenRule({
    id: 'braintree-token',
    title: 'Braintree token',
    keywords: ['access_token$'],
    shape: String.raw`access_token\$(?:production|sandbox)\$[0-9a-z]{16}\$[0-9a-f]{32}`,
  }),
  tokenRule({
    id: 'flutterwave-key',
    title: 'Flutterwave key',
    keywords: ['flwseck'],
    shape: 'FLWSECK(?:_TEST)?-[0-9a-hA-H]{12,32}(?:-X)?',
  }),
  tokenRule({
    id: 'easypost-key',
    title: 'EasyPost API key',
    keywords: ['ezak', 'eztk'],
    shape: 'EZ[AT]K[0-9A-Za-z]{54}',
  }),
  tokenRule({
    id: 'shippo-token',
    title: 'Shippo token',
    keywords: ['shippo_'],
    shape: 'shippo_(?:live|test)_[0-9a-fA-F]{40}',
  }),
  tokenRule({
    id: 'notion-token',
    title: 'Notion token',
    keywords: ['ntn_', 'secret_'],
    shape: String.raw`(?:ntn_\d{11}[0-9A-Za-z]{35}|secret_[0-9A-Za-z]{43})`,
  }),
  tokenRule({
    id: 'airtable-token',
    title: 'Airtable token',
    keywords: ['pat'],
    shape: String.raw`pat[0-9A-Za-z]{14}\.[0-9a-f]{64}`,
  }),
  tokenRule({
    id: 'postman-key',
    title: 'Postman API key',
    keywords: ['pmak-'],
    shape: 'PMAK-[0-9a-f]{24}-[0-9a-f]{34}',
  }),
  tokenRule({
    id: 'hubspot-token',
    title: 'HubSpot token',
    keywords: ['pat-na', 'pat-eu'],
    shape: String.raw`pat-(?:na|eu)\d-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}`,
  }),
  tokenRule({
    id: 'typeform-token',
    title: 'Typeform token',
    keywords: ['tfp_'],
    shape: 'tfp_[0-9A-Za-z_.=-]{40,60}',
  }),
  tokenRule({
    id: 'figma-token',
    title: 'Figma token',
    keywords: ['figd_'],
    shape: 'figd_[0-9A-Za-z_-]{36,44}',
  }),
  tokenRule({
    id: 'contentful-token',
    title: 'Contentful token',
    keywords: ['cfpat-'],
    shape: 'CFPAT-[0-9A-Za-z_-]{43}',
  }),
  tokenRule({
    id: 'mapbox-token',
    title: 'Mapbox secret token',
    keywords: ['sk.eyj'],
    shape: String.raw`sk\.eyJ[0-9A-Za-z_-]{40,200}\.[0-9A-Za-z_-]{20,24}`,
  }),
  tokenRule({
    id: 'dropbox-token',
    title: 'Dropbox token',
    keywords: ['sl.'],
    shape: String.raw`sl\.(?:u\.)?[0-9A-Za-z_-]{130,1400}`,
  }),
  tokenRule({
    id: 'facebook-token',
    title: 'Facebook access token',
    keywords: ['eaa'],
    shape: 'EAA[MC][0-9A-Za-z]{100,400}',
  }),
  assignedTokenRule({
    id: 'okta-token',
    title: 'Okta token',
    keywords: ['okta'],
    names: 'okta[\\w-]{0,20}(?:token|key)',
    shape: '00[0-9a-z_-]{40}',
  }),
];
