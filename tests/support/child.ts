import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HOME, type SlackStandIn } from './slack-stand-in.ts';

/** The built app as a process of its own, with nothing of this one's environment but what it needs to run. */
export class Child {
  readonly process: ChildProcess;
  output = '';

  constructor(
    env: Record<string, string>,
    { script = join(process.cwd(), 'dist/main.js'), args = [] as readonly string[] } = {},
  ) {
    // a folder of its own to start in: no .env of the developer is read
    const cwd = mkdtempSync(join(tmpdir(), 'dossier-cwd-'));
    this.process = spawn(process.execPath, [script, ...args], {
      cwd,
      env: { PATH: process.env.PATH ?? '', ...env },
    });
    for (const stream of [this.process.stdout, this.process.stderr])
      stream?.on('data', (data) => (this.output += String(data)));
  }

  /** Resolves with the port once the app says that it has started. */
  async started(): Promise<number> {
    return Number(await this.says(/"event":"started".*?"port":(\d+)/));
  }

  /** Resolves with the first group of the pattern once the output has it. */
  async says(pattern: RegExp): Promise<string> {
    for (;;) {
      const found = pattern.exec(this.output)?.[1];
      if (found) return found;
      if (this.process.exitCode !== null) throw new Error(`exited: ${this.output}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  async exit(signal?: NodeJS.Signals): Promise<number | null> {
    const gone = once(this.process, 'exit');
    if (this.process.exitCode !== null || this.process.signalCode !== null) return this.process.exitCode;
    if (signal) this.process.kill(signal);
    const [code] = (await gone) as [number | null];
    return code;
  }
}

const SMALL_REPORT = `Brussels, 21 November 2025

LIMITE

Action 1: A network of prosecutors

In March 2025, the European Judicial Organised Crime Network (EJOCN) held its first plenary meeting in The Hague.
`;

/** A report that a process reads in no time. */
function smallCorpus(): string {
  const folder = mkdtempSync(join(tmpdir(), 'dossier-corpus-'));
  writeFileSync(join(folder, 'report.md'), SMALL_REPORT);
  return folder;
}

export function environment(slack: SlackStandIn, more: Record<string, string> = {}): Record<string, string> {
  return {
    SLACK_BOT_TOKEN: HOME.botToken,
    SLACK_APP_TOKEN: HOME.appToken,
    SLACK_API_URL: slack.apiUrl,
    CORPUS_DIR: smallCorpus(),
    DATA_DIR: mkdtempSync(join(tmpdir(), 'dossier-')),
    PORT: '0',
    ...more,
  };
}
