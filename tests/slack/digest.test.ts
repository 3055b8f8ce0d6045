import { describe, expect, it } from 'vitest';
import { cleanText } from '../../src/text/markup.ts';
import { digestScene, EIGHT, HOUR } from '../support/digest-scene.ts';
import { buttonsIn, quotesIn } from '../support/read-blocks.ts';
import { reportWordsIn } from '../support/report-words.ts';
import { engine } from '../support/running-app.ts';
import {
  CHANNEL,
  click,
  command,
  direct,
  directMessage,
  ELSEWHERE,
  GUEST,
  MEMBER,
  mention,
  opened,
  SHARED,
  STRANGER,
  submission,
  WITH_GUEST,
} from '../support/workspace.ts';

type Scene = Awaited<ReturnType<typeof digestScene>>;
const NINE = EIGHT + HOUR;
const DAY = 24 * HOUR;
const report = cleanText(engine.corpus.documents[0]?.text ?? '');

const say = (at: Scene, text: string, where: { user?: string; channel?: string } = {}) =>
  at.next(() => at.slack.deliver(command(at.slack, '/digest', text, where)));

/** Blocks without what only the way of sending adds. */
const content = (blocks: unknown) => (blocks as { block_id?: string }[]).map(({ block_id: _, ...block }) => block);

describe.each(['socket', 'http'] as const)('/digest in %s mode', (mode) => {
  it('subscribes a channel, tells everyone in it when the first comes, and that one comes as it was previewed', async () => {
    const at = await digestScene(mode);
    const told = await say(at, 'subscribe 9:00 weekdays Brussels');
    expect(told).toMatchObject({ channel: CHANNEL, onlyTo: undefined });
    expect(told.text).toBe(
      'The digest of this channel comes Monday to Friday at 09:00 (Europe/Brussels). The first one comes on Monday, 1 December 2025. `/digest unsubscribe` here stops it.',
    );
    const preview = await say(at, 'preview');
    expect(preview).toMatchObject({ method: 'response_url', onlyTo: MEMBER });
    await at.tickAt(NINE);
    const posted = at.slack.shown.at(-1);
    expect(posted).toMatchObject({ method: 'chat.postMessage', channel: CHANNEL, thread: undefined });
    expect(content(posted?.blocks)).toEqual(content(preview.blocks));
    expect(posted?.text).toBe(preview.text);
    expect(quotesIn(posted?.blocks).length).toBeGreaterThanOrEqual(2);
    for (const quote of quotesIn(posted?.blocks)) expect(report).toContain(quote);
    await at.tickAt(NINE + 60_000);
    expect(at.slack.shown).toHaveLength(3);
  });

  it('opens a form filled with what is set, gives errors back into it, and keeps what it is sent', async () => {
    const at = await digestScene(mode);
    await say(at, 'subscribe 07:30 mondays Lisbon');
    const opened = await say(at, '');
    expect(opened.method).toBe('views.open');
    const form = opened.view as { callback_id: string; private_metadata: string };
    const text = JSON.stringify(form);
    for (const value of ['"initial_time":"07:30"', '"Mondays"', '"initial_value":"Europe/Lisbon"'])
      expect(text).toContain(value);
    const values = (zone: string, topics: string) => ({
      time: { input: { selected_time: '08:15' } },
      days: { input: { selected_option: { value: 'daily' } } },
      zone: { input: { value: zone } },
      topics: { input: { value: topics } },
      asked: { input: { selected_options: [{ value: 'show' }] } },
    });
    const wrong = await at.slack.deliver(submission(at.slack, form, values('Atlantis', 'ports')));
    expect(JSON.parse(wrong.body)).toEqual({
      response_action: 'errors',
      errors: {
        zone: '\u201cAtlantis\u201d is no time zone. Allowed: a name such as Europe/Brussels, or a city of one.',
        topics: expect.stringContaining('The report has no name or Action \u201cports\u201d. Close to it: ') as string,
      },
    });
    expect((await at.subscriptions.of(CHANNEL))?.time).toBe('07:30');
    const right = await at.next(() =>
      at.slack.deliver(submission(at.slack, form, values('new york', 'ejocn, action 4'))),
    );
    expect(right).toMatchObject({ method: 'chat.postMessage', channel: CHANNEL });
    expect(right.text).toContain('now comes every day at 08:15 (America/New_York)');
    expect(await at.subscriptions.of(CHANNEL)).toMatchObject({
      time: '08:15',
      days: 'daily',
      zone: 'America/New_York',
      topics: ['EJOCN', 'Action 4'],
      asked: true,
      owner: MEMBER,
      kind: 'channel',
    });
  });
});

