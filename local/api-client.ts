import { setTimeout as sleep } from 'node:timers/promises';
import type { Problem } from '../contract/service-shapes.ts';
import type {
  Accepted,
  ExportFormat,
  LedgerResponse,
  Order,
  StepsResponse,
  TaskList,
  TaskResponse,
} from '../contract/shapes.ts';
import { Problem as TerminalProblem } from './problem.ts';

/** The API refused or could not be reached; the message is fit for the terminal. */
export class ApiError extends TerminalProblem {}

/** A call may take 15 seconds; API Gateway itself gives up at 29. */
const patienceMs = 30_000;

/** Every call may be repeated: an order carries an idempotency key. */
const attempts = 3;

interface Call {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Calls the HTTP API of a running or deployed service. */
export class ApiClient {
  readonly #url: string;
  readonly #key: string;

  /** `url` with or without the version of the API at its end. */
  constructor(url: string, key: string) {
    this.#url = url.replace(/(?:\/v1)?\/*$/, '');
    this.#key = key;
  }

  order(order: Order, idempotencyKey: string): Promise<Accepted> {
    return this.#json<Accepted>('/v1/reports', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': idempotencyKey },
      body: JSON.stringify(order),
    });
  }

  task(taskId: string): Promise<TaskResponse> {
    return this.#json<TaskResponse>(`/v1/reports/${taskId}`);
  }

  /** The id of the newest finished report of the key's own user. */
  async lastReport(): Promise<string | undefined> {
    const { items } = await this.#json<TaskList>('/v1/reports?limit=1&status=COMPLETED');
    return items[0]?.taskId;
  }

  steps(taskId: string): Promise<StepsResponse> {
    return this.#json<StepsResponse>(`/v1/reports/${taskId}/steps`);
  }

  ledger(taskId: string): Promise<LedgerResponse> {
    return this.#json<LedgerResponse>(`/v1/reports/${taskId}/ledger`);
  }

  async source(taskId: string, sourceId: string): Promise<string> {
    return (await this.#call(`/v1/reports/${taskId}/sources/${sourceId}`)).text();
  }

  async export(taskId: string, format: ExportFormat): Promise<Buffer> {
    return Buffer.from(await (await this.#call(`/v1/reports/${taskId}/report?format=${format}`)).arrayBuffer());
  }

  async #json<Body>(path: string, init: Call = {}): Promise<Body> {
    const response = await this.#call(path, init);
    try {
      return (await response.json()) as Body;
    } catch (cause) {
      throw new ApiError(`${this.#url} does not answer as Dossier does.`, { cause });
    }
  }

  async #call(path: string, init: Call = {}): Promise<Response> {
    const headers = { ...init.headers, Authorization: `Bearer ${this.#key}` };
    for (let attempt = 1; ; attempt += 1) {
      const signal = AbortSignal.timeout(patienceMs);
      const response = await fetch(this.#url + path, { ...init, headers, signal }).catch((cause: unknown) => {
        throw new ApiError(`${this.#url} cannot be reached.`, { cause });
      });
      if (response.ok) return response;
      const retryAfterMs = readRetryAfter(response);
      if (attempt === attempts || retryAfterMs === undefined) throw new ApiError(await describeProblem(response));
      await sleep(retryAfterMs);
    }
  }
}

/** How long the service asks to be left alone, if it is throttled or unavailable and says so. */
function readRetryAfter(response: Response): number | undefined {
  if (response.status !== 429 && response.status !== 503) return undefined;
  const seconds = Number(response.headers.get('Retry-After') ?? Number.NaN);
  return seconds >= 0 && seconds <= 60 ? seconds * 1000 : undefined;
}

async function describeProblem(response: Response): Promise<string> {
  const text = await response.text();
  try {
    const problem = JSON.parse(text) as Problem;
    const places = (problem.errors ?? []).map(({ pointer, detail }) => `\n  ${pointer}: ${detail}`);
    return `${problem.title} (${problem.status}): ${problem.detail}${places.join('')}\nRequest id ${problem.requestId}`;
  } catch {
    return `The service answered ${response.status}.`;
  }
}
