import type { LibraryPointer } from '../../contract/library.ts';
import { limits } from '../../contract/limits.ts';
import { type DocumentLabels, labelsFile, noLabels, parseLabels, unusedEntry } from '../domain/document-labels.ts';
import { Fault } from '../domain/fault.ts';
import type { IndexBuilder, Library, LibraryFile } from '../library-ports.ts';

/** What is said of an index. */
export type IndexContents = Omit<LibraryPointer, 'builtFrom' | 'builtAt'>;

/**
 * Makes an index of the files and stores it under its version; none of no files. `former` is the version whose
 * documents need not be read again. Throws `DocumentsRefused`, and stores nothing, when no index is to be made of them.
 */
export async function indexFiles(
  { library, builder }: { library: Library; builder: IndexBuilder },
  files: readonly LibraryFile[],
  former: string | undefined,
): Promise<IndexContents> {
  const documents = files.filter(({ uri }) => uri !== labelsFile);
  if (documents.length === 0) return { documents: 0, passages: 0, textBytes: 0, problemCount: 0, problems: [] };
  if (documents.length > limits.libraryFiles) {
    throw refused(`There are ${documents.length} files; ${limits.libraryFiles} can be taken up`);
  }
  const labels = await readLabels(library, files);
  const previous = former === undefined ? undefined : await library.fetchIndex(former);
  const built = await builder.build(
    documents.map(({ uri, tag, bytes }) => ({
      uri,
      tag,
      bytes,
      labels: labels.of(uri),
      read: () => library.readFile(uri),
    })),
    previous,
  );
  try {
    if (built.documents === 0) throw refused(`None of ${documents.length} files can be used`);
    if (built.textBytes > limits.knowledgeBytes) {
      throw refused(`The documents have ${built.textBytes} bytes of text; ${limits.knowledgeBytes} can be taken up`);
    }
    await library.putIndex(built.version, built.file);
  } finally {
    await built.discard();
  }
  const { version, passages, textBytes } = built;
  const problems = [...unusedEntries(labels, documents), ...built.problems];
  return {
    version,
    documents: built.documents,
    passages,
    textBytes,
    problemCount: problems.length,
    problems: problems.slice(0, limits.problemsNamed),
  };
}

/** Documents whose labels cannot be read would be everybody's. */
async function readLabels(library: Library, files: readonly LibraryFile[]): Promise<DocumentLabels> {
  if (!files.some(({ uri }) => uri === labelsFile)) return noLabels;
  const bytes = await library.readFile(labelsFile);
  const labels = bytes === undefined ? undefined : parseLabels(new TextDecoder().decode(bytes));
  if (labels === undefined) throw refused(`${labelsFile} does not say which documents have which labels`);
  return labels;
}

function unusedEntries(labels: DocumentLabels, documents: readonly LibraryFile[]) {
  const unused = labels.unused(documents.map(({ uri }) => uri));
  return unused.map((entry) => ({ path: `${labelsFile} ${JSON.stringify(entry)}`, reason: unusedEntry }));
}

function refused(message: string): Fault {
  return new Fault('DocumentsRefused', { message });
}
