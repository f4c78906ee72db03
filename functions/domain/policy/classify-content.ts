import type { ContentFinding } from './content-finding.ts';
import { cutWindows } from './cut-windows.ts';
import { findHarmful } from './find-harmful.ts';
import { markedSections } from './marked-sections.ts';
import { isMarkedConfidential } from './markings.ts';
import { personalDataIn } from './personal-data.ts';
import { secretsIn } from './secrets.ts';

/**
 * All that the rules find in a text: values where they stand, harm as the sentence that asks for it, markings as their
 * line, or as their section where they stand in its heading.
 */
export function classifyContent(text: string): ContentFinding[] {
  const confidential = confidentialIn(text);
  // The end of a password and the host after it look like an address.
  const personal = personalDataIn(text).filter(
    (one) => !confidential.some(({ kind, start, end }) => kind !== 'marking' && one.start < end && start < one.end),
  );
  return [...harmIn(text), ...confidential, ...personal].toSorted((left, right) => left.start - right.start);
}

function harmIn(text: string): ContentFinding[] {
  return cutWindows(text).flatMap(({ start, end }): ContentFinding[] => {
    const kind = findHarmful(text.slice(start, end));
    return kind === undefined ? [] : [{ category: 'harmful', kind, start, end }];
  });
}

function confidentialIn(text: string): ContentFinding[] {
  const secrets = secretsIn(text).map((secret): ContentFinding => ({ category: 'confidential', ...secret }));
  const sections = markedSections(text);
  const lines = [...text.matchAll(/[^\r\n]+/g)].flatMap(({ 0: line, index: start }) => {
    const end = start + line.length;
    const isCovered = sections.some((section) => section.start < end && start < section.end);
    return isCovered || !isMarkedConfidential(line) ? [] : [{ start, end }];
  });
  const marked = [...sections, ...lines].map(({ start, end }): ContentFinding => {
    return { category: 'confidential', kind: 'marking', start, end };
  });
  return [...secrets, ...marked];
}
