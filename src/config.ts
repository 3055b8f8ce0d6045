import { config as loadDotenv } from 'dotenv';
import { z } from 'zod';

const list = z.string().transform((text) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean),
);

/** Every variable the app reads: what it may hold, and what it is for. `.env.example` is tested against this table. */
export const VARIABLES = {
  SLACK_BOT_TOKEN: {
    purpose: 'bot token of the installed Slack app, begins with xoxb-',
    schema: z.string().regex(/^xoxb-\S+$/, 'must begin with xoxb-'),
  },
  SLACK_APP_TOKEN: {
    purpose: 'app-level token with connections:write, begins with xapp-; when set, the app uses Socket Mode',
    schema: z
      .string()
      .regex(/^xapp-\S+$/, 'must begin with xapp-')
      .optional(),
  },
  SLACK_SIGNING_SECRET: {
    purpose: 'signing secret; used when SLACK_APP_TOKEN is not set: Slack then calls POST /slack/events',
    schema: z.string().min(8, 'must be the whole secret').optional(),
  },
  SLACK_API_URL: {
    purpose: 'base of the Slack Web API, for a proxy or a test',
    schema: z
      .url({ protocol: /^https?$/, error: 'must be a web address' })
      .transform((url) => (url.endsWith('/') ? url : `${url}/`))
      .default('https://slack.com/api/'),
  },
  PORT: {
    purpose: 'port of /healthz and /readyz, and of /slack/events without Socket Mode',
    schema: z.coerce.number('must be a port number').int().min(0).max(65535).default(3000),
  },
  HOST: { purpose: 'address to listen on; 0.0.0.0 in a container', schema: z.string().default('127.0.0.1') },
  CORPUS_DIR: { purpose: 'folder that holds the report', schema: z.string().default('corpus') },
  DATA_DIR: {
    purpose: 'folder of the embedded store; one running process a folder',
    schema: z.string().default('data'),
  },
  DATABASE_URL: {
    purpose: 'address of a PostgreSQL database that several replicas share; without it, the embedded store',
    schema: z
      .string()
      .refine(
        (text) => /^postgres(?:ql)?:\/\//.test(text) && URL.canParse(text),
        'must be an address such as postgres://user:password@host:5432/dossier',
      )
      .optional(),
  },
  ALLOWED_CHANNELS: {
    purpose: 'IDs of the channels that may ask, by comma; empty: every channel the app is invited to',
    schema: list
      .pipe(z.array(z.string().regex(/^[CG][A-Z0-9]+$/, 'must be channel IDs such as C0123ABCD')))
      .default([]),
  },
  UNMARKED_AUDIENCE: {
    purpose:
      'who may ask when no report carries a marking: members, guests (and members), everyone (shared channels too)',
    schema: z.enum(['members', 'guests', 'everyone'], 'must be members, guests or everyone').default('members'),
  },
} as const;

type Name = keyof typeof VARIABLES;
type Values = { -readonly [K in Name]: z.infer<(typeof VARIABLES)[K]['schema']> };

/** How Slack reaches the app. */
export type Connection =
  | { readonly mode: 'socket'; readonly appToken: string }
  | { readonly mode: 'http'; readonly signingSecret: string };

export interface Config {
  readonly botToken: string;
  readonly connection: Connection;
  readonly apiUrl: string;
  readonly port: number;
  readonly host: string;
  readonly corpusDir: string;
  readonly dataDir: string;
  /** Null for the embedded store in `dataDir`. */
  readonly databaseUrl: string | null;
  readonly allowedChannels: readonly string[];
  readonly unmarkedAudience: 'members' | 'guests' | 'everyone';
}

/** Variables that are missing or wrong, all of them, each with what it is for. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`Dossier cannot start with these settings:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
    this.problems = problems;
  }
}

/**
 * Settings from an environment. An empty variable counts as not set.
 *
 * @throws {ConfigError} naming every variable that is missing or wrong
 */
export function parseConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const problems: string[] = [];
  const values: Partial<Record<Name, unknown>> = {};
  for (const [name, { schema, purpose }] of Object.entries(VARIABLES)) {
    const given = env[name]?.trim() || undefined;
    const parsed = schema.safeParse(given);
    if (parsed.success) values[name as Name] = parsed.data;
    else
      problems.push(
        `${name} ${given === undefined ? 'is missing' : (parsed.error.issues[0]?.message ?? 'is wrong')} (${purpose})`,
      );
  }
  if (!env.SLACK_APP_TOKEN?.trim() && !env.SLACK_SIGNING_SECRET?.trim()) {
    problems.push(
      `SLACK_APP_TOKEN or SLACK_SIGNING_SECRET is missing (${VARIABLES.SLACK_APP_TOKEN.purpose}; ${VARIABLES.SLACK_SIGNING_SECRET.purpose})`,
    );
  }
  if (problems.length > 0) throw new ConfigError(problems);
  const all = values as Values;
  return {
    botToken: all.SLACK_BOT_TOKEN,
    connection: all.SLACK_APP_TOKEN
      ? { mode: 'socket', appToken: all.SLACK_APP_TOKEN }
      : { mode: 'http', signingSecret: all.SLACK_SIGNING_SECRET ?? '' },
    apiUrl: all.SLACK_API_URL,
    port: all.PORT,
    host: all.HOST,
    corpusDir: all.CORPUS_DIR,
    dataDir: all.DATA_DIR,
    databaseUrl: all.DATABASE_URL ?? null,
    allowedChannels: all.ALLOWED_CHANNELS,
    unmarkedAudience: all.UNMARKED_AUDIENCE,
  };
}

/** Settings from `.env` and the process; what the process sets wins. */
export function loadConfig(): Config {
  loadDotenv({ quiet: true });
  return parseConfig(process.env);
}
