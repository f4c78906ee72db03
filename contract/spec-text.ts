import * as z from 'zod/mini';

/** A text of a spec with something in it; white space around it is layout. */
export const specText = (characters: number) =>
  z.string().check(
    z.trim(),
    z.minLength(1, 'must not be empty'),
    z.maxLength(characters),
    z.refine((value) => value.isWellFormed(), 'must be well-formed Unicode'),
  );
