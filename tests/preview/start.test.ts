import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, type TestContext } from 'vitest';
import { chooseMode, FlagError } from '../../src/start-mode.ts';
import { Child } from '../support/child.ts';

describe('chooseMode', () => {
  it.each([
    [[], {}, 'preview', 'no Slack variable is set'],
    [[], { SLACK_BOT_TOKEN: ' ', PORT: '4000', CORPUS_DIR: 'x' }, 'preview', 'no Slack variable is set'],
    [[], { SLACK_BOT_TOKEN: 'xoxb-1' }, 'slack', 'SLACK_BOT_TOKEN set'],
    [[], { SLACK_APP_TOKEN: 'a', SLACK_SIGNING_SECRET: 'b' }, 'slack', 'SLACK_APP_TOKEN, SLACK_SIGNING_SECRET set'],
    [['--preview'], { SLACK_BOT_TOKEN: 'xoxb-1' }, 'preview', '--preview'],
    [['--slack'], {}, 'slack', '--slack'],
  ] as const)('%j with %j is %s: %s', (args, env, mode, why) => {
    expect(chooseMode(args, env)).toEqual({ mode, why });
  });

  it.each([[['--peview']], [['--preview', '--slack']], [['3000']], [['--preview=yes']]])('refuses %j', (args) => {
    expect(() => chooseMode(args, {})).toThrow(FlagError);
    expect(() => chooseMode(args, {})).toThrow(/allowed: --preview .* npm start -- --preview$/);
  });
});

describe.concurrent('npm start', { timeout: 30_000 }, () => {
  const start = ({ onTestFinished }: TestContext, env: Record<string, string>, ...args: string[]) => {
    const child = new Child({ CORPUS_DIR: `${process.cwd()}/corpus`, ...env }, { args });
    onTestFinished(async () => {
      await child.exit('SIGKILL');
    });
    return child;
  };
  const address = (child: Child) => child.says(/Dossier preview: (http:\/\/127\.0\.0\.1:\d+\/)\n/);

  it('without Slack variables serves the preview, says why, and stops when told to', async (context) => {
    const child = start(context, { PORT: '0' });
    const response = await fetch(await address(child));
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('organised-crime-policy');
    expect(child.output).toContain('"event":"mode","mode":"preview","why":"no Slack variable is set"');
    expect(await child.exit('SIGTERM')).toBe(0);
    expect(child.output).toContain('"finished":true');
  });

  it('takes the next free port where none was asked for, and no other where one was', async (context) => {
    const taken = createServer().listen(0, '127.0.0.1');
    context.onTestFinished(() => void taken.close());
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;
    const child = start(context, { PORT: String(port) });
    expect(await child.exit()).toBe(1);
    expect(child.output).toContain(`Port ${port} of 127.0.0.1 is taken. Set PORT to another`);
    const [first, second] = [start(context, {}), start(context, {})];
    expect(await address(first)).not.toBe(await address(second));
  });

  it('with --slack and no variables names what is missing', async (context) => {
    const child = start(context, {}, '--slack');
    expect(await child.exit()).toBe(1);
    expect(child.output).toContain('SLACK_BOT_TOKEN is missing');
  });

  it('refuses a flag it does not know', async (context) => {
    const child = start(context, {}, '--peview');
    expect(await child.exit()).toBe(2);
    expect(child.output).toMatch(/--peview.*allowed: --preview/s);
    expect(child.output).not.toMatch(/\n\s+at /);
  });

  it('says what the preview cannot use', async (context) => {
    const child = start(context, { PORT: 'http' });
    expect(await child.exit()).toBe(1);
    expect(child.output).toContain('PORT must be a port number');
  });
});
