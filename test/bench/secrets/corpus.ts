import { generateKeyPairSync } from 'node:crypto';
import { benignLines } from '../../unit/secrets/benign-samples.ts';
import { RandomText } from '../../unit/secrets/random-text.ts';
import { tokenSamples } from '../../unit/secrets/token-samples.ts';

/** A file of the corpus. */
export interface CorpusFile {
  readonly path: string;
  readonly text: string;
  /** The lines, from 1, that hold a secret; any other report in the file is one too many. */
  readonly secretLines: readonly number[];
  /** What the file is counted under. */
  readonly kind: string;
}

const perFile = 10;

/** Makes the corpus: synthetic secrets of public formats, and lines that only look like secrets. */
export function makeCorpus(seed: number): readonly CorpusFile[] {
  const random = new RandomText(seed);
  const everyLine = Array.from({ length: perFile }, (_, index) => index + 1);
  const lines = (path: string, kind: string, make: () => string): CorpusFile => ({
    path,
    kind,
    text: `${everyLine.map(make).join('\n')}\n`,
    secretLines: everyLine,
  });
  const formats = tokenSamples.map((sample, index) =>
    lines(
      `app/${sample.rule}-${index}.ts`,
      'tokens of known formats',
      () => sample.make(random).line,
    ),
  );
  return [
    ...formats,
    ...assignments(random, lines),
    ...urls(random, lines),
    ...encoded(random, lines),
    ...keys(),
    ...benign(random),
  ];
}

type Lines = (path: string, kind: string, make: () => string) => CorpusFile;

function assignments(random: RandomText, lines: Lines): CorpusFile[] {
  const token = () => random.text('base62', 32);
  const password = () => `${random.text('base62', 11)}!${random.text('digits', 2)}`;
  const kind = 'assigned values';
  return [
    lines('app/client.ts', kind, () => `const apiKey = "${token()}";`),
    lines('app/login.py', kind, () => `password = "${password()}"`),
    lines('app/Main.java', kind, () => `String clientSecret = "${token()}";`),
    lines('app/config.json', kind, () => `  "access_token": "${token()}",`),
    lines('app/.env', kind, () => `APP_SECRET=${token()}`),
    lines('app/values.yaml', kind, () => `password: ${password()}`),
    lines('app/settings.ini', kind, () => `auth_token = ${token()}`),
    lines('app/Dockerfile', kind, () => `ENV DB_PASSWORD=${password()}`),
  ];
}

function urls(random: RandomText, lines: Lines): CorpusFile[] {
  const kind = 'passwords in addresses';
  return ['postgres', 'mysql', 'mongodb+srv', 'rediss', 'amqps', 'https'].map((scheme) =>
    lines(
      `app/${scheme}.conf`,
      kind,
      () =>
        `url = ${scheme}://app:${random.text('base62', 20)}@node${random.integer(90)}.corp.io/x`,
    ),
  );
}

function encoded(random: RandomText, lines: Lines): CorpusFile[] {
  const base64 = (text: string) => Buffer.from(text).toString('base64');
  return [
    lines(
      'app/bundle.yaml',
      'inside base64',
      () => `blob: ${base64(`{"token":"dop_v1_${random.text('hex', 64)}"}`)}`,
    ),
    lines(
      'app/cloud-init.txt',
      'inside base64',
      () => `data=${base64(`#!/bin/sh\nexport DB_PASSWORD="${random.text('base62', 20)}"\n`)}`,
    ),
  ];
}

/** Keys cannot be drawn from a seed; their number and place are the same each time. */
function keys(): CorpusFile[] {
  return Array.from({ length: perFile }, (_, index) => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const text = privateKey.export({ type: index % 2 === 0 ? 'pkcs8' : 'sec1', format: 'pem' });
    return {
      path: `app/key-${index}.pem`,
      kind: 'private keys',
      text: `${text}`,
      secretLines: [1],
    };
  });
}

function benign(random: RandomText): CorpusFile[] {
  const rounds = Array.from({ length: perFile }, () => benignLines(random));
  const text = `${rounds.flat().join('\n')}\n`;
  const file = (path: string, content: string): CorpusFile => ({
    path,
    kind: 'lines without secrets',
    text: content,
    secretLines: [],
  });
  const sums = Array.from(
    { length: 500 },
    (_, index) => `github.com/a/b${index} v1.2.3 h1:${random.text('base64', 43)}=`,
  );
  const locked = Array.from(
    { length: 500 },
    () => `      "integrity": "sha512-${random.text('base64', 86)}==",`,
  );
  return [
    file('plain/app.ts', text),
    file('plain/config.yaml', text),
    file('plain/go.sum', `${sums.join('\n')}\n`),
    file('plain/package-lock.json', `${locked.join('\n')}\n`),
  ];
}
