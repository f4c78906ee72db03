import { describe, expect, test } from 'vitest';
import { isInMarkedPlace } from '../../../functions/domain/policy/marked-places.ts';

describe('what stands under such a heading is marked', () => {
  test.each([
    'CONFIDENTIAL',
    'Strictly confidential',
    'Private and confidential',
    'Internal – do not distribute',
    'Internal - do not distribute',
    'INTERNAL ONLY',
    'Salaries of the board – CONFIDENTIAL',
    'Salaries of the board (confidential)',
    'Salaries [strictly confidential]',
    'Confidential: salaries of the board',
    'CONFIDENTIAL Salaries 2027',
    'Salaries 2027 CONFIDENTIAL',
    '4.2 Salaries – confidential',
    'Offer for Halden Marine. For internal use only.',
    'TOP SECRET//NOFORN',
    'Incident 7 – TLP:RED',
    'TLP:AMBER+STRICT',
    'VERTRAULICH – Gespräche mit der Nordhafen AG',
    'Nur für den internen Gebrauch',
    'VS – NUR FÜR DEN DIENSTGEBRAUCH',
    'Lagebild – Streng geheim',
    'CONFIDENTIEL – ne pas diffuser',
    'Plan de protection – diffusion restreinte',
    'Oferta por Talleres Urumea (confidencial)',
    'Privileged and confidential',
    'Embargoed until 3 May',
    'Classification: confidential',
    'Offer to the Ministry of Public Works – CONFIDENTIAL',
    'Handling of complaint 7 (confidential)',
    '**Confidential**',
    'STRICTLY CONFIDENTIAL BOARD MINUTES',
    'BOARD MINUTES CONFIDENTIAL',
    'VORSTANDSPROTOKOLL VERTRAULICH',
    'TLP:RED Incident report',
    'Incident report TLP:AMBER',
    'DO NOT DISTRIBUTE Salaries',
    'Gehälter NUR INTERN',
    'Salaries – for the board only',
    'Nur für den Vorstand: Gehälter',
    'Für den internen Gebrauch: Gehälter',
    'Salaries / Confidential',
    'Private / Confidential',
    '🔒 Confidential',
    'Salaries 🔒 confidential',
    'Ways and Means Committee – CONFIDENTIAL',
    'WAYS AND MEANS – CONFIDENTIAL',
    'Means-tested benefits – confidential',
    'Definition of done – CONFIDENTIAL',
    'Who earns what? – CONFIDENTIAL',
    'Who earns what? CONFIDENTIAL',
  ])('%s', (heading) => {
    expect(isInMarkedPlace([heading])).toBe(true);
  });
});

describe('a heading that speaks about confidential things marks nothing', () => {
  test.each([
    'Confidential data',
    'Confidential documents and how to shred them',
    'Handling confidential waste',
    'HANDLING CONFIDENTIAL DATA',
    'CONFIDENTIAL documents',
    'Confidentiality',
    'What is confidential?',
    'Confidential – what does it mean?',
    'Public, internal, confidential',
    'Classification: public, internal, confidential',
    'Internal use',
    'Usage interne',
    'Do not copy',
    'Without prejudice',
    'Confidential (definition)',
    'How to mark a document as confidential',
    'Vertrauliche Unterlagen',
    'Vertraulichkeit',
    'Documents confidentiels',
    'Internal audit',
    'Restricted areas',
    'Open – confidential – secret',
    'Public / Confidential',
    'TLP:CLEAR, TLP:GREEN, TLP:AMBER, TLP:RED',
    'What TLP:RED means',
    'TLP:RED information',
    'CONFIDENTIAL: what it means',
    'Confidential: public or not?',
    'KEEPING DATA CONFIDENTIAL',
    'WHAT IS CONFIDENTIAL',
    'How to mark a document as CONFIDENTIAL',
    'CONFIDENTIAL REPORTING',
    'STRICTLY CONFIDENTIAL DATA',
    'Between us',
    'Input / output',
    '🔒 Security',
    '3. Confidential',
    '3.2 Confidential',
    'Do not distribute leaflets without a permit',
    '',
  ])('%s', (heading) => {
    expect(isInMarkedPlace([heading])).toBe(false);
  });

  test.each([
    [['Information classification', 'Confidential']],
    [['Security handbook', 'Data classes', 'CONFIDENTIAL']],
    [['Glossary', 'Confidential']],
    [['Labels and markings', 'For internal use only', 'Printing']],
    [['Datenklassen', 'Streng vertraulich']],
    [['Handling of documents', 'Confidential']],
    [['Traffic light protocol', 'TLP:RED']],
    [['Data classes', 'Internal / confidential']],
    [['Handbook', '2 Classification levels', 'CONFIDENTIAL']],
    [['Vertraulichkeitsstufen', 'Vertraulich']],
    [['Einstufung von Informationen', 'Vertraulich']],
    [['Clasificación de la información', 'Confidencial']],
    [['Niveaux de confidentialité', 'Confidentiel']],
  ])('nor does the name of a class below one: %j', (places) => {
    expect(isInMarkedPlace(places)).toBe(false);
  });
});

describe('a marking covers', () => {
  test('what is under its heading, however deep', () => {
    expect(isInMarkedPlace(['Board minutes', 'Pay – CONFIDENTIAL', 'Sales', 'North'])).toBe(true);
  });

  test('the whole document, where it stands in the title', () => {
    expect(isInMarkedPlace(['Board minutes – confidential', 'Canteen'])).toBe(true);
  });

  test('a document about markings, if it is marked beside its title', () => {
    expect(isInMarkedPlace(['Board pay', 'Confidential'])).toBe(true);
    expect(isInMarkedPlace(['Public transport', 'Confidential'])).toBe(true);
    expect(isInMarkedPlace(['Labels and markings', 'Prices of the supplier – CONFIDENTIAL'])).toBe(true);
  });

  test.each([
    [['Job classification and salaries', 'Confidential']],
    [['Price sensitivity', 'Strictly confidential']],
    [['Einstufung der Mitarbeiter', 'Vertraulich']],
    [['Information classification', 'Board pay', 'Confidential']],
  ])('what is below another kind of class, or only far below one: %j', (places) => {
    expect(isInMarkedPlace(places)).toBe(true);
  });

  test('nothing where there is neither title nor heading', () => {
    expect(isInMarkedPlace([])).toBe(false);
  });
});

describe('a title of any length', () => {
  test.each(['CONFIDENTIAL ', ' – ', '( ', 'internal and ', '. ', ' ', 'x'])(
    'is read, such as many times %j',
    (part) => {
      const long = part.repeat(20_000);
      expect(isInMarkedPlace([`Salaries ${long} – CONFIDENTIAL`])).toBe(true);
      expect(isInMarkedPlace([`CONFIDENTIAL – salaries ${long}x`])).toBe(true);
    },
  );
});
