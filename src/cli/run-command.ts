import { CorpusError } from '../corpus/corpus-error.ts';
import { UsageError } from './arguments.ts';

/** Exit status, as the answer contract has it. */
const UNUSABLE = 2;
const FAILED = 1;

/** What standard output takes: columns, and whether somebody looks on who sees colour. */
export function screen(): { readonly width: number; readonly colour: boolean } {
  const { columns, isTTY } = process.stdout;
  return { width: Math.min(columns ?? 100, 110), colour: isTTY && process.stdout.hasColors() };
}

/** Runs a command and sets the exit status: what the user can put right is said in one line, the rest with its stack. */
export async function runCommand(main: () => Promise<void>): Promise<void> {
  // a reader that has seen enough (`| head -1`) is no failure
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  try {
    await main();
  } catch (error) {
    const known = error instanceof UsageError || error instanceof CorpusError;
    process.stderr.write(
      `${known ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
    process.exitCode = known ? UNUSABLE : FAILED;
  }
}
