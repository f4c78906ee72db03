import { expect, test } from 'vitest';
import { detectLanguage } from '../../functions/domain/detect-language.ts';

test.each([
  ['en', 'The report is kept for ninety days, and it is deleted by the sweep.'],
  ['de', 'Der Bericht wird neunzig Tage aufbewahrt und ist dann nicht mehr da.'],
  ['fr', 'Le rapport est conservé pour une durée de trois mois dans la base.'],
  ['es', 'El informe se guarda en la base por un plazo de tres meses y no se borra.'],
  ['han', '报告保留九十天。'],
  ['han', 'レポートは九十日間保存されます。'],
  ['cyrillic', 'Отчёт хранится девяносто дней.'],
] as const)('tells %s', (language, text) => {
  expect(detectLanguage(text)).toBe(language);
});

test.each(['', '42', 'Dossier', 'npm start', 'Lambda Step Functions DynamoDB S3'])(
  'cannot tell the language of "%s"',
  (text) => {
    expect(detectLanguage(text)).toBeUndefined();
  },
);
