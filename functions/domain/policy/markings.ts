import { foldInPlace } from './fold-text.ts';

/** What a document says of itself; a sentence about confidential things says none of it. */
const markings: readonly RegExp[] = [
  // In capitals, as a stamp.
  /(?<![\p{L}\p{N}-])(?:(?:STRICTLY|HIGHLY|COMPANY|STRENG|STRICTEMENT|ESTRICTAMENTE) )?(?:CONFIDENTIAL|VERTRAULICH|CONFIDENTIEL|CONFIDENCIAL|TOP SECRET|STRENG GEHEIM|INTERNAL ONLY|INTERNAL USE ONLY|FOR INTERNAL USE|NUR FÜR DEN INTERNEN GEBRAUCH|PROPRIETARY|NOT FOR (?:PUBLIC )?(?:RELEASE|DISTRIBUTION))(?![\p{L}\p{N}-])/u,
  /(?<![\p{L}\p{N}])TLP:(?:RED|AMBER(?:\+STRICT)?)(?![\p{L}])/u,
  /(?:classification|classified as|sensitivity|confidentiality|klassifizierung|vertraulichkeit|einstufung|classification|clasificación)\s{0,3}[:=]\s{0,3}(?:strictly |highly |streng |top )?(?:confidential|internal|restricted|secret|vertraulich|intern|geheim|confidentiel|interne|confidencial|interno)/iu,
  // A line that says nothing else, or begins so.
  /^[\s>*_#([-]{0,6}(?:strictly |highly |streng |company )?(?:confidential|vertraulich|confidentiel|confidencial|internal (?:use )?only|for internal use only|nur für den internen gebrauch|à usage interne(?: uniquement)?|solo para uso interno|do not distribute|not for distribution|nicht weitergeben|ne pas diffuser|no divulgar)[\s\])*_]{0,6}(?:$|[-–—:.|!])/iu,
];

/** Whether this sentence marks what it belongs to as confidential. */
export function isMarkedConfidential(sentence: string): boolean {
  const folded = foldInPlace(sentence);
  return markings.some((marking) => marking.test(folded) || marking.test(sentence));
}
