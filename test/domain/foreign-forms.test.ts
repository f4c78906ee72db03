import { describe, expect, it } from 'vitest';
import { searchStems } from '../../functions/domain/content-words.ts';
import { foreignForms } from '../../functions/domain/foreign-forms.ts';

describe('the forms and compounds of German and French words', () => {
  it.each([
    ['geändert', 'Satzungsänderungen'],
    ['Wand', 'Kletterwand'],
    ['Hallenschlüssel', 'Schlüssel'],
    ['kennenzulernen', 'kennenlernen'],
    ['angemeldet', 'Anmeldung'],
    ['Tennisplatz', 'Plätze'],
    ['collecter', 'collectées'],
  ])('%s is met by %s', (asked, said) => {
    expect(met(asked, said)).toBe(true);
  });

  it.each([
    ['Wand', 'Wetter'],
    ['Miete', 'Mitte'],
    ['an', 'Anmeldung'],
    ['Haus', 'Hausmeister 7'],
  ])('%s is not met by all of %s', (asked, said) => {
    const [word = ''] = searchStems(asked);
    const vocabulary = searchStems(said);
    expect(foreignForms(word, vocabulary).size).toBeLessThan(vocabulary.length);
  });

  it('puts other forms above compounds, and the word itself is no form of its own', () => {
    const forms = foreignForms('platz', ['platz', 'platze', 'tennisplatz']);
    expect([...forms.keys()]).toEqual(['platze', 'tennisplatz']);
    expect(forms.get('platze')).toBeGreaterThan(forms.get('tennisplatz') ?? 0);
  });
});

function met(asked: string, said: string): boolean {
  const [word = ''] = searchStems(asked);
  return foreignForms(word, searchStems(said)).size > 0;
}
