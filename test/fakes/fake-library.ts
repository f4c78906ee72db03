import { createHash } from 'node:crypto';
import type { LibraryPointer, TurnState } from '../../contract/library.ts';
import type { Library, LibraryFile, Shared } from '../../functions/library-ports.ts';
import type { Clock } from '../../functions/ports.ts';

/** The bucket of documents in memory; an index "file" is its own text. */
export class FakeLibrary implements Library {
  readonly pointer: Shared<LibraryPointer>;
  readonly turn: Shared<TurnState>;
  readonly #clock: Clock;
  readonly #files = new Map<string, { bytes: Uint8Array; modifiedAt: Date }>();
  readonly #indexes = new Map<string, { file: string; storedAt: Date }>();

  constructor(clock: Clock) {
    this.#clock = clock;
    this.pointer = new FakeShared();
    this.turn = new FakeShared();
  }

  async listFiles(): Promise<LibraryFile[]> {
    return [...this.#files]
      .map(([uri, { bytes, modifiedAt }]) => ({
        uri,
        tag: createHash('md5').update(bytes).digest('hex'),
        bytes: bytes.length,
        modifiedAt,
      }))
      .sort((left, right) => (left.uri < right.uri ? -1 : 1));
  }

  async readFile(uri: string): Promise<Uint8Array | undefined> {
    return this.#files.get(uri)?.bytes;
  }

  async fetchIndex(version: string): Promise<string | undefined> {
    return this.#indexes.get(version)?.file;
  }

  async putIndex(version: string, file: string): Promise<void> {
    this.#indexes.delete(version);
    this.#indexes.set(version, { file, storedAt: this.#clock.now() });
  }

  async forgetIndexes(present: string | undefined, before: Date): Promise<void> {
    const indexes = [...this.#indexes];
    for (const [place, [version, { storedAt }]] of indexes.entries()) {
      const replacedAt = indexes[place + 1]?.[1].storedAt ?? storedAt;
      if (version !== present && replacedAt < before) this.#indexes.delete(version);
    }
  }

  upload(uri: string, content: string | Uint8Array): void {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    this.#files.set(uri, { bytes, modifiedAt: this.#clock.now() });
  }

  remove(uri: string): void {
    this.#files.delete(uri);
  }

  versions(): string[] {
    return [...this.#indexes.keys()];
  }
}

/** Changes its tag with every value. */
export class FakeShared<Value> implements Shared<Value> {
  #held: { readonly value: Value; readonly tag: string } | undefined;
  #changes = 0;

  async read(): Promise<{ value: Value; tag: string } | undefined> {
    return this.#held;
  }

  async swap(value: Value, tag: string | undefined): Promise<boolean> {
    if (this.#held?.tag !== tag) return false;
    this.#changes += 1;
    this.#held = { value: structuredClone(value), tag: String(this.#changes) };
    return true;
  }
}
