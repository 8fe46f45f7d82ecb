import type { SecretRule } from '../secret-rule.ts';
import { assignedTokenRule, tokenRule } from '../token-rule.ts';

/** The first part of a Discord bot token is the bot's decimal id in base64. */
function holdsDecimalId(token: string): boolean {
  return /^\d{17,20}$/.test(Buffer.from(token.split('.')[0] ?? '', 'base64').toString('latin1'));
}

/** Keywords for a prefix too short to be one: it and each hexadecimal digit. */
function beforeHexDigit(prefix: string): readonly string[] {
  return [...'0123456789abcdef'].map((digit) => prefix + digit);
}

/** Chat and mail. */
export const messagingRules: readonly SecretRule[] = [
  tokenRule({
    id: 'slack-token',
    title: 'Slack token',
    keywords: [
      'xoxb-',
      'xoxp-',
      'xoxa-',
      'xoxr-',
      'xoxs-',
      'xoxo-',
      'xoxe',
      'xoxc-',
      'xoxd-',
      'xapp-',
    ],
    shape: String.raw`(?:xox[abceoprs]-(?:\d{1,14}-){0,3}[0-9A-Za-z-]{16,200}|xoxd-[0-9A-Za-z%+/]{60,300}|xoxe(?:\.xox[bp])?-\d-[0-9A-Za-z]{140,200}|xapp-\d-[0-9A-Z]{8,14}-\d{10,14}-[0-9a-f]{32,80})`,
  }),
  tokenRule({
    id: 'slack-webhook',
    title: 'Slack webhook',
    severity: 'high',
    keywords: ['hooks.slack.com'],
    shape: String.raw`hooks\.slack\.com/(?:services/T[0-9A-Z]{6,12}/B[0-9A-Z]{6,12}/[0-9A-Za-z]{20,28}|(?:workflows|triggers)/[0-9A-Za-z]{6,14}/[0-9A-Za-z/]{20,80})`,
  }),
  tokenRule({
    id: 'discord-bot-token',
    title: 'Discord bot token',
    keywords: ['discord', 'bot', 'token', 'login'],
    shape: String.raw`[MNO][0-9A-Za-z]{22,27}\.[0-9A-Za-z_-]{6}\.[0-9A-Za-z_-]{27,38}`,
    proves: holdsDecimalId,
    unproven: 'none',
  }),
  tokenRule({
    id: 'discord-webhook',
    title: 'Discord webhook',
    severity: 'high',
    keywords: ['/api/webhooks/'],
    shape: String.raw`discord(?:app)?\.com/api/webhooks/\d{17,20}/[0-9A-Za-z_-]{60,72}`,
  }),
  assignedTokenRule({
    id: 'discord-client-secret',
    title: 'Discord client secret',
    keywords: ['discord'],
    names: 'discord[\\w-]{0,20}secret',
    shape: '[0-9a-z_-]{32}',
  }),
  tokenRule({
    id: 'telegram-bot-token',
    title: 'Telegram bot token',
    keywords: [':aa'],
    shape: String.raw`\d{8,10}:AA[0-9A-Za-z_-]{33}`,
  }),
  tokenRule({
    id: 'teams-webhook',
    title: 'Microsoft Teams webhook',
    severity: 'high',
    keywords: ['.webhook.office.com'],
    shape: String.raw`[0-9a-z-]{1,60}\.webhook\.office\.com/webhookb2/[0-9a-f-]{36}@[0-9a-f-]{36}/IncomingWebhook/[0-9a-f]{32}/[0-9a-f-]{36}`,
  }),
  tokenRule({
    id: 'sendgrid-key',
    title: 'SendGrid API key',
    keywords: ['sg.'],
    shape: String.raw`SG\.[0-9A-Za-z_-]{22}\.[0-9A-Za-z_-]{43}`,
  }),
  tokenRule({
    id: 'mailgun-key',
    title: 'Mailgun API key',
    keywords: ['key-'],
    shape: 'key-[0-9a-f]{32}',
  }),
  assignedTokenRule({
    id: 'mailgun-private-key',
    title: 'Mailgun API key',
    keywords: ['mailgun', 'mg_'],
    names: 'mailgun|mg_[\\w-]{0,20}key',
    shape: '[0-9a-f]{32}-[0-9a-f]{8}-[0-9a-f]{8}',
  }),
  tokenRule({
    id: 'mailchimp-key',
    title: 'Mailchimp API key',
    keywords: ['-us'],
    shape: String.raw`[0-9a-f]{32}-us\d{1,2}`,
  }),
  tokenRule({
    id: 'brevo-key',
    title: 'Brevo API key',
    keywords: ['xkeysib-', 'xsmtpsib-'],
    shape: 'x(?:key|smtp)sib-[0-9a-f]{64}-[0-9A-Za-z]{16}',
  }),
  tokenRule({
    id: 'resend-key',
    title: 'Resend API key',
    keywords: ['re_'],
    shape: 're_[0-9A-Za-z]{8}_[0-9A-Za-z]{24}',
  }),
  tokenRule({
    id: 'twilio-key',
    title: 'Twilio API key',
    severity: 'high',
    keywords: beforeHexDigit('sk'),
    shape: 'SK[0-9a-f]{32}',
  }),
  assignedTokenRule({
    id: 'twilio-auth-token',
    title: 'Twilio auth token',
    severity: 'critical',
    keywords: ['twilio'],
    names: 'twilio[\\w-]{0,20}(?:token|secret|key)',
    shape: '[0-9a-f]{32}',
  }),
  {
    id: 'twilio-account-pair',
    title: 'Twilio auth token',
    severity: 'critical',
    keywords: beforeHexDigit('ac'),
    pattern: /(?<![A-Za-z0-9])AC[0-9a-f]{32}["':,\s]{1,6}(?<secret>[0-9a-f]{32})(?![0-9A-Za-z])/g,
  },
];
