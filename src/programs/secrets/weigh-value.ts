import { entropyOf } from './entropy.ts';
import { isStandIn } from './made-up.ts';
import { isReference } from './references.ts';
import type { Candidate, Weight } from './secret-rule.ts';
import { shareOfWords } from './share-of-words.ts';

const tokenAlphabet = /^[A-Za-z0-9_+/=.~:|@!#$%^&*-]+$/;
/** Random in form and public in nature: UUIDs, addresses, dates, versions, mail and host names. */
const publicForms =
  /^(?:\{?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?|0x[0-9a-f]{40}|\d[\d.,:_TZ+-]*|v?\d+\.\d+\.\d+[\w.+-]*|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?:[a-z][a-z0-9-]*\.)+[a-z]{2,}(?:[:/].*)?|#[0-9a-f]{3,8}|[a-z]+\/[a-z0-9.+-]+)$/i;

/** Words and numbers with separators: an identifier or a message key. */
const phrase = /^(?:[a-z]+|\d{1,4})(?:[\s_./:-]+(?:[a-z]+|\d{1,4})){1,12}$/i;

function isPublic(value: string): boolean {
  return isReference(value) || publicForms.test(value) || isStandIn(value);
}

function classesOf(value: string): number {
  return [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9\s_./:-]/].filter((kind) => kind.test(value)).length;
}

/** A value given to something called a token or a key: secret if it looks drawn at random. */
export function weighToken(value: string, { entropyFloor }: Candidate): Weight | undefined {
  if (value.length < 12 || !tokenAlphabet.test(value) || isPublic(value)) return undefined;
  if (classesOf(value) < 2 && !/^[0-9a-f]{24,}$/i.test(value)) return undefined;
  if (entropyOf(value) < entropyFloor || shareOfWords(value) >= 0.55) return undefined;
  const strong = value.length >= 20 && entropyOf(value) >= entropyFloor + 0.2;
  return { severity: strong ? 'high' : 'medium', verified: false };
}

/**
 * A value given to something called a password. People choose these, so little entropy is asked
 * for, but more than the words of a label or a sentence.
 */
export function weighPassword(value: string, { entropyFloor }: Candidate): Weight | undefined {
  if (value.length < 6 || !/^[\x21-\x7e]+$/.test(value) || isPublic(value)) return undefined;
  const classes = classesOf(value);
  const hasSymbol = /[^A-Za-z0-9\s_./:-]/.test(value);
  if (classes < 2 || entropyOf(value) < 2.5) return undefined;
  if (!/\d/.test(value) && !hasSymbol && shareOfWords(value) >= 0.4) return undefined;
  if (!hasSymbol && phrase.test(value)) return undefined;
  // `latin1`, `urllib2`: names with a number.
  if (value.length < 8 && /^[a-z]+\d$/.test(value)) return undefined;
  const strong = value.length >= 12 && (classes >= 3 || entropyOf(value) >= entropyFloor + 0.4);
  return { severity: strong ? 'high' : 'medium', verified: false };
}
