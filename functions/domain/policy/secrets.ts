import { findSecrets } from '../injection/find-secrets.ts';
import { withoutOverlaps } from './without-overlaps.ts';

/** A stretch of a text that looks like a key to something. */
export interface Secret {
  readonly kind: 'private-key' | 'key' | 'password';
  readonly start: number;
  readonly end: number;
}

const privateKey =
  /-----BEGIN (?:[A-Z]{2,9} ){0,2}PRIVATE KEY(?: BLOCK)?-----(?:(?:(?!-----BEGIN)[\s\S]){0,8000}?-----END (?:[A-Z]{2,9} ){0,2}PRIVATE KEY(?: BLOCK)?-----)?/g;

/** By what stands before them: they have no form of their own. */
const keys =
  /(?<=secret_?access_?key["']?\s{0,3}[=:]\s{0,3}["']?)[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+])(?<!EXAMPLEKEY)|\bhf_[A-Za-z0-9]{30,64}\b|\bdsk_[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])/gi;

const inAddress = /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:/@<>${}]{1,64}:([^\s:/@<>${}*]{4,128})@(?=[\w[])/gi;

const assigned =
  /(?<=(?:password|passwd|pwd|passphrase|passwort|kennwort|mot de passe|contraseña|api[_-]?key|secret[_-]?key|client[_-]?secret|access[_-]?token|auth[_-]?token)["']?\s{0,3}(?:=|:|\bis\b|\bist\b|\best\b|\bes\b)\s{0,3}["'`“]?)[^\s"'`“”<>${}*]{8,128}/gi;

/** Words and stand-ins where a password would be. */
const standIn =
  /^(?:your|my|the|example|changeme|change-me|placeholder|redacted|secret|password|xxx|process\.env|os\.environ|env\.|arn:|https?:|\/)|^[\p{L}-]+[.,;:!?)]*$|\.{3}|…|x{4}/iu;

/** As the name of a variable is written. */
const nameOfSecret = /^[A-Z][A-Z0-9_]*$/;

/** Keys, tokens and passwords; not the names of such, nor what stands for them in a manual. */
export function secretsIn(text: string): Secret[] {
  return withoutOverlaps([
    ...matches('private-key', privateKey, text),
    ...findSecrets(text).map((stretch): Secret => ({ kind: 'key', ...stretch })),
    ...matches('key', keys, text),
    ...matches('password', inAddress, text),
    ...matches('password', assigned, text),
  ]);
}

function matches(kind: Secret['kind'], pattern: RegExp, text: string): Secret[] {
  return [...text.matchAll(pattern)].flatMap(({ 0: matched, 1: password = matched, index: start }): Secret[] => {
    if (kind === 'password' && !isPassword(password)) return [];
    return [{ kind, start, end: start + matched.length }];
  });
}

function isPassword(text: string): boolean {
  return !standIn.test(text) && !nameOfSecret.test(text) && /[\d\p{P}\p{S}]/u.test(text) && /\p{L}/u.test(text);
}
