import { entropyOf } from './entropy.ts';

/** Words that people write where a secret would be; long enough not to turn up in random text. */
const placeholderWords =
  /example|change[_-]?(?:me|this|it)|placeholder|redacted|dummy|fill[_-]?me|replace[_-]?(?:me|this|with)|insert[_-]|your[_-]|not[_-]?a[_-]?(?:real|secret)|<[^>]*>|lorem|xxxx|\*{3}|\.{3}|…/i;

/** Words that make a value that is made of nothing else a stand-in for a secret. */
const stopWords =
  /p[a@]ssw[o0]rd|passwd|passphrase|pass|pwd|secret|s3cr3t|token|api|key|auth|private|public|access|client|user|name|admin|root|guest|test(?:ing)?|demo|default|sample|fake|mock|stub|foo|bar|baz|value|string|text|none|null|undefined|todo|fixme|unset|empty|invalid|valid|wrong|right|bad|good|old|new|some|any|this|that|the|my|an|is|for|use|abc(?:d(?:ef)?)?|qwerty|letmein|welcome|hello|world|super|very|long|strong|random|local(?:host)?|dev|prod|staging|postgres|mysql|mongo|redis|rabbitmq|minio|keycloak|hunter|me|id|12345678|123456|12345|1234|123/gi;

const runs = /(.)\1{5}/;
const bytesInOrder = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
const sequences = `0123456789abcdefghijklmnopqrstuvwxyz 9876543210fedcba ${bytesInOrder.join('')}`;

/** Whether a text stands where a secret would, without being one: `changeme`, `xxxx`, `<token>`. */
export function isMadeUp(text: string): boolean {
  return placeholderWords.test(text) || runs.test(text) || isSequence(text) || isRepeated(text);
}

/** As `isMadeUp`, for values of no known form: words such as `my-secret-1` stand for a secret too. */
export function isStandIn(text: string): boolean {
  if (isMadeUp(text)) return true;
  const rest = text.replace(stopWords, '').replace(/[^A-Za-z]|[a-z]$/g, '');
  return rest.length < 3 || new Set(text).size < 5;
}

/** Whether a token's text is too even to have been drawn at random. */
export function isTooRegular(token: string, floor: number): boolean {
  return isMadeUp(token) || entropyOf(token) < floor;
}

/** Most of the text counts up or down: `1234567890abcdef`, `000102030405`. */
function isSequence(text: string): boolean {
  const lower = text.toLowerCase();
  let covered = 0;
  for (let index = 0; index + 8 <= lower.length; index += 4) {
    if (sequences.includes(lower.slice(index, index + 8))) covered += 4;
  }
  return covered * 2 >= lower.length - 8 && covered > 0;
}

/** The text is a short part, over and over: `deadbeefdeadbeef`. */
function isRepeated(text: string): boolean {
  for (let size = 1; size <= 12 && size * 2 <= text.length; size++) {
    const part = text.slice(0, size);
    if (part.repeat(Math.ceil(text.length / size)).slice(0, text.length) === text) return true;
  }
  return false;
}