describe('/digest', () => {
  it('takes what is not said from before, or from the person\u2019s own zone', async () => {
    const at = await digestScene();
    at.slack.people.set(MEMBER, { id: MEMBER, team_id: 'T1HOME', tz: 'America/New_York' });
    expect((await say(at, 'subscribe')).text).toContain('Monday to Friday at 09:00 (America/New_York)');
    expect((await say(at, '8am')).text).toContain('now comes Monday to Friday at 08:00 (America/New_York)');
    expect((await say(at, 'subscribe mondays')).text).toContain(
      'on Mondays at 08:00 (America/New_York). The next one comes on Monday, ',
    );
  });

  it('says what is set, and what is not', async () => {
    const at = await digestScene();
    expect((await say(at, 'status')).text).toContain('There is no digest in this channel.');
    await say(at, 'subscribe');
    await say(at, 'topics EJOCN');
    const status = await say(at, 'status');
    expect(status.onlyTo).toBe(MEMBER);
    expect(status.text).toMatch(/comes Monday to Friday at 09:00 .+ The next one comes on .+ It follows EJOCN only\./);
    await at.subscriptions.stop(CHANNEL, 'audience');
    expect((await say(at, 'status')).text).toContain('was stopped: some people in the channel may not read the report');
  });

  it('follows topics, and refuses those that the report does not know with names that come close', async () => {
    const at = await digestScene();
    expect((await say(at, 'topics EJOCN')).text).toContain('There is no digest in this channel.');
    await say(at, 'subscribe');
    const refused = await say(at, 'topics EJOCX, Action 99');
    expect(refused.onlyTo).toBe(MEMBER);
    expect(refused.text).toContain('The report has no name or Action \u201cEJOCX\u201d. Close to it: EJOCN');
    expect(refused.text).toContain('\u201cAction 99\u201d.');
    expect(refused.text).toContain('Nothing was changed.');
    expect((await say(at, 'topics ejocn, action 4')).text).toContain('It follows EJOCN, Action 4 only.');
    expect((await at.subscriptions.of(CHANNEL))?.topics).toEqual(['EJOCN', 'Action 4']);
    expect((await say(at, `topics ${'EJOCN,'.repeat(13)}`)).text).toContain('13 topics are too many: at most 12.');
    await say(at, 'topics all');
    expect((await at.subscriptions.of(CHANNEL))?.topics).toEqual([]);
  });

  it('ends with unsubscribe, and says so where there was none', async () => {
    const at = await digestScene();
    expect(await say(at, 'unsubscribe')).toMatchObject({ onlyTo: MEMBER, text: 'There is no digest in this channel.' });
    await say(at, 'subscribe');
    expect(await say(at, 'unsubscribe')).toMatchObject({ onlyTo: undefined });
    await at.tickAt(NINE);
    expect(at.slack.shown).toHaveLength(3);
  });

  it.each([
    ['sing', 'is not something /digest knows. Allowed: subscribe'],
    ['subscribe 25:00', '“25:00” is not a time of day'],
    ['asked perhaps', 'Say on or off'],
    ['help', '`/digest topics EJOCN, Action 5` follows only these'],
  ])('answers “%s” to the person alone', async (text, expected) => {
    const at = await digestScene();
    const told = await say(at, text);
    expect(told.onlyTo).toBe(MEMBER);
    expect(told.text).toContain(expected);
  });

  it('is a person\u2019s own in the direct message, by command and in words', async () => {
    const at = await digestScene();
    const { slack } = at;
    const own = directMessage(MEMBER);
    const told = await at.next(() => slack.deliver(direct(slack, 'digest subscribe 9:00 daily')));
    expect(told).toMatchObject({ channel: own, method: 'chat.postMessage' });
    expect(told.text).toContain('Your digest comes every day at 09:00');
    expect(await at.subscriptions.of(own)).toMatchObject({ kind: 'person', owner: MEMBER });
    const status = await at.next(() => slack.deliver(direct(slack, 'digest')));
    expect(status.text).toContain('The digest for you comes every day');
    expect((await say(at, 'asked on', { channel: own })).text).toContain('This is for channels');
    await at.tickAt(NINE);
    expect(slack.shown.at(-1)).toMatchObject({ channel: own, thread: undefined });
    const question = await at.next(() => slack.deliver(direct(slack, 'digest of the EU drugs strategy')));
    expect(question.text).not.toContain('/digest');
    const home = await at.next(() => slack.deliver(opened(MEMBER, 'home')));
    expect(JSON.stringify(home.blocks)).toContain('The digest for you comes every day at 09:00 (Europe/Brussels)');
  });

  it('goes on from a digest: its buttons answer', async () => {
    const at = await digestScene();
    await say(at, 'subscribe');
    await at.tickAt(NINE);
    const digest = await at.shownAt(1);
    const labels = buttonsIn(digest.blocks).map(({ label }) => label);
    expect(labels).toEqual(expect.arrayContaining(['In context', 'Summary', 'All deadlines', 'Good answer']));
    const summary = await at.next(() => at.slack.deliver(click(at.slack, digest, 'Summary')));
    expect(summary.text).toMatch(/Action \d+: /);
    const deadlines = await at.next(() => at.slack.deliver(click(at.slack, digest, 'All deadlines')));
    expect(deadlines.text).toContain('What the report plans');
  });

  it('has a notification without words of the report', async () => {
    const at = await digestScene();
    await say(at, 'subscribe');
    await at.tickAt(NINE);
    const digest = await at.shownAt(1);
    expect(digest.text).toMatch(/^Digest of Monday, 1 December 2025: due next, Action \d+$/);
    expect(reportWordsIn({ text: digest.text })).toEqual([]);
  });
});

