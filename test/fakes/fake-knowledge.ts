import type { Knowledge, Passage } from '../../functions/ports.ts';

type Search = (question: string, options: Parameters<Knowledge['search']>[1]) => Passage[];

/** Knowledge that finds what was scripted and refuses everything else. */
export class FakeKnowledge implements Knowledge {
  readonly searches: string[] = [];
  readonly #version: string | undefined;
  readonly #search: Search | undefined;
  readonly #former: Readonly<Record<string, Knowledge | undefined>>;

  /** `former`: what is kept of each version, undefined for one that is gone; any other version is the present one. */
  constructor(script: { version?: string; search?: Search; former?: Record<string, Knowledge | undefined> } = {}) {
    this.#version = script.version;
    this.#search = script.search;
    this.#former = script.former ?? {};
  }

  async version(): Promise<string> {
    if (this.#version === undefined) throw new Error('The test has no knowledge version');
    return this.#version;
  }

  async at(version: string): Promise<Knowledge | undefined> {
    return Object.hasOwn(this.#former, version) ? this.#former[version] : this;
  }

  async search(question: string, options: Parameters<Search>[1]): Promise<Passage[]> {
    this.searches.push(question);
    if (this.#search === undefined) throw new Error('The test has no script for knowledge.search');
    return this.#search(question, options);
  }
}
