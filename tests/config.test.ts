import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ConfigError, parseConfig, VARIABLES } from '../src/config.ts';

const GOOD = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' };

const problemsOf = (env: Record<string, string>): readonly string[] => {
  try {
    parseConfig(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
};

describe('parseConfig', () => {
  it('connects by Socket Mode where there is an app token, else over HTTP', () => {
    expect(parseConfig(GOOD).connection).toEqual({ mode: 'socket', appToken: 'xapp-1' });
    expect(parseConfig({ ...GOOD, SLACK_APP_TOKEN: ' ', SLACK_SIGNING_SECRET: 'secret-1' }).connection).toEqual({
      mode: 'http',
      signingSecret: 'secret-1',
    });
  });

  it('has defaults for everything but the tokens', () => {
    expect(parseConfig(GOOD)).toMatchObject({
      apiUrl: 'https://slack.com/api/',
      port: 3000,
      host: '127.0.0.1',
      corpusDir: 'corpus',
      dataDir: 'data',
      databaseUrl: null,
      allowedChannels: [],
      unmarkedAudience: 'members',
    });
    expect(parseConfig({ ...GOOD, SLACK_API_URL: 'http://127.0.0.1:1/api', ALLOWED_CHANNELS: 'C1, G2' })).toMatchObject(
      {
        apiUrl: 'http://127.0.0.1:1/api/',
        allowedChannels: ['C1', 'G2'],
      },
    );
  });

  it('names everything that is missing or wrong at once, with what it is for, and no value', () => {
    const problems = problemsOf({
      SLACK_BOT_TOKEN: 'hunter2',
      PORT: 'http',
      ALLOWED_CHANNELS: '#general',
      UNMARKED_AUDIENCE: 'all',
      SLACK_API_URL: 'slack',
      DATABASE_URL: 'mysql://user:hunter2@host/db',
    });
    expect(problems.map((problem) => problem.split(' ')[0])).toEqual([
      'SLACK_BOT_TOKEN',
      'SLACK_API_URL',
      'PORT',
      'DATABASE_URL',
      'ALLOWED_CHANNELS',
      'UNMARKED_AUDIENCE',
      'SLACK_APP_TOKEN',
    ]);
    expect(problems[0]).toBe(
      'SLACK_BOT_TOKEN must begin with xoxb- (bot token of the installed Slack app, begins with xoxb-)',
    );
    expect(problems.join()).not.toContain('hunter2');
    expect(problemsOf({})[0]).toContain('SLACK_BOT_TOKEN is missing');
  });
});

describe('.env.example', () => {
  const example = readFileSync('.env.example', 'utf8');
  const lines = [...example.matchAll(/^(# )?([A-Z][A-Z_]+)=(.*)$/gm)];

  it('has every variable, and no other', () => {
    expect(lines.map(([, , name]) => name).sort()).toEqual(Object.keys(VARIABLES).sort());
  });

  it('shows the defaults that hold', () => {
    for (const [, comment, name = '', value = ''] of lines) {
      const fallback = VARIABLES[name as keyof typeof VARIABLES].schema.safeParse(undefined);
      if (comment && value !== '') expect(String(fallback.data)).toBe(value);
    }
  });
});
