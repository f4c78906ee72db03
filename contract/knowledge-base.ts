/** A Bedrock knowledge base that is searched instead of an index of Dossier's own. */
export interface KnowledgeBaseSetup {
  /** Ten letters and digits; in the account and region of the functions. */
  readonly id: string;
  /**
   * Name of the metadata attribute, a string, that holds a document's label: it is found by callers who have that
   * label, and by all where it is `everyone`; a document without it is found by nobody. Absent: all see all.
   */
  readonly labelAttribute?: string;
}

/** The label of documents that all callers see. */
export const everyone = 'everyone';

const location = /^bedrock-kb:([0-9A-Za-z]{1,10})(?:\/(.+))?$/;

/** Where functions are told that the documents are; `knowledgeBaseAt` is its inverse. */
export function knowledgeBaseLocation({ id, labelAttribute }: KnowledgeBaseSetup): string {
  const text = `bedrock-kb:${id}${labelAttribute === undefined ? '' : `/${labelAttribute}`}`;
  if (!location.test(text)) throw new Error(`${JSON.stringify(id)} is no id of a knowledge base`);
  return text;
}

/** Undefined for another kind of location. */
export function knowledgeBaseAt(text: string): KnowledgeBaseSetup | undefined {
  const [, id, labelAttribute] = location.exec(text) ?? [];
  if (id === undefined) return undefined;
  return { id, ...(labelAttribute === undefined ? {} : { labelAttribute }) };
}
