import { Problem } from './problem.ts';

/** A command line that cannot be understood; what may be said instead is printed with it. */
export class UsageProblem extends Problem {}

/** Runs a command of the command line: 0 when it succeeds, 1 for a problem, 2 for wrong arguments. */
export async function runCommand(usage: string, command: (args: string[]) => Promise<void>): Promise<void> {
  const args = process.argv.slice(2);
  if (args.includes('--help') || args.includes('-h')) {
    console.log(usage);
    return;
  }
  try {
    await command(args);
  } catch (error) {
    if (error instanceof UsageProblem || isParseError(error)) {
      console.error(`${(error as Error).message}\n\n${usage}`);
      process.exitCode = 2;
      return;
    }
    console.error(error instanceof Problem ? error.message : error);
    process.exitCode = 1;
  }
}

function isParseError(error: unknown): boolean {
  return String((error as { code?: unknown }).code).startsWith('ERR_PARSE_ARGS_');
}