describe('a digest is refused', () => {
  it.each<[name: string, text: string, where: { user?: string; channel?: string }, expected: RegExp]>([
    ['a guest', 'subscribe', { user: GUEST }, /cannot answer guests/],
    ['a guest who asks for a preview', 'preview', { user: GUEST }, /cannot answer guests/],
    ['a guest who asks for the form', '', { user: GUEST }, /cannot answer guests/],
    ['a stranger', 'subscribe', { user: STRANGER, channel: SHARED }, /members of my own workspace|shared/],
    ['a shared channel', 'subscribe', { channel: SHARED }, /shared with another organisation/],
    ['a shared channel, the form', '', { channel: SHARED }, /shared with another organisation/],
    ['a channel with a guest in it', 'subscribe', { channel: WITH_GUEST }, /some people in this channel may not read/],
    ['a channel with a guest in it, the form', '', { channel: WITH_GUEST }, /some people in this channel may not read/],
    ['a channel that the app is not in', 'subscribe', { channel: ELSEWHERE }, /Type `\/invite @dossier` here/],
    ['a channel that the app is not in, the form', '', { channel: ELSEWHERE }, /Type `\/invite @dossier` here/],
  ])('%s, with nothing of the report', async (_, text, where, expected) => {
    const at = await digestScene();
    const told = await say(at, text, where);
    expect(told.text).toMatch(expected);
    await at.tickAt(NINE);
    expect(at.slack.shown.flatMap(reportWordsIn)).toEqual([]);
    expect(await at.subscriptions.active()).toEqual([]);
  });

  it('to whoever sends the form for a channel that they are not in', async () => {
    const at = await digestScene();
    at.slack.people.set('U7OTHER', { id: 'U7OTHER', team_id: 'T1HOME' });
    const answer = await at.slack.deliver(
      submission(
        at.slack,
        { callback_id: 'digest_form', private_metadata: JSON.stringify({ channel: CHANNEL }) },
        {
          time: { input: { selected_time: '09:00' } },
          days: { input: { selected_option: { value: 'daily' } } },
          zone: { input: { value: 'UTC' } },
          topics: { input: { value: null } },
        },
        { user: 'U7OTHER' },
      ),
    );
    expect(JSON.parse(answer.body)).toMatchObject({
      errors: { time: 'Only members of the channel can set up its digest.' },
    });
    expect(await at.subscriptions.active()).toEqual([]);
  });

  it('to whoever sends a form that is none', async () => {
    const at = await digestScene();
    await at.slack.deliver(submission(at.slack, { callback_id: 'digest_form', private_metadata: '{}' }, {}));
    await at.slack.quiet();
    expect(await at.subscriptions.active()).toEqual([]);
    expect(at.log.join('')).toContain('request_failed');
  });
});

