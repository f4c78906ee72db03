import { DatabaseSync, type SQLOutputValue } from 'node:sqlite';
import { damaged } from '../open-data-folder.ts';

export type ExecutionStatus = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';

export interface Execution {
  readonly arn: string;
  readonly machineArn: string;
  readonly name: string;
  readonly status: ExecutionStatus;
  /** JSON, as it was given. */
  readonly input: string;
  readonly traceHeader?: string;
  readonly startedAtMs: number;
  readonly stoppedAtMs?: number;
  /** JSON, of one that succeeded. */
  readonly output?: string;
  readonly error?: string;
  readonly cause?: string;
}

export type Ending = Pick<Execution, 'output' | 'error' | 'cause'> & { readonly status: ExecutionStatus };

export interface HistoryEvent {
  readonly type: string;
  readonly timestampMs: number;
  /** The member that Step Functions names after the type, such as `stateEnteredEventDetails`. */
  readonly details: Readonly<Record<string, unknown>>;
}

/** Every execution there has been, and its history, in one SQLite file. */
export interface ExecutionStore {
  insert(execution: Execution): void;
  find(arn: string): Execution | undefined;
  /** Newest first. */
  list(machineArn: string, page: { status?: string; limit: number; offset: number }): Execution[];
  running(): Execution[];
  /** Ends the execution if it is still running; says whether it was. */
  end(arn: string, ending: Ending, stoppedAtMs: number): boolean;
  /** Events are written together, a moment later: they survive a killed process only up to that moment. */
  append(arn: string, event: HistoryEvent): void;
  history(arn: string): (HistoryEvent & { readonly id: number })[];
  /** Forgets the history of an execution that runs again from its beginning. */
  clearHistory(arn: string): void;
  close(): void;
}

/** Step Functions keeps a closed execution, and with it its name, for 90 days. */
const retentionMs = 90 * 24 * 60 * 60 * 1000;

const schema = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
  CREATE TABLE IF NOT EXISTS execution (
    arn TEXT PRIMARY KEY, machineArn TEXT NOT NULL, name TEXT NOT NULL, status TEXT NOT NULL, input TEXT NOT NULL,
    traceHeader TEXT, startedAtMs INTEGER NOT NULL, stoppedAtMs INTEGER, output TEXT, error TEXT, cause TEXT
  );
  CREATE INDEX IF NOT EXISTS byStatus ON execution (status);
  CREATE TABLE IF NOT EXISTS event (
    arn TEXT NOT NULL, id INTEGER NOT NULL, type TEXT NOT NULL, timestampMs INTEGER NOT NULL, details TEXT NOT NULL,
    PRIMARY KEY (arn, id)
  ) WITHOUT ROWID;
`;

export function openExecutionStore(file: string, nowMs: number): ExecutionStore {
  const database = openDatabase(file, nowMs);
  const insert = database.prepare(
    'INSERT INTO execution (arn, machineArn, name, status, input, traceHeader, startedAtMs) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const find = database.prepare('SELECT * FROM execution WHERE arn = ?');
  const running = database.prepare("SELECT * FROM execution WHERE status = 'RUNNING' ORDER BY startedAtMs");
  const list = database.prepare(
    'SELECT * FROM execution WHERE machineArn = ? AND (? IS NULL OR status = ?) ORDER BY startedAtMs DESC, arn LIMIT ? OFFSET ?',
  );
  const end = database.prepare(
    "UPDATE execution SET status = ?, output = ?, error = ?, cause = ?, stoppedAtMs = ? WHERE arn = ? AND status = 'RUNNING'",
  );
  const append = database.prepare(
    'INSERT INTO event SELECT ?1, coalesce(max(id), 0) + 1, ?2, ?3, ?4 FROM event WHERE arn = ?1',
  );
  const history = database.prepare('SELECT id, type, timestampMs, details FROM event WHERE arn = ? ORDER BY id');
  const clearHistory = database.prepare('DELETE FROM event WHERE arn = ?');
  let unwritten: { readonly arn: string; readonly event: HistoryEvent }[] = [];

  /** In one transaction: one for each event would cost more than the execution itself. */
  function writeEvents(): void {
    if (unwritten.length === 0) return;
    database.exec('BEGIN');
    for (const { arn, event } of unwritten) {
      append.run(arn, event.type, event.timestampMs, JSON.stringify(event.details));
    }
    database.exec('COMMIT');
    unwritten = [];
  }

  return {
    insert: ({ arn, machineArn, name, status, input, traceHeader, startedAtMs }) =>
      void insert.run(arn, machineArn, name, status, input, traceHeader ?? null, startedAtMs),
    find(arn) {
      const row = find.get(arn);
      return row === undefined ? undefined : toExecution(row);
    },
    list: (machineArn, { status, limit, offset }) =>
      list.all(machineArn, status ?? null, status ?? null, limit, offset).map(toExecution),
    running: () => running.all().map(toExecution),
    end: (arn, { status, output, error, cause }, stoppedAtMs) =>
      end.run(status, output ?? null, error ?? null, cause ?? null, stoppedAtMs, arn).changes === 1,
    append(arn, event) {
      if (unwritten.length === 0) setImmediate(() => database.isOpen && writeEvents());
      unwritten.push({ arn, event });
    },
    history(arn) {
      writeEvents();
      return history.all(arn).map(toHistoryEvent);
    },
    clearHistory: (arn) => void clearHistory.run(arn),
    close() {
      writeEvents();
      database.close();
    },
  };
}

function openDatabase(file: string, nowMs: number): DatabaseSync {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file);
    database.exec(schema);
    const forgotten = `SELECT arn FROM execution WHERE stoppedAtMs < ${nowMs - retentionMs}`;
    database.exec(`DELETE FROM event WHERE arn IN (${forgotten}); DELETE FROM execution WHERE arn IN (${forgotten})`);
    return database;
  } catch (error) {
    database?.close();
    throw damaged(file, error);
  }
}

type Row = Record<string, SQLOutputValue>;

function toExecution(row: Row): Execution {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as unknown as Execution;
}

function toHistoryEvent(row: Row): HistoryEvent & { id: number } {
  return {
    id: Number(row['id']),
    type: String(row['type']),
    timestampMs: Number(row['timestampMs']),
    details: JSON.parse(String(row['details'])) as Record<string, unknown>,
  };
}
