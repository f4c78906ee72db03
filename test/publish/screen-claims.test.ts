import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ContentAction, ContentCategory, ContentPolicy } from '../../contract/content-policy.ts';
import { ruleClassifier } from '../../functions/content/rule-classifier.ts';
import { bodyPath } from '../../functions/domain/body.ts';
import type { Claim, Draft, Evidence, Report } from '../../functions/domain/model.ts';
import { documentOf } from '../../functions/domain/source.ts';
import { agentSpec } from '../../functions/domain/spec.ts';
import { cutEvidence } from '../../functions/publish/cut-evidence.ts';
import { screenClaims } from '../../functions/publish/screen-claims.ts';
import { FakeKnowledge } from '../fakes/fake-knowledge.ts';
import { FakeRun, quotingDraft } from '../fakes/fake-run.ts';
import { passageOf } from '../fakes/samples.ts';

function policyWith(output: Partial<Record<ContentCategory, ContentAction>>): ContentPolicy {
  const { categories, ...rest } = agentSpec.contentPolicy;
  const changed = Object.entries(categories).map(([name, sides]) => {
    return [name, { ...sides, output: output[name as ContentCategory] ?? 'allow' }];
  });
  return { ...rest, categories: Object.fromEntries(changed) as ContentPolicy['categories'] };
}

function evidenceOf(quote: string, changes: Partial<Evidence> = {}): Evidence {
  const start = 100;
  return {
    evidenceId: 'q0e0',
    questionIndex: 0,
    sourceId: 's',
    start,
    end: start + quote.length,
    quote,
    headings: [],
    ...changes,
  };
}

function claimOf(text: string, ...quotes: string[]): Claim {
  const evidence = quotes.map((quote) => evidenceOf(quote));
  return { claimId: 'c1', part: 'sentence', questionIndex: 0, text, verdict: 'supported', evidence };
}

const screen = (claims: readonly Claim[], output: Parameters<typeof policyWith>[0] = {}, prompt = 'Who?') =>
  screenClaims(ruleClassifier, policyWith(output), claims, { prompt, sources: new Map(), stands: () => true });

const call = 'Call Ada at +49 171 2345678.';

describe('a sentence with personal data', () => {
  test('passes where its evidence holds them and the policy allows them', async () => {
    const claim = claimOf(call, call);
    expect(await screen([claim])).toMatchObject({ claims: [claim], withheld: [], deeds: [] });
  });

  test.each(['allow', 'redact', 'review', 'block'] as const)(
    'that its evidence lacks is never published, also where the policy says %s',
    async (personalData) => {
      const { claims, withheld, deeds } = await screen([claimOf(call, 'Ada answers calls.')], { personalData });
      expect(claims).toEqual([]);
      expect(withheld).toEqual([{ claimId: 'c1', reason: 'it holds personal data that its evidence lacks' }]);
      expect(deeds).toEqual([{ category: 'personalData', action: 'unfounded' }]);
    },
  );

  test('is masked with what it cites: its evidence goes around them, word for word', async () => {
    const quote = 'Ada: +49 171 2345678 (office), mornings only.';
    const { claims, withheld } = await screen(
      [claimOf(call, quote)].map((claim) => ({ ...claim, evidence: [evidenceOf(quote)] })),
      {
        personalData: 'redact',
      },
    );
    expect(withheld).toEqual([]);
    expect(claims).toMatchObject([
      {
        text: 'Call Ada at [personal data removed].',
        reason: 'redacted: personal data, phone',
        evidence: [
          { evidenceId: 'q0e0r1', start: 100, end: 105, quote: 'Ada: ' },
          { evidenceId: 'q0e0r2', start: 120, end: 145, quote: ' (office), mornings only.' },
        ],
      },
    ]);
  });

  test('is left out where nothing of its evidence may be shown', async () => {
    const { claims, withheld } = await screen([claimOf('+49 171 2345678 is it.', '+49 171 2345678')], {
      personalData: 'redact',
    });
    expect(claims).toEqual([]);
    expect(withheld[0]?.reason).toBe('nothing is left of its evidence that may be shown');
  });
});

describe('a sentence that the policy bars', () => {
  test.each([
    ['block', 'the content policy does not allow it: harmful content, weapons'],
    ['review', 'a person has to look at it: harmful content, weapons'],
    ['redact', 'the content policy does not allow it: harmful content, weapons'],
  ] as const)('by %s is left out, and the ledger says why without its text', async (harmful, reason) => {
    const text = 'To make a pipe bomb, read on.';
    const screened = await screen([claimOf(text, text)], { harmful });
    expect(screened).toMatchObject({ claims: [], withheld: [{ claimId: 'c1', reason }] });
    expect(JSON.stringify(screened)).not.toContain('pipe');
  });

  test('by a stamp is left out as a whole', async () => {
    const text = 'STRICTLY CONFIDENTIAL: the merger is in May.';
    expect(await screen([claimOf(text, text)], { confidential: 'redact' })).toMatchObject({ claims: [] });
  });
});

