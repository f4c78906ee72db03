import * as z from 'zod';

/** An error as an AWS service answers it in its JSON protocol; `type` is what the SDK makes the error's name. */
export class AwsError extends Error {
  override readonly name = 'AwsError';
  readonly type: string;
  readonly status: number;

  constructor(type: string, message: string, status = 400) {
    super(message);
    this.type = type;
    this.status = status;
  }
}

/** One AWS service that speaks JSON: takes an operation and its input, returns its output or throws an AwsError. */
export type JsonService = (operation: string, input: JsonObject) => Promise<unknown>;

export type JsonObject = Readonly<Record<string, unknown>>;

/** The input as its schema has it; throws what AWS answers to any other. */
export function readInput<Schema extends z.ZodType>(schema: Schema, input: JsonObject): z.infer<Schema> {
  const { data, error } = schema.safeParse(input);
  if (error !== undefined) throw new AwsError('ValidationException', z.prettifyError(error));
  return data;
}

/** For an operation this service does not emulate. */
export function unknownOperation(operation: string): AwsError {
  return new AwsError('UnknownOperationException', `The local stack does not know ${operation}`);
}
