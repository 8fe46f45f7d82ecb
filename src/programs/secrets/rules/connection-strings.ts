import { isStandIn } from '../made-up.ts';
import { isReference } from '../references.ts';
import type { Candidate, SecretRule, Weight } from '../secret-rule.ts';

/** Hosts that only this machine, or a container beside it, answers to. */
const localHost =
  /^(?:localhost|127\.\d|0\.0\.0\.0|\[::1\]|host\.docker\.internal|[a-z0-9_-]+(?:[:/?]|$))/i;
const documentedHost = /(?:^|\.)(?:example(?:\.(?:com|org|net))?|test|invalid)(?:[:/?,]|$)/i;
/** What documentation writes for a password. */
const namedPassword =
  /^(?:\w{0,16}pass(?:word|wd)?|p(?:wd|w)?|x+|\*+|user(?:name)?|key|token|secret|[a-z])$/i;

/** A password in a URL: weighs less where only this machine answers to the host. */
function weighUrl({ match }: Candidate): Weight | undefined {
  const { user = '', host = '' } = match.groups ?? {};
  const secret = (match.groups?.secret ?? '').replace(/%([0-7][0-9a-f])/gi, (_, hex) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  if (isReference(secret) || namedPassword.test(secret) || documentedHost.test(host)) {
    return undefined;
  }
  if (secret.toLowerCase() === user.toLowerCase() || isStandIn(secret)) return undefined;
  return { severity: localHost.test(host) ? 'medium' : 'critical', verified: false };
}

const rest = String.raw`(?<user>[^\s:/?#@"'\x60<>\\]{0,128}):(?<secret>[^\s/?#@"'\x60<>\\]{4,256})@(?<host>[A-Za-z0-9\[_.${'{'}%][^\s"'\x60<>)\\]{0,128})`;

export const connectionStringRules: readonly SecretRule[] = [
  {
    id: 'connection-string',
    title: 'Password in a connection string',
    severity: 'critical',
    keywords: ['://'],
    pattern: new RegExp(
      `(?<![A-Za-z0-9])(?:postgres(?:ql)?|mysql|mariadb|mssql|sqlserver|oracle|cockroachdb|clickhouse|mongodb|redis|rediss|valkey|amqps?|kafka|nats|mqtts?|ldaps?|smtps?|imaps?|ftps?|sftp|ssh|couchbases?|neo4j|bolt|cassandra|elasticsearch|snowflake|memcached?)(?:\\+[a-z0-9]{2,16})?://${rest}`,
      'gi',
    ),
    contextual: true,
    weigh: weighUrl,
  },
  {
    id: 'url-password',
    title: 'Password in a URL',
    severity: 'critical',
    keywords: ['http://', 'https://', 'ws://', 'wss://', 'git://', 'svn://'],
    pattern: new RegExp(`(?:https?|wss?|git|svn)://${rest}`, 'gi'),
    contextual: true,
    weigh: weighUrl,
  },
];
