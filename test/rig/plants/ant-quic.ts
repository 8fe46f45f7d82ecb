import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Plant } from './plant.ts';

/** Put together here, so that no scanner finds a key in this file. */
const awsAccessKey = ['AKIA', 'Q3EGRIVX', '7ZLM5TNB'].join('');

/** Mistakes for the example ant-quic, each of another kind. */
export const antQuicPlants: readonly Plant[] = [
  {
    name: 'unformatted code',
    plant: (root) =>
      replace(root, 'crates/nat/src/candidate.rs', [
        'self.address.is_ipv6() == other.address.is_ipv6()',
        'self.address.is_ipv6()==other.address.is_ipv6()',
      ]),
    gate: 'fmt',
    expected: { file: 'crates/nat/src/candidate.rs', line: 69 },
  },
  {
    name: 'unwrap() in a library',
    plant: (root) =>
      replace(root, 'crates/frame/src/frame.rs', ['.unwrap_or(VarInt::MAX)', '.unwrap()']),
    gate: 'clippy',
    expected: { file: 'crates/frame/src/frame.rs', line: 120 },
  },
  {
    name: 'a test that fails',
    plant: (root) =>
      replace(root, 'crates/nat/src/traversal.rs', [
        'let patience = settings.timeout << (attempt - 1);',
        'let patience = settings.timeout;',
      ]),
    gate: 'test',
    expected: { file: 'crates/nat/src/traversal.rs', line: 269 },
  },
  {
    name: 'a test that fails with one feature',
    plant: (root) => replace(root, 'crates/endpoint/src/crypto.rs', ['1184 + 32', '184 + 32']),
    gate: 'test',
    expected: { file: 'crates/endpoint/src/crypto.rs', line: 89 },
  },
  {
    name: 'an example in the documentation that fails',
    plant: (root) =>
      replace(root, 'crates/frame/src/varint.rs', [
        'VarInt::from_u32(64).encoded_len(), 2',
        'VarInt::from_u32(64).encoded_len(), 3',
      ]),
    gate: 'test',
    expected: { file: 'crates/frame/src/varint.rs', line: 40 },
  },
  {
    name: 'a compile error',
    plant: (root) =>
      replace(root, 'crates/nat/src/candidate.rs', [
        '== other.address.is_ipv6()',
        '== other.address',
      ]),
    gate: 'check',
    expected: { file: 'crates/nat/src/candidate.rs', line: 69 },
  },
  {
    name: 'a broken link in the documentation',
    plant: (root) =>
      replace(root, 'crates/frame/src/varint.rs', [
        '[`DecodeError::UnexpectedEnd`] when',
        '[`DecodeError::Truncated`] when',
      ]),
    gate: 'doc',
    expected: { file: 'crates/frame/src/varint.rs', line: 69 },
  },
  {
    name: 'an access key of AWS',
    plant: (root) =>
      add(root, 'deploy/staging.env', [
        'AWS_REGION=eu-central-1',
        `AWS_ACCESS_KEY_ID=${awsAccessKey}`,
      ]),
    gate: 'secrets',
    expected: { file: 'deploy/staging.env', line: 2 },
  },
];

/** Replaces text that stands exactly once in a file. */
function replace(root: string, file: string, [from, to]: readonly [string, string]): void {
  const path = join(root, file);
  const parts = readFileSync(path, 'utf8').split(from);
  if (parts.length !== 2) throw new Error(`${file} has “${from}” ${parts.length - 1} times`);
  writeFileSync(path, parts.join(to));
}

/** Writes a file that the example does not have. */
function add(root: string, file: string, lines: readonly string[]): void {
  const path = join(root, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${lines.join('\n')}\n`, { flag: 'wx' });
}