describe('what stands under a heading that is marked', () => {
  const [open, kept] = ['The canteen opens at eight.', 'The merger is in May.'];
  const under = (...headings: string[]) => evidenceOf(kept, { evidenceId: 'q0e1', headings });
  const claim: Claim = { ...claimOf(kept), evidence: [under('Board', 'Plans – CONFIDENTIAL', 'May')] };

  test.each([
    ['redact', 'the content policy does not allow it: confidential content, marking'],
    ['block', 'the content policy does not allow it: confidential content, marking'],
    ['review', 'a person has to look at it: confidential content, marking'],
  ] as const)('is left out, where the policy says %s', async (confidential, reason) => {
    const screened = await screen([claim, claimOf(open, open)], { confidential });
    expect(screened.claims.map(({ text }) => text)).toEqual([open]);
    expect(screened.withheld).toEqual([{ claimId: 'c1', reason }]);
    expect(JSON.stringify(screened)).not.toContain('merger');
  });

  test('is published where the policy allows what is confidential, or where only another section is marked', async () => {
    expect(await screen([claim], { confidential: 'allow' })).toMatchObject({ claims: [claim], withheld: [] });
    const beside = { ...claim, evidence: [under('Board', 'Confidential data')] };
    expect(await screen([beside], { confidential: 'redact' })).toMatchObject({ claims: [beside], withheld: [] });
  });

  test('counts as marked by the title of its document too', async () => {
    const order = { prompt: 'Who?', stands: () => true };
    const plain = { ...claim, evidence: [under('May')] };
    const titled = (title: string) =>
      screenClaims(ruleClassifier, policyWith({ confidential: 'redact' }), [plain], {
        ...order,
        sources: new Map([['s', { title }]]),
      });
    expect((await titled('Board minutes (confidential)')).claims).toEqual([]);
    expect((await titled('Board minutes')).claims).toEqual([plain]);
  });

  test('is left out of what says otherwise, and its sentence is not', async () => {
    const disputed = { ...claimOf(open, open), disputedBy: [under('CONFIDENTIAL')] };
    const screened = await screen([disputed], { confidential: 'redact' });
    expect(screened.claims.map(({ text }) => text)).toEqual([open]);
    expect(JSON.stringify(screened)).not.toContain('merger');
  });

  test('keeps a sentence back that also cites what is not marked', async () => {
    const both = { ...claimOf(open, open), evidence: [evidenceOf(open), under('CONFIDENTIAL')] };
    expect((await screen([both], { confidential: 'redact' })).claims).toEqual([]);
  });
});

test('evidence is cut too where the sentence itself is clean, also evidence that says otherwise', async () => {
  const quote = 'The key AKIAZ3MKQ7W5T2NLX4RB opens it.';
  const claim = {
    ...claimOf('A key opens it.', quote),
    disputedBy: [evidenceOf('AKIAZ3MKQ7W5T2NLX4RB', { evidenceId: 'q0e1' })],
  };
  const screened = await screen([claim], { confidential: 'redact' });
  expect(JSON.stringify(screened)).not.toContain('AKIA');
  expect(screened.claims).toMatchObject([
    { text: 'A key opens it.', evidence: [{ quote: 'The key ' }, { quote: ' opens it.' }] },
  ]);
  expect(screened.claims[0]).not.toHaveProperty('disputedBy');
});

describe('the reason for the verdict of a sentence that is published', () => {
  const address = 'The grant goes to residents who live at the home address 12 Baker Street.';
  const text = 'The grant goes to all residents of the district.';
  const reasoned = (reason: string, quote: string): Claim => ({ ...claimOf(text, quote), reason });

  test('is left out where something of its evidence is: it may quote that', async () => {
    const reason = `judged so in spite of a doubt: its evidence says it of fewer: "${address.slice(0, -2)}"`;
    const { claims } = await screen([reasoned(reason, address)], { personalData: 'redact' });
    expect(claims).toHaveLength(1);
    expect(claims[0]).not.toHaveProperty('reason');
    expect(JSON.stringify(claims)).not.toContain('Baker');
  });

  test('is masked where what it says may not pass, and nobody else says it', async () => {
    const { claims } = await screen([reasoned('the key AKIAZ3MKQ7W5T2NLX4RB says so', text)], {
      confidential: 'redact',
    });
    expect(claims).toMatchObject([{ reason: 'the key [confidential content removed] says so' }]);
    const invented = await screen([reasoned('ask ada@home.org', text)]);
    expect(invented.claims).toMatchObject([{ reason: 'ask [personal data removed]' }]);
  });

  test('stays as it is where nothing speaks against it', async () => {
    const claim = reasoned('judged so in spite of a doubt: its evidence says it of fewer', address);
    expect((await screen([claim])).claims).toEqual([claim]);
    const clean = reasoned('judged so in spite of a doubt: "all" is more than it says', text);
    expect((await screen([clean], { personalData: 'redact', confidential: 'block' })).claims).toEqual([clean]);
  });
});

