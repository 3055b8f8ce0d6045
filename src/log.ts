/** What a log line may carry: ids and counts, never the words of a question or of the report. */
export type LogFields = Readonly<Record<string, string | number | boolean | null | undefined>>;

export interface Log {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
}

const SECRET = /\bx(?:ox[a-z]|app)-[\w-]+/g;

/** One JSON object a line; tokens are blanked wherever they stand. */
export function createLog(write: (line: string) => void, now: () => Date): Log {
  const at =
    (level: string) =>
    (event: string, fields: LogFields = {}) =>
      write(`${JSON.stringify({ time: now().toISOString(), level, event, ...fields }).replace(SECRET, '[token]')}\n`);
  return { info: at('info'), warn: at('warn'), error: at('error') };
}

/** Name, message and stack of anything thrown, for a log line. */
export function errorFields(error: unknown): LogFields {
  if (!(error instanceof Error)) return { error: String(error) };
  return { error: `${error.name}: ${error.message}`, stack: error.stack };
}
