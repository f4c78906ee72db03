import * as z from 'zod/mini';

/**
 * The bucket of documents: a team uploads files under one prefix, the `ingest` function makes indexes of them under
 * another, and one small object says which index is the present one.
 */
export const libraryKeys = {
  documents: 'documents/',
  knowledge: 'knowledge/',
  pointer: 'knowledge/current.json',
  /** Whose turn it is to build. */
  turn: 'knowledge/turn.json',
} as const;

/** How the name of an index file ends; roles name files by it. */
export const indexExtension = '.dossier-knowledge';

/** Where the index of this version lies. */
export function indexKey(version: string): string {
  return `${libraryKeys.knowledge}${version}${indexExtension}`;
}

/** What readers search, and what became of the files that were uploaded. */
export const pointerSchema = /* @__PURE__ */ (() =>
  z.object({
    /** Absent: nothing is uploaded, the documents of the deployment count. */
    version: z.optional(z.string()),
    /** Changes with the files, and with how they are read. */
    builtFrom: z.string(),
    builtAt: z.string(),
    documents: z.int(),
    passages: z.int(),
    textBytes: z.int(),
    /** How many files cannot be used; the first of them are named. */
    problemCount: z.int(),
    problems: z.array(z.object({ path: z.string(), reason: z.string() })),
  }))();
export type LibraryPointer = z.infer<typeof pointerSchema>;

/** Held by one builder at a time. */
export const turnSchema = /* @__PURE__ */ (() =>
  z.object({
    holder: z.string(),
    /** ISO 8601; then whoever comes may take it. */
    until: z.string(),
    /** Somebody came meanwhile: the holder has to look again before it ends. */
    again: z.boolean(),
  }))();
export type TurnState = z.infer<typeof turnSchema>;
