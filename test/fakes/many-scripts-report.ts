import { sha256 } from '../../functions/domain/hash.ts';
import type { Claim, Evidence, Report, Source } from '../../functions/domain/model.ts';
import { sampleReport } from './sample-report.ts';

/** What one section of a report is made of: a sentence for each quote. */
export interface SampleSection {
  readonly heading: string;
  readonly source: { readonly title: string; readonly uri: string };
  readonly place?: { readonly headings?: readonly string[]; readonly page?: number };
  readonly sentences: readonly string[];
}

/** A report whose sentences are what its sources say, word for word. */
export function reportOf(title: string, sections: readonly SampleSection[], changes: Partial<Report> = {}): Report {
  const claims: Claim[] = [
    { claimId: 'c1', part: 'title', questionIndex: null, text: title, verdict: 'not-a-claim', evidence: [] },
  ];
  const sources = new Map<string, Source>();
  sections.forEach(({ heading, source: { title: sourceTitle, uri }, place, sentences }, questionIndex) => {
    const source: Source = {
      sourceId: sha256(uri).slice(0, 16),
      uri,
      title: sourceTitle,
      sha256: sha256(sentences.join('\n')),
    };
    sources.set(source.sourceId, source);
    const next = () => `c${claims.length + 1}`;
    claims.push({
      claimId: next(),
      part: 'heading',
      questionIndex,
      text: heading,
      verdict: 'not-a-claim',
      evidence: [],
    });
    let start = 0;
    sentences.forEach((text, index) => {
      const evidence: Evidence = {
        evidenceId: `q${questionIndex}e${index}`,
        questionIndex,
        sourceId: source.sourceId,
        start,
        end: start + text.length,
        quote: text,
        headings: place?.headings ?? [],
        ...(place?.page === undefined ? {} : { page: place.page }),
      };
      start += text.length + 1;
      claims.push({
        claimId: next(),
        part: 'sentence',
        questionIndex,
        text,
        verdict: 'supported',
        evidence: [evidence],
      });
    });
  });
  return sampleReport({
    title,
    claims,
    sources: [...sources.values()],
    markdown: '',
    removed: 0,
    notices: [],
    outcome: 'answered',
    ...changes,
  });
}

/** The scripts that a report has to show, each with words that show its particular forms. */
export const manyScripts: readonly SampleSection[] = [
  {
    heading: 'How long may a run take?',
    source: { title: 'The workflow', uri: 'manual/workflow.md' },
    place: { headings: ['Limits', 'Time'] },
    sentences: [
      'A run ends after 60 minutes, and `npm run report` says so.',
      'Żółć, naïve façade, Straße, İstanbul, Việt Nam and “quotes” — all of it Latin.',
    ],
  },
  {
    heading: 'Πόσο διαρκεί μια εκτέλεση;',
    source: { title: 'Εγχειρίδιο', uri: 'https://example.org/el/εγχειρίδιο?σελίδα=2' },
    place: { page: 12 },
    sentences: ['Κάθε εκτέλεση τελειώνει μετά από 60 λεπτά.', 'Ἐν ἀρχῇ ἦν ὁ λόγος.'],
  },
  {
    heading: 'Сколько длится выполнение?',
    source: { title: 'Руководство', uri: 'https://example.org/ru/manual' },
    place: { headings: ['Ограничения'], page: 3 },
    sentences: ['Выполнение завершается через 60 минут.', 'Ґанок, їжак і під’їзд — українські слова.'],
  },
  {
    heading: 'كم يستغرق التشغيل؟',
    source: { title: 'دليل الخدمة', uri: 'https://example.org/ar/guide' },
    place: { headings: ['الحدود'], page: 7 },
    sentences: [
      'ينتهي كل تشغيل بعد 60 دقيقة (الحد الأقصى 1,500 ثانية في HTTP/2).',
      'السلام عليكم ورحمة الله وبركاته، والتقرير لا يُنشر قبل المراجعة.',
    ],
  },
  {
    heading: '运行需要多长时间？',
    source: { title: '服务手册', uri: 'https://example.org/zh/manual' },
    place: { page: 4 },
    sentences: ['每次运行在60分钟后结束，之后不再产生费用。', '直角与骨骼：这些字在中文和日文里的写法不同。'],
  },
  {
    heading: '実行にはどのくらい時間がかかりますか。',
    source: { title: 'サービスの手引き', uri: 'https://example.org/ja/manual' },
    place: { headings: ['制限'] },
    sentences: [
      'すべての実行は60分後に終了します。',
      '直角と骨格、カタカナとひらがな、「かぎ括弧」も正しく表示されます。',
    ],
  },
  {
    heading: 'What of signs and pictures? 🚀',
    source: { title: 'Release notes 👩‍👩‍👧', uri: 'notes.txt' },
    sentences: [
      'Deploys ✅ are done in 🇯🇵 and 🇩🇪 by 👩🏽‍💻 with ❤️ and 😀.',
      'If x ≥ 5 → y ≤ 3 ± 0.5 °C, then ∑ = €100 (½ of £200), see § 5 • ★ ☂.',
    ],
  },
];

/** A report of one sentence that is marked, and one that is left out. */
export function citingNothing(reason = 'it cites nothing'): Report {
  const { claims } = reportOf('Nothing', [
    { heading: 'H', source: { title: 'S', uri: 's.md' }, sentences: ['[Not supported by its evidence] So.'] },
  ]);
  return sampleReport({
    title: 'Nothing',
    outcome: 'unanswered',
    sources: [],
    claims: claims.map((claim) =>
      claim.part === 'sentence' ? { ...claim, verdict: 'insufficient', reason, evidence: [] } : claim,
    ),
    withheld: [{ claimId: 'c9', reason: 'a person has to look at it' }],
  });
}
