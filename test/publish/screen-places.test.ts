import { expect, test } from 'vitest';
import type { ContentAction, ContentPolicy } from '../../contract/content-policy.ts';
import { ruleClassifier } from '../../functions/content/rule-classifier.ts';
import type { Claim, Source } from '../../functions/domain/model.ts';
import { agentSpec } from '../../functions/domain/spec.ts';
import { screenDraft } from '../../functions/publish/screen-draft.ts';
import { plan } from '../fakes/fake-run.ts';
import { sampleEvidence, sampleReport, sampleSource } from '../fakes/sample-report.ts';

const key = 'AKIAZ3MKQ7W5T2NLX4RB';

function policyWith(action: ContentAction): ContentPolicy {
  const { categories, ...rest } = agentSpec.contentPolicy;
  const sides = { input: action, output: action };
  return { ...rest, categories: { ...categories, confidential: sides, personalData: sides } };
}

async function screen(
  action: ContentAction,
  place: { title: string; headings: string[] },
  changes: Partial<Claim> = {},
) {
  const { claims } = sampleReport();
  const evidence = [{ ...sampleEvidence, headings: place.headings }];
  const evaluation = {
    revision: 0,
    uncovered: [],
    claims: claims.map((claim) => (claim.part === 'sentence' ? { ...claim, evidence, ...changes } : claim)),
  };
  const sources = new Map<string, Source>([[sampleSource.sourceId, { ...sampleSource, title: place.title }]]);
  const draft = { revision: 0, title: 'How a run ends', sections: [] };
  const made = { draft, evaluation, plan, sources };
  const screened = await screenDraft(ruleClassifier, policyWith(action), made, { prompt: 'Who?', isMarked: false });
  const sentence = screened.evaluation.claims.find(({ part }) => part === 'sentence');
  return {
    ...screened,
    title: screened.sources.get(sampleSource.sourceId)?.title,
    headings: sentence?.evidence[0]?.headings,
    disputed: sentence?.disputedBy?.[0]?.headings,
  };
}

const place = { title: 'Ada, +49 171 2345678', headings: ['Ada, +49 171 2345678', `Key ${key}`] };
const masked = { title: 'Ada, [personal data removed]', heading: 'Key [confidential content removed]' };

test.each(['redact', 'review', 'block'] as const)(
  'where evidence stands is masked, not left out, under a policy to %s',
  async (action) => {
    const { title, headings, withheld, notices } = await screen(action, place);
    expect(title).toBe(masked.title);
    expect(headings).toEqual([masked.title, masked.heading]);
    expect(withheld).toEqual([]);
    expect(notices).toEqual([
      'The content policy masks or leaves out what stood in 2 places: personal data, confidential content.',
    ]);
  },
);

test('so is where evidence stands that says otherwise', async () => {
  const disputedBy = [{ ...sampleEvidence, headings: place.headings }];
  expect((await screen('redact', { title: 'A', headings: [] }, { disputedBy })).disputed).toEqual([
    masked.title,
    masked.heading,
  ]);
});

test('a place stays as it is where the policy allows it, and so does a word that looks like a stamp', async () => {
  expect(await screen('allow', place)).toMatchObject({ ...place, notices: [] });
  const stamped = { title: 'HANDLING CONFIDENTIAL DATA', headings: ['HOW TO MARK IT AS CONFIDENTIAL'] };
  expect(await screen('redact', stamped)).toMatchObject({ ...stamped, notices: [] });
});

test('nothing is told of a place that the report does not name', async () => {
  const { notices, evaluation } = await screen('redact', place, { verdict: 'contradicted' });
  expect(notices).toEqual([]);
  expect(evaluation.claims).toHaveLength(3);
});