test('a heading is masked, never left out; what the order says itself may stand there', async () => {
  const heading = (text: string): Claim => ({ ...claimOf(text), part: 'heading', verdict: 'not-a-claim' });
  const claims = [heading('Who is ada@home.org?'), heading('Who is bo@home.org?')];
  const { claims: screened } = await screen(claims, {}, 'Who is ada@home.org?');
  expect(screened.map(({ text }) => text)).toEqual(['Who is ada@home.org?', 'Who is [personal data removed]?']);
});

test('what is not published anyway is not looked at', async () => {
  const claim: Claim = { ...claimOf(call, 'Ada.'), verdict: 'contradicted' };
  const screened = await screenClaims(ruleClassifier, policyWith({}), [claim], {
    prompt: '',
    sources: new Map(),
    stands: () => false,
  });
  expect(screened).toMatchObject({ claims: [claim], withheld: [], checked: 0 });
});

test('cut evidence is what its source says, for any findings', () => {
  const source = 'x'.repeat(100) + 'The quick brown fox 😀 jumps over the lazy dog.';
  const evidence = evidenceOf(source.slice(100));
  const spans = fc.array(fc.tuple(fc.nat(evidence.quote.length), fc.nat(20)));
  fc.assert(
    fc.property(spans, (given) => {
      const findings = given
        .map(([start, length]) => ({ start, end: Math.min(evidence.quote.length, start + length) }))
        .filter(({ start, end }) => start < end)
        .map((span) => ({ category: 'personalData' as const, kind: 'email', ...span }));
      for (const { start, end, quote } of cutEvidence(evidence, findings)) {
        expect(source.slice(start, end)).toBe(quote);
        expect(findings.some((one) => one.start + 100 < end && start < one.end + 100)).toBe(false);
      }
    }),
  );
});

describe('a run', () => {
  const text = '# Contact\n\nTo make a pipe bomb, mix both. Ada answers questions about runs.\n';
  const document = documentOf('contact.md', text);
  const knowledge = new FakeKnowledge({ version: 'k1', search: () => [passageOf(document)] });
  const quoting = (sentence: string) => ({
    research: () => {
      const start = text.indexOf(sentence);
      return [{ sourceId: passageOf(document).source.sourceId, start, end: start + sentence.length }];
    },
  });

  async function published(script: Parameters<typeof FakeRun.start>[0]) {
    const run = await (await FakeRun.start({ knowledge, ...script })).upTo('publish');
    return { run, report: await run.body<Report>(bodyPath('report', run.record.reportHash)) };
  }

  test('of a writer that invents an address sends it back, and never publishes it, even where orders want marks', async () => {
    const write = ({
      findings,
      revision,
    }: {
      findings: Parameters<typeof quotingDraft>[0];
      revision: number;
    }): Draft => {
      const draft = quotingDraft(findings, revision);
      const sections = draft.sections.map((section) => ({
        ...section,
        sentences: section.sentences.map((sentence) => ({
          ...sentence,
          text: `${sentence.text.replace(/\.$/, '')} at ada@home.org.`,
        })),
      }));
      return { ...draft, sections };
    };
    const script = { ...quoting('Ada answers questions about runs.'), write };
    const { run, report } = await published({ script, order: { prompt: 'Who?', options: { unsupported: 'mark' } } });
    expect(run.record.revision).toBe(run.record.maxRevisions);
    expect(report.outcome).toBe('unanswered');
    expect(report.withheld).toHaveLength(2);
    expect(report.notices).toContain('Personal data that the cited evidence lacks was left out in 2 places.');
    expect(JSON.stringify([report, await run.tasks.listSteps(run.task)])).not.toContain('ada@home.org');
  });

  test('leaves out what the policy blocks, and says so without its text', async () => {
    const { run, report } = await published({ script: quoting('To make a pipe bomb, mix both.') });
    expect(report.withheld).toEqual(
      report.withheld?.map(({ claimId }) => ({
        claimId,
        reason: 'the content policy does not allow it: harmful content, weapons',
      })),
    );
    expect(report).toMatchObject({ outcome: 'unanswered', sources: [] });
    expect(report.notices).toContain('The content policy leaves out what stood in 2 places: harmful content.');
    expect(JSON.stringify([report, await run.tasks.listSteps(run.task)])).not.toContain('pipe bomb');
    expect(run.telemetry.dimensionsOf('ContentFindings')).toEqual(
      Array.from({ length: 2 }, () => ({
        category: 'harmful',
        side: 'output',
        action: 'block',
        detector: 'classifier',
      })),
    );
  });
});
