import { describe, expect, it, type TestContext } from 'vitest';
import { Child, environment } from '../support/child.ts';
import { quotesIn } from '../support/read-blocks.ts';
import { HOME, SlackStandIn } from '../support/slack-stand-in.ts';
import { furnish, mention } from '../support/workspace.ts';

const QUESTION = 'what happened with EJOCN in 2025';

/** A workspace of its own for each test, so that they can run side by side while processes start. */
async function scene({ onTestFinished }: TestContext) {
  const slack = await SlackStandIn.start();
  furnish(slack);
  const children: Child[] = [];
  onTestFinished(async () => {
    await Promise.all(children.map((child) => child.exit('SIGKILL')));
    await slack.stop();
    expect(slack.violations).toEqual([]);
  });
  const start = (env: Record<string, string>): Child => {
    const child = new Child(env);
    children.push(child);
    return child;
  };
  const connect = async (child: Child, mode: 'socket' | 'http' = 'socket') => {
    const port = await child.started();
    if (mode === 'http') slack.useHttp(port);
    else await slack.until(() => slack.socketCount === 1);
    return port;
  };
  const answers = () => slack.shown.filter(({ blocks }) => quotesIn(blocks).length > 0);
  return { slack, start, connect, answers };
}

describe.concurrent.each(['socket', 'http'] as const)('a process killed in %s mode', { timeout: 30_000 }, (mode) => {
  const http: Record<string, string> =
    mode === 'http' ? { SLACK_APP_TOKEN: '', SLACK_SIGNING_SECRET: HOME.secret } : {};

  it('between acknowledgement and answer answers once after redelivery', async (context) => {
    const { slack, start, connect, answers } = await scene(context);
    const env = environment(slack, http);
    const first = start(env);
    await connect(first, mode);
    const release = slack.hold('users.info');
    const delivery = mention(slack, QUESTION);
    await slack.deliver(delivery);
    await slack.until(() => slack.calls.includes('users.info'));
    await first.exit('SIGKILL');
    release();
    expect(answers()).toEqual([]);
    const second = start(env);
    await connect(second, mode);
    await slack.deliver({ ...delivery, retry: 1 });
    await slack.until(() => answers()[0]);
    await slack.deliver({ ...delivery, retry: 2 });
    await slack.quiet();
    expect(answers()).toHaveLength(1);
  });

  it('between acknowledgement and answer answers after a restart, though Slack thinks it delivered', async (context) => {
    const { slack, start, connect, answers } = await scene(context);
    const env = environment(slack, http);
    const first = start(env);
    await connect(first, mode);
    const release = slack.hold('users.info');
    await slack.deliver(mention(slack, QUESTION));
    await slack.until(() => slack.calls.includes('users.info'));
    await first.exit('SIGKILL');
    release();
    await connect(start(env), mode);
    await slack.until(() => answers()[0]);
    await slack.quiet();
    expect(answers()).toHaveLength(1);
  });

  it('while it was sending does not answer a second time, and says so', async (context) => {
    const { slack, start, connect, answers } = await scene(context);
    const env = environment(slack, http);
    const first = start(env);
    await connect(first, mode);
    const release = slack.hold('chat.postMessage', { done: true });
    const delivery = mention(slack, QUESTION);
    await slack.deliver(delivery);
    await slack.until(() => answers()[0]);
    await first.exit('SIGKILL');
    release();
    await connect(start(env), mode);
    await slack.deliver({ ...delivery, retry: 1 });
    await slack.until(() => slack.shown.some(({ text }) => text.startsWith('I was interrupted')));
    await slack.deliver({ ...delivery, retry: 2 });
    await slack.quiet();
    expect(answers()).toHaveLength(1);
    expect(slack.shown).toHaveLength(2);
  });
});

describe.concurrent('a process', { timeout: 30_000 }, () => {
  it('finishes what is under way when told to stop, and exits 0', async (context) => {
    const { slack, start, answers } = await scene(context);
    const child = start(environment(slack));
    await child.started();
    await slack.until(() => slack.socketCount === 1);
    const release = slack.hold('users.info');
    await slack.deliver(mention(slack, QUESTION));
    await slack.until(() => slack.calls.includes('users.info'));
    const code = child.exit('SIGTERM');
    await slack.until(() => slack.socketCount === 0);
    release();
    expect(await code).toBe(0);
    expect(answers()).toHaveLength(1);
    expect(child.output).toContain('"finished":true');
    expect(child.output).not.toContain('unhandled');
  });

  it('tells that it lives and that it is ready, in Socket Mode and over HTTP', async (context) => {
    const { slack, start } = await scene(context);
    for (const env of [{}, { SLACK_APP_TOKEN: '', SLACK_SIGNING_SECRET: HOME.secret }]) {
      const child = start(environment(slack, env));
      const port = await child.started();
      const status = async (path: string) => (await fetch(`http://127.0.0.1:${port}${path}`)).status;
      await slack.until(() => child.output.includes('started'));
      await context.expect.poll(() => status('/readyz')).toBe(200);
      expect(await status('/healthz')).toBe(200);
      expect(await status('/nothing')).toBe(404);
      expect(await child.exit('SIGTERM')).toBe(0);
    }
  });

  it('is not ready while Socket Mode is down, and answers again after Slack closed the connection', async (context) => {
    const { slack, start, answers } = await scene(context);
    const child = start(environment(slack));
    const port = await child.started();
    await slack.until(() => slack.socketCount === 1);
    const ready = async () => (await fetch(`http://127.0.0.1:${port}/readyz`)).status;
    await context.expect.poll(ready).toBe(200);
    slack.refreshSocket();
    await context.expect.poll(ready).toBe(503);
    await context.expect.poll(ready, { timeout: 8000 }).toBe(200);
    await slack.deliver(mention(slack, QUESTION));
    await slack.until(() => answers()[0]);
  });

  for (const [name, value, sentence] of [
    ['SLACK_BOT_TOKEN', 'xoxb-wrong', /Slack does not accept SLACK_BOT_TOKEN \(invalid_auth\)/],
    ['SLACK_APP_TOKEN', 'xapp-wrong', /Slack does not accept SLACK_APP_TOKEN \(invalid_auth\)/],
    ['SLACK_BOT_TOKEN', 'secret', /SLACK_BOT_TOKEN must begin with xoxb-/],
    ['CORPUS_DIR', '/nowhere', /\/nowhere: cannot be read/],
    ['DATABASE_URL', 'postgres://me:hunter2@127.0.0.1:1/x', /DATABASE_URL: cannot connect to postgres:\/\/me@127/],
  ] as const) {
    it(`with ${name} set to ${value} ends at once with a sentence`, async (context) => {
      const { slack, start } = await scene(context);
      const child = start(environment(slack, { [name]: value }));
      expect(await child.exit()).toBe(1);
      expect(child.output).toMatch(sentence);
      expect(child.output).not.toMatch(/\n\s+at |hunter2/);
    });
  }
});
