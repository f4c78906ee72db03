import type { TaskKey } from '../../functions/domain/model.ts';
import type { Bodies } from '../../functions/ports.ts';

/** Bodies in memory. */
export class FakeBodies implements Bodies {
  readonly #texts = new Map<string, string>();

  async put(key: TaskKey, path: string, text: string, _contentType: string): Promise<void> {
    this.#texts.set(prefixOf(key) + path, text);
  }

  async get(key: TaskKey, path: string): Promise<string | undefined> {
    return this.#texts.get(prefixOf(key) + path);
  }

  async deleteAll(key: TaskKey): Promise<void> {
    for (const path of this.paths(key)) this.#texts.delete(prefixOf(key) + path);
  }

  /** Where bodies of this task lie. */
  paths(key: TaskKey): string[] {
    const prefix = prefixOf(key);
    return [...this.#texts.keys()].filter((path) => path.startsWith(prefix)).map((path) => path.slice(prefix.length));
  }
}

function prefixOf(key: TaskKey): string {
  return `${key.tenantId}/${key.taskId}/`;
}
