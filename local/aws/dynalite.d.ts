/** The parts of dynalite beneath its HTTP server. */
declare module 'dynalite/db/index.js' {
  export interface Store {
    readonly db: { open(): Promise<void>; close(): Promise<void> };
    readonly tableDb: { del(name: string, done: (error?: Error | null) => void): void };
  }
  const database: { create(options: { path: string; createTableMs: number }): Store };
  export default database;
}

declare module 'dynalite/validations/index.js' {
  import type { Store } from 'dynalite/db/index.js';

  const validations: {
    /** Both throw `{ statusCode, body }` for what DynamoDB refuses. */
    checkTypes(input: unknown, types: unknown): unknown;
    checkValidations(input: unknown, types: unknown, custom: unknown, store: Store): void;
    toLowerFirst(text: string): string;
  };
  export default validations;
}
