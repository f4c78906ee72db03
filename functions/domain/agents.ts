import { wordsOf } from './content-words.ts';
import { lazy } from './lazy.ts';

/** Offices and bodies that act, in groups of those that are said for one another. */
const groups = [
  'manager director head chief leader chairman chairwoman chair president principal management executive',
  'inspector auditor examiner assessor surveyor controller',
  'technician engineer mechanic electrician operator fitter',
  'administrator',
  'secretary secretariat clerk receptionist reception',
  'department office unit team division section',
  'court tribunal judge',
  'government ministry minister',
  'state region province canton county district',
  'municipality city town village mayor',
  'council parliament assembly',
  'committee board commission panel jury',
  'authority agency regulator watchdog',
  'police',
  'union',
  'doctor physician surgeon gp consultant specialist',
  'nurse midwife carer',
  'pharmacist chemist pharmacy',
  'teacher lecturer tutor instructor',
  'supplier vendor seller manufacturer maker producer',
  'carrier shipper courier haulier',
  'insurer',
  'trainee apprentice intern',
  'supervisor foreman',
  'treasurer accountant',
  'lawyer solicitor attorney notary',
  'caretaker janitor',
  'editor author writer',
  'coach trainer',
  'captain pilot',
  'curator',
];
const groupOf = lazy(() => {
  const placed = groups.flatMap((words, group) =>
    wordsOf(words).flatMap(({ word, stem }): [string, number][] => [
      [word, group],
      [stem, group],
    ]),
  );
  return new Map(placed);
});

/** The group of an office or body, in the singular or plural or as a stem; undefined for any other word. */
export function agentGroup(word: string): number | undefined {
  return groupOf().get(word) ?? groupOf().get(word.replace(/s$/, ''));
}
