import { expect, test } from 'vitest';
import { directionOf, languageOf } from '../../functions/domain/language-of.ts';

test.each<[string, string | undefined, string | undefined]>([
  ['The run ends after it has been told to, and that is that.', undefined, 'en'],
  ['Der Lauf endet nicht, und das ist auch nicht der Plan.', 'en', 'en'],
  ['Der Lauf endet nicht, und das ist auch nicht der Plan.', 'ar', 'de'],
  ['Kubernetes', 'ar', undefined],
  ['ينتهي التشغيل', undefined, 'ar'],
  ['پایان اجرا', 'fa', 'fa'],
  ['这些字', undefined, 'zh'],
  ['這些字', 'zh-Hant', 'zh-Hant'],
  ['直角と骨格', 'zh', 'ja'],
  ['直角', 'ja', 'ja'],
  ['Виконання', 'uk', 'uk'],
  ['Руководство HTTP', undefined, 'ru'],
  ['Εκτέλεση', 'en', 'el'],
  ['실행', undefined, 'ko'],
  ['60 %', 'fr', 'fr'],
  ['पंप की सर्विस कितनी बार होती है? The knowledge holds nothing that answers this question.', undefined, 'en'],
  ['รับประกันกี่ปี The knowledge holds nothing that answers this question.', undefined, 'en'],
  ['รับประกันกี่ปี', 'en', 'th'],
  ['', undefined, undefined],
])('%j, where %s is expected, is %s', (text, expected, language) => {
  expect(languageOf(text, expected)).toBe(language);
});

test.each([
  ['A run', 'ltr'],
  ['تقرير HTTP', 'rtl'],
  ['HTTP تقرير', 'ltr'],
  ['60 «تقرير»', 'rtl'],
  ['דו״ח', 'rtl'],
  ['報告', 'ltr'],
  ['123', 'ltr'],
  ['', 'ltr'],
] as const)('%j runs %s', (text, direction) => {
  expect(directionOf(text)).toBe(direction);
});