describe('what was asked here', () => {
  const asks = async (at: Scene, ...questions: readonly string[]) => {
    for (const question of questions) await at.next(() => at.slack.deliver(mention(at.slack, question)));
    await at.slack.quiet();
  };

  it('is kept only where the channel wants it, shown without names, and not again', async () => {
    const at = await digestScene();
    await asks(at, 'what is EUCAB');
    await say(at, 'subscribe daily');
    await asks(at, 'what is CLASI');
    expect(await at.asked.since(CHANNEL, 0)).toEqual([]);
    expect((await say(at, 'asked on')).text).toContain('Questions asked here by mentioning me are kept');
    await at.tickAt(EIGHT + 60_000);
    await asks(at, 'what is EUCAB', 'What is EUCAB', 'where did the first EJOCN plenary take place', 'deadlines');
    await at.next(() => at.slack.deliver(command(at.slack, '/report', 'what is EMPACT')));
    await at.tickAt(NINE);
    const digest = JSON.stringify(at.slack.shown.at(-1)?.blocks);
    expect(digest).toContain('*Asked here*');
    expect(digest).toMatch(/hat is EUCAB\\n_twice_/);
    expect(digest).toContain('where did the first EJOCN plenary take place\\n_once; the report does not answer it_');
    for (const absent of ['CLASI\\n', 'EMPACT\\n_', MEMBER]) expect(digest).not.toContain(absent);
    await at.tickAt(NINE + DAY);
    expect(JSON.stringify(at.slack.shown.at(-1)?.blocks)).not.toContain('*Asked here*');
  });

  it('is forgotten when the channel no longer wants it', async () => {
    const at = await digestScene();
    await say(at, 'subscribe');
    await say(at, 'asked on');
    await asks(at, 'what is EUCAB');
    expect(await at.asked.since(CHANNEL, 0)).toHaveLength(1);
    await say(at, 'asked off');
    expect(await at.asked.since(CHANNEL, 0)).toEqual([]);
    await asks(at, 'what is EUCAB');
    expect(await at.asked.since(CHANNEL, 0)).toEqual([]);
  });
});

describe('a report that is new in the corpus', () => {
  it('is told of in the next digest, once', async () => {
    const at = await digestScene();
    await at.register.record([{ document: 'older.md', fingerprint: 'a' }], EIGHT - 10 * DAY);
    await say(at, 'subscribe');
    await at.register.record([{ document: 'st-15571-2025.md', fingerprint: 'b' }], EIGHT + 1);
    await at.tickAt(NINE);
    expect(JSON.stringify(at.slack.shown.at(-1)?.blocks)).toContain('15571/25 of 21 November 2025 was added');
    await at.tickAt(NINE + DAY);
    expect(JSON.stringify(at.slack.shown.at(-1)?.blocks)).not.toContain('was added');
  });
});
