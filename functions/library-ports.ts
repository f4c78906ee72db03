import type { LibraryPointer, TurnState } from '../contract/library.ts';

/** What `ingest` needs of the world beside the common ports. */

/** The files that a team has uploaded, and the indexes made of them. */
export interface Library {
  /** In the order of their URIs. */
  listFiles(): Promise<LibraryFile[]>;
  /** Undefined when it is gone by now. */
  readFile(uri: string): Promise<Uint8Array | undefined>;
  readonly pointer: Shared<LibraryPointer>;
  readonly turn: Shared<TurnState>;
  /** A local copy of an index; undefined when it is kept no longer. */
  fetchIndex(version: string): Promise<string | undefined>;
  putIndex(version: string, file: string): Promise<void>;
  /** Deletes the indexes that another took the place of before this time; never the present one. */
  forgetIndexes(present: string | undefined, before: Date): Promise<void>;
}

export interface LibraryFile {
  readonly uri: string;
  /** The same tag, the same bytes. */
  readonly tag: string;
  readonly bytes: number;
  readonly modifiedAt: Date;
}

/** A value that several write, each only over what it has read. */
export interface Shared<Value> {
  read(): Promise<{ readonly value: Value; readonly tag: string } | undefined>;
  /** False when it is no longer what was read under `tag`; undefined: when there is one. */
  swap(value: Value, tag: string | undefined): Promise<boolean>;
}

/** Makes an index of files. */
export interface IndexBuilder {
  /** Changes when the same files would give another index. */
  readonly edition: string;
  /** `files` in the order of their URIs, `previous` an index whose documents need not be read again. */
  build(files: readonly FileToIndex[], previous: string | undefined): Promise<BuiltLibrary>;
}

export interface FileToIndex {
  readonly uri: string;
  readonly tag: string;
  readonly bytes: number;
  /** None: those that the file names itself, if any. */
  readonly labels: readonly string[];
  /** Undefined when it is gone by now. */
  readonly read: () => Promise<Uint8Array | undefined>;
}

export interface BuiltLibrary {
  /** Deletes the file. */
  readonly discard: () => Promise<void>;
  readonly file: string;
  readonly version: string;
  readonly documents: number;
  readonly passages: number;
  readonly textBytes: number;
  readonly problems: readonly { readonly path: string; readonly reason: string }[];
}
