import type { Injection } from '../domain/injection/detect-injections.ts';
import type { Guard, Thought } from '../engine-ports.ts';
import type { Telemetry } from '../ports.ts';

/** In the place of a title that gives instructions. */
const untitled = 'Untitled source';

/** Places that one entry of the trace lists. */
const mostPlaces = 20;

/** What a guard found in the texts of one thought, told once each. */
export class Inspection {
  readonly #guard: Guard;
  readonly #telemetry: Telemetry;
  readonly #told = new Map<string, Injection['kind']>();

  constructor(guard: Guard, telemetry: Telemetry) {
    this.#guard = guard;
    this.#telemetry = telemetry;
  }

  async of(text: string): Promise<readonly Injection[]> {
    return (await this.all([text]))[0] ?? [];
  }

  all(texts: readonly string[]): ReturnType<Guard['inspect']> {
    return this.#guard.inspect(texts);
  }

  /** Remembers what stands at these places of what has this name: an id, never a text. */
  tell(name: string, injections: readonly Injection[]): void {
    for (const { kind, start, end } of injections) this.#told.set(`${name} ${start}–${end}`, kind);
  }

  /** Those of several short texts that give no instructions. */
  async harmless(texts: readonly string[]): Promise<string[]> {
    const found = await this.all(texts);
    return texts.filter((_text, index) => (found[index] ?? []).length === 0);
  }

  async title(text: string): Promise<string> {
    return (await this.of(text)).length > 0 ? untitled : text;
  }

  /** The thought with a line about what was found, which is counted too. */
  note<Value>(
    thought: Thought<Value>,
    what = 'Withheld, because it gives instructions to an assistant',
  ): Thought<Value> {
    if (this.#told.size === 0) return thought;
    for (const [kind, places] of Map.groupBy(this.#told, ([, kind]) => kind)) {
      this.#telemetry.count('InjectionFound', places.length, { kind });
    }
    const places = [...this.#told].slice(0, mostPlaces).map(([place, kind]) => `${place} (${kind})`);
    const more = this.#told.size > mostPlaces ? ` and ${this.#told.size - mostPlaces} more` : '';
    return { ...thought, thought: `${thought.thought}\n${what}: ${places.join(', ')}${more}.` };
  }
}
