import { parseArgs } from 'node:util';
import { type Environment, slackVariables } from './config.ts';

/** Where the app is to answer, and why there. */
export interface StartMode {
  readonly mode: 'preview' | 'slack';
  readonly why: string;
}

/** Flags that cannot be used; the message says what is allowed. */
export class FlagError extends Error {
  override readonly name = 'FlagError';
}

const ALLOWED = 'allowed: --preview (in the browser), --slack (in Slack), or neither, e.g. npm start -- --preview';

/**
 * Slack where its variables are set, the preview where none is; a flag decides against that.
 *
 * @param args the words after the command
 * @throws {FlagError}
 */
export function chooseMode(args: readonly string[], env: Environment): StartMode {
  const { preview, slack } = flagsIn(args);
  if (preview && slack) throw new FlagError(`--preview and --slack: only one can be; ${ALLOWED}`);
  if (preview) return { mode: 'preview', why: '--preview' };
  if (slack) return { mode: 'slack', why: '--slack' };
  const set = slackVariables(env);
  return set.length > 0
    ? { mode: 'slack', why: `${set.join(', ')} set` }
    : { mode: 'preview', why: 'no Slack variable is set' };
}

function flagsIn(args: readonly string[]): { preview?: boolean; slack?: boolean } {
  try {
    return parseArgs({ args: [...args], options: { preview: { type: 'boolean' }, slack: { type: 'boolean' } } }).values;
  } catch (error) {
    throw new FlagError(`${(error as Error).message.split('. ')[0]}; ${ALLOWED}`);
  }
}
