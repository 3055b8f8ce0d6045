import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { cleanText } from '../../src/text/markup.ts';
import { buttonsIn, quotesIn } from '../support/read-blocks.ts';
import { engine, type Stage, stage } from '../support/running-app.ts';
import type { Shown } from '../support/web-api.ts';
import {
  CHANNEL,
  click,
  command,
  direct,
  directMessage,
  interaction,
  MEMBER,
  mention,
  opened,
  shortcut,
} from '../support/workspace.ts';

const report = cleanText(engine.corpus.documents[0]?.text ?? '');

describe.each(['socket', 'http'] as const)('in %s mode', (mode) => {
  let at: Stage;
  beforeAll(async () => {
    at = await stage(mode);
  });
  afterAll(() => at.close());
  afterEach(async () => {
    await at.slack.quiet();
    const { violations } = at.slack;
    at.slack.shown.length = 0;
    expect(violations).toEqual([]);
  });
  const next = (count = 1): Promise<Shown> => at.slack.until(() => at.slack.shown[count - 1]);

  it('answers a mention once, in its thread, with the words of the report', async () => {
    const { slack } = at;
    const delivery = mention(slack, 'what happened with EJOCN in 2025', { ts: '1763700001.000001' });
    await slack.deliver(delivery);
    const answer = await next();
    expect(answer).toMatchObject({ channel: CHANNEL, thread: '1763700001.000001', onlyTo: undefined });
    const quotes = quotesIn(answer.blocks);
    expect(quotes.length).toBeGreaterThan(2);
    for (const quote of quotes) expect(report).toContain(quote);
    expect(quotes.join(' ')).toContain('In March 2025, the European Judicial Organised Crime Network');
    expect(answer.text).toContain('EJOCN in 2025');
    await slack.deliver({ ...delivery, retry: 1 });
    await slack.deliver({ ...delivery, retry: 2 });
    await slack.deliver(mention(slack, 'and in 2024?', { thread: '1763700001.000001' }));
    const followUp = await next(2);
    expect(followUp.text).toContain('EJOCN in 2024');
    expect(quotesIn(followUp.blocks).join(' ')).toContain('June 2024');
    expect(slack.shown).toHaveLength(2);
  });

  it('answers a direct message in its thread, and a mention in it that arrives as two events once', async () => {
    const { slack } = at;
    await slack.deliver(direct(slack, 'action 5', { ts: '1763700002.000001' }));
    await slack.deliver(mention(slack, 'action 5', { channel: directMessage(MEMBER), ts: '1763700002.000001' }));
    await slack.deliver(direct(slack, 'deadlines', { ts: '1763700002.000002' }));
    await next(2);
    expect(slack.shown.map(({ thread }) => thread)).toEqual(['1763700002.000001', '1763700002.000002']);
    expect(slack.shown[0]?.text).toContain('Action 5: A network of specialised prosecutors');
    expect(JSON.stringify(slack.shown[1]?.blocks)).toContain('planned, as of 21 November 2025');
    expect(JSON.stringify(slack.shown[1]?.blocks)).toContain('date passed; the report cannot say whether it happened');
  });

  it.each([
    ['/report', 'what happened with EJOCN in 2025', 'EJOCN in 2025'],
    ['/report', '', 'Ask a question'],
    ['/action', '5', 'Action 5: A network of specialised prosecutors'],
    ['/action', 'ports', 'Action 2: Strengthening law enforcement operations in ports'],
    ['/action', '', 'The 17 Actions'],
    ['/action', '99', 'Not in the report'],
    ['/timeline', 'HDG 2025', 'HDG in 2025'],
    ['/dossier', 'EJOCN', 'Everything on EJOCN'],
    ['/deadlines', '2026', 'in 2026'],
  ])('answers %s %s for the person alone', async (name, text, expected) => {
    const { slack } = at;
    await slack.deliver(command(slack, name, text));
    const answer = await next();
    expect(answer).toMatchObject({ method: 'response_url', onlyTo: MEMBER });
    expect(answer.text).toContain(expected);
    for (const quote of quotesIn(answer.blocks)) expect(report).toContain(quote);
  });

  it('posts a command’s answer to the channel once, and shows more of a long one', async () => {
    const { slack } = at;
    await slack.deliver(command(slack, '/dossier', 'the Council'));
    const answer = await next();
    await slack.deliver(click(slack, answer, /^Show more/));
    const more = await next(2);
    expect(more.onlyTo).toBe(MEMBER);
    expect(quotesIn(more.blocks)[0]).not.toBe(quotesIn(answer.blocks)[0]);
    const post = click(slack, answer, 'Post to channel');
    await Promise.all([slack.deliver(post), slack.deliver(click(slack, answer, 'Post to channel'))]);
    const posted = await next(3);
    expect(posted.onlyTo).toBeUndefined();
    expect(posted.text).toContain('Question: /dossier the Council');
    // what is posted takes three messages, and two clicks make one post
    await next(5);
    await slack.quiet();
    expect(slack.shown.filter(({ onlyTo, text }) => !onlyTo && text.startsWith('Question:'))).toHaveLength(1);
  });

  it('answers the shortcut on a message for the person alone', async () => {
    const { slack } = at;
    await slack.deliver(shortcut(slack, 'what is <https://example.org|EMPACT> &amp; who runs it? <!channel>'));
    expect(await next()).toMatchObject({ onlyTo: MEMBER });
    expect((await next()).text).toContain('what is EMPACT &amp; who runs it?');
  });

  it('shows a quotation where it stands, all sentences, and a suggestion', async () => {
    const { slack } = at;
    await slack.deliver(mention(slack, 'what happened with EJOCN in October 2025'));
    const answer = await next();
    await slack.deliver(click(slack, answer, 'In context'));
    const modal = await next(2);
    expect(modal.method).toBe('views.open');
    const [quote] = quotesIn(answer.blocks);
    expect(quotesIn(modal.blocks).join('\n')).toContain(quote);
    const suggestion = buttonsIn(answer.blocks).find(({ action_id }) => action_id.startsWith('ask:'));
    await slack.deliver(click(slack, answer, suggestion?.label ?? ''));
    expect((await next(3)).thread).toBe(answer.thread);
  });

  it('greets on the Home tab and offers prompts in the Messages tab that it can answer', async () => {
    const { slack } = at;
    await slack.deliver(opened(MEMBER, 'home'));
    const home = await next();
    expect(JSON.stringify(home.blocks)).toContain('15571/25');
    expect(JSON.stringify(home.blocks)).toContain('LIMITE');
    expect(buttonsIn(home.blocks)).toHaveLength(17);
    await slack.deliver(click(slack, { ...home, channel: '', onlyTo: undefined }, 'Summary'));
    expect(JSON.stringify((await next(2)).view)).toContain('Action 1: Mobilising the customs community');
    await slack.deliver(opened(MEMBER, 'messages'));
    const prompts = (await next(3)).blocks as { message: string }[];
    slack.shown.length = 0;
    for (const [i, { message }] of prompts.entries()) {
      await slack.deliver(direct(slack, message));
      expect((await next(i + 1)).text).not.toMatch(/Not in the report|not a question/);
    }
  });

  it('keeps a verdict and the words that explain it', async () => {
    const { slack, store } = at;
    await slack.deliver(mention(slack, 'who chairs HDG'));
    const answer = await next();
    await slack.deliver(click(slack, answer, 'Bad answer'));
    const form = (await next(2)).view as { private_metadata: string };
    await slack.deliver(
      interaction(slack, MEMBER, null, {
        type: 'view_submission',
        view: {
          id: 'V1',
          type: 'modal',
          callback_id: 'feedback_form',
          private_metadata: form.private_metadata,
          state: { values: { comment: { text: { type: 'plain_text_input', value: 'the name is missing' } } } },
        },
      }),
    );
    const rows = () => store.query('select verdict, question, comment from feedback');
    await expect
      .poll(rows)
      .toMatchObject([{ verdict: 'down', question: 'who chairs HDG', comment: 'the name is missing' }]);
  });

  it('says sorry with a number when something fails, and keeps the stack in the log', async () => {
    const { slack } = at;
    slack.failNext('chat.postMessage', { status: 200, error: 'fatal_error' });
    await slack.deliver(mention(slack, 'who chairs HDG'));
    const sorry = await next();
    expect(sorry).toMatchObject({ method: 'chat.postEphemeral', onlyTo: MEMBER });
    const id = /number: (id\d+)/.exec(sorry.text)?.[1];
    expect(at.log.join('')).toContain(`"id":"${id}"`);
    expect(sorry.text).not.toContain('fatal_error');
  });

  it('waits when Slack asks it to, and answers', async () => {
    const { slack } = at;
    slack.failNext('chat.postMessage', { status: 429, headers: { 'retry-after': '1' } });
    await slack.deliver(mention(slack, 'who chairs HDG'));
    await slack.until(() => slack.shown[0], 6000);
    expect(slack.shown).toHaveLength(1);
  });
});
