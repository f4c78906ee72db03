import type { Document } from '../../functions/domain/model.ts';
import type { Knowledge, Passage } from '../../functions/ports.ts';

type Search = (question: string, options: { limit: number; extra: readonly Document[] }) => Passage[];

/** Knowledge that finds what was scripted and refuses everything else. */
export class FakeKnowledge implements Knowledge {
  readonly searches: string[] = [];
  readonly #version: string | undefined;
  readonly #search: Search | undefined;

  constructor(script: { version?: string; search?: Search } = {}) {
    this.#version = script.version;
    this.#search = script.search;
  }

  async version(): Promise<string> {
    if (this.#version === undefined) throw new Error('The test has no knowledge version');
    return this.#version;
  }

  async search(question: string, options: Parameters<Search>[1]): Promise<Passage[]> {
    this.searches.push(question);
    if (this.#search === undefined) throw new Error('The test has no script for knowledge.search');
    return this.#search(question, options);
  }
}
