import { parentPort } from 'node:worker_threads';
import type { ReadRequest } from './document-reader.ts';
import { readDocument } from './read-document.ts';

/** The thread in which `openDocumentReader` reads; what it throws ends it, and is heard there. */
parentPort?.on('message', (request: ReadRequest) => void answer(request));

async function answer({ uri, bytes, labels }: ReadRequest): Promise<void> {
  parentPort?.postMessage(await readDocument(uri, bytes, labels), []);
}
