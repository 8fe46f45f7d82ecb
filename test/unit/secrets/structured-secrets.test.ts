import { describe, expect, it } from 'vitest';
import { RandomText } from './random-text.ts';
import { rulesIn, scan } from './scan.ts';

const random = new RandomText(7);
const body = (lines: number) =>
  Array.from({ length: lines }, () => random.text('base64', 64)).join('\n');
/** Split, so that this file holds no header of a key. */
const pem = (kind: string, content: string) =>
  `-----BEGIN ${kind}PRIVATE ${'KEY'}-----\n${content}\n-----END ${kind}PRIVATE ${'KEY'}-----\n`;

describe('private keys', () => {
  it.each(['', 'RSA ', 'EC ', 'DSA ', 'OPENSSH '])('finds a %sPEM key', (kind) => {
    const [key] = scan(`\n\n${pem(kind, body(4))}`, 'deploy/key.pem');
    expect(key).toMatchObject({ rule: 'private-key', severity: 'critical', line: 3, column: 1 });
  });

  it('finds a key of a single line, in JSON, in a string of code', () => {
    const key = pem('', random.text('base64', 64));
    expect(rulesIn(key)).toEqual(['private-key']);
    expect(rulesIn(JSON.stringify({ type: 'service_account', private_key: key }))).toEqual([
      'private-key',
    ]);
    expect(rulesIn(`key = "${key.replaceAll('\n', '\\n" +\n  "')}"`)).toEqual(['private-key']);
  });

  it('finds PGP, PuTTY and JWK keys', () => {
    const pgp = pem('PGP ', body(6)).replaceAll('KEY-----', 'KEY BLOCK-----');
    expect(rulesIn(pgp)).toEqual(['private-key']);
    expect(
      rulesIn(`PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\nPrivate-Lines: 1\n${body(1)}`),
    ).toEqual(['putty-private-key']);
    const jwk = { kty: 'EC', crv: 'P-256', x: random.text('base64url', 43), d: '' };
    jwk.d = `${random.text('base62', 42)}Q`;
    expect(rulesIn(JSON.stringify(jwk, null, 2))).toEqual(['jwk-private-key']);
  });

  it('weighs a key under a passphrase less, and one in a test folder', () => {
    expect(scan(pem('ENCRYPTED ', body(4)))[0]?.severity).toBe('medium');
    expect(scan(pem('RSA ', body(4)), 'tests/fixtures/server.key')[0]?.severity).toBe('medium');
  });

  it('passes over headers without a key', () => {
    expect(rulesIn(pem('RSA ', '...'))).toEqual([]);
    expect(rulesIn(`if (text.includes("${pem('', '').slice(0, 27)}")) {`)).toEqual([]);
    expect(rulesIn(`-----BEGIN PUBLIC KEY-----\n${body(3)}\n-----END PUBLIC KEY-----`)).toEqual([]);
    expect(rulesIn(`-----BEGIN CERTIFICATE-----\n${body(9)}\n-----END CERTIFICATE-----`)).toEqual(
      [],
    );
  });
});

describe('connection strings', () => {
  const password = random.text('base62', 18);

  it.each([
    `postgres://app:${password}@db.corp.io:5432/app`,
    `mongodb+srv://app:${password}@cluster0.mongodb.net/test`,
    `redis://:${password}@cache.corp.io:6379`,
    `amqp://app:${password}@mq.corp.io/`,
    `mysql+pymysql://app:${password}@10.1.2.3/app`,
  ])('finds the password in %s', (url) => {
    const line = `DATABASE_URL=${url}`;
    expect(scan(line)[0]).toMatchObject({
      rule: 'connection-string',
      severity: 'critical',
      column: line.indexOf(password) + 1,
    });
  });

  it('finds credentials in web addresses', () => {
    expect(rulesIn(`git clone https://me:${password}@git.corp.io/repo`)).toEqual(['url-password']);
  });

  it('weighs a local host less', () => {
    expect(scan(`postgres://app:${password}@localhost/app`)[0]?.severity).toBe('medium');
    expect(scan(`postgres://app:${password}@db:5432/app`)[0]?.severity).toBe('medium');
  });

  it.each([
    'postgres://postgres:postgres@localhost:5432/app',
    'postgres://user:password@db.corp.io/app',
    'postgres://user:pass@host/db',
    'postgres://app:${DB_PASSWORD}@db.corp.io/app',
    'postgres://app:{{ password }}@db.corp.io/app',
    'postgres://app:<password>@db.corp.io/app',
    'postgres://app:s0meTh1ng9x@example.com/app',
    'https://github.com/user/repo',
    'https://fonts.example.com/css?family=Inter:400,700@display',
    'redis://localhost:6379',
    'http://[::1]:8080/@fs/home',
    'https://unpkg.com/react:18/@types/x',
  ])('passes over %s', (url) => {
    expect(rulesIn(`url = "${url}"`)).toEqual([]);
  });
});

describe('credentials in headers and files', () => {
  const password = random.text('base62', 20);

  it.each([
    ['basic-auth', `Authorization: Basic ${Buffer.from(`me:${password}`).toString('base64')}`],
    ['bearer-token', `curl -H "Authorization: Bearer ${random.text('base62', 40)}7"`],
    [
      'docker-auth',
      `{"auths":{"r.io":{"auth": "${Buffer.from(`me:${password}`).toString('base64')}"}}}`,
    ],
    ['curl-user', `curl -sS -u admin:${password} https://corp.io`],
    ['curl-user', `curl https://corp.io \\\n  --user me:'${password}'`],
    ['bearer-token', `curl -H "Authorization: Api-Token ${random.text('hex', 40)}7"`],
    ['netrc-password', `machine corp.io login me password ${password}`],
  ])('finds %s', (rule, line) => {
    expect(rulesIn(line, 'deploy.sh')).toEqual([rule]);
  });

  it('finds passwords by the name of the file', () => {
    expect(rulesIn(`db.corp.io:5432:app:me:${password}\n`, '.pgpass')).toEqual(['pgpass-password']);
    expect(rulesIn(random.text('hex', 32), 'config/master.key')).toEqual(['rails-master-key']);
  });

  it('finds the values of a Kubernetes Secret', () => {
    const value = Buffer.from(password).toString('base64');
    const manifest = `apiVersion: v1\nkind: Secret\ndata:\n  username: YWRtaW4=\n  password: ${value}\n`;
    expect(scan(manifest, 'k8s/secret.yaml')).toMatchObject([
      { rule: 'kubernetes-secret', line: 5 },
    ]);
  });

  it('verifies the checksum of age keys', () => {
    // The key of all zeros, with its checksum: known to everybody, and so of no use to anybody.
    const charset = 'QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L';
    const wrong = `AGE-SECRET-KEY-1${Array.from({ length: 58 }, (_, i) => charset[(i * 7 + 3) % 32]).join('')}`;
    expect(scan(wrong)[0]).toMatchObject({ rule: 'age-secret-key', verified: false });
  });
});
