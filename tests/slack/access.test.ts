import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { parseDocument } from '../../src/corpus/parse-document.ts';
import { buildCorpus } from '../../src/corpus/read-corpus.ts';
import { createEngine } from '../../src/engine.ts';
import { reportWordsIn } from '../support/report-words.ts';
import { engine, type Stage, stage } from '../support/running-app.ts';
import type { SlackStandIn } from '../support/slack-stand-in.ts';
import type { Delivery } from '../support/transports.ts';
import {
  CHANNEL,
  click,
  command,
  direct,
  event_,
  GUEST,
  MEMBER,
  mention,
  OTHER_BOT,
  opened,
  PENDING,
  SHARED,
  STRANGER,
  shortcut,
  UNKNOWN_CHANNEL,
  WITH_GUEST,
} from '../support/workspace.ts';

const QUESTION = 'what happened with EJOCN in 2025';

/** Who must get nothing of the report, by how they ask. */
const REFUSED: readonly (readonly [name: string, ask: (slack: SlackStandIn) => Delivery])[] = [
  ['a guest in a channel', (slack) => mention(slack, QUESTION, { user: GUEST })],
  ['a guest in a direct message', (slack) => direct(slack, QUESTION, { user: GUEST })],
  ['a guest with a command', (slack) => command(slack, '/report', QUESTION, { user: GUEST })],
  ['a guest with the list of Actions', (slack) => command(slack, '/action', '', { user: GUEST })],
  ['a guest with the shortcut', (slack) => shortcut(slack, QUESTION, { user: GUEST })],
  ['a guest on the Home tab', () => opened(GUEST, 'home')],
  ['a guest in the Messages tab', () => opened(GUEST, 'messages')],
  ['a stranger in a channel', (slack) => mention(slack, QUESTION, { user: STRANGER })],
  ['a stranger in a direct message', (slack) => direct(slack, QUESTION, { user: STRANGER })],
  ['a stranger with a command', (slack) => command(slack, '/dossier', 'EJOCN', { user: STRANGER })],
  ['a stranger on the Home tab', () => opened(STRANGER, 'home')],
  ['somebody Slack does not know', (slack) => mention(slack, QUESTION, { user: 'U9NOBODY' })],
  ['another bot', (slack) => mention(slack, QUESTION, { user: OTHER_BOT, ...{ bot_id: 'B2' } })],
  ['a member in a shared channel', (slack) => mention(slack, QUESTION, { channel: SHARED })],
  ['a member with a command in a shared channel', (slack) => command(slack, '/report', QUESTION, { channel: SHARED })],
  ['a member in a channel about to be shared', (slack) => mention(slack, QUESTION, { channel: PENDING })],
  ['a member in a channel with a guest', (slack) => mention(slack, QUESTION, { channel: WITH_GUEST })],
  [
    'a member in a channel Slack tells nothing of',
    (slack) => command(slack, '/report', QUESTION, { channel: UNKNOWN_CHANNEL }),
  ],
  [
    'a member where only the payload says that the channel is shared',
    (slack) =>
      event_(
        MEMBER,
        { type: 'app_mention', user: MEMBER, channel: CHANNEL, ts: slack.nextTs(), text: QUESTION },
        { is_ext_shared_channel: true },
      ),
  ],
];

describe.each(['socket', 'http'] as const)('a marked report in %s mode', (mode) => {
  let at: Stage;
  beforeAll(async () => {
    at = await stage(mode);
  });
  afterAll(() => at.close());
  afterEach(async () => {
    await at.slack.quiet();
    expect(at.slack.violations).toEqual([]);
    at.slack.shown.length = 0;
    at.log.length = 0;
  });

  it.each(REFUSED)('tells nothing of itself to %s', async (_, ask) => {
    await at.slack.deliver(ask(at.slack));
    await at.slack.until(() => at.log.some((line) => line.includes('"refused"')));
    await at.slack.quiet();
    expect(reportWordsIn(at.slack.shown)).toEqual([]);
    for (const { text, blocks } of at.slack.shown) expect(`${text} ${JSON.stringify(blocks)}`).toMatch(/Sorry, /);
    expect(at.log.join('')).not.toContain(QUESTION);
  });

  it.each([STRANGER, GUEST, OTHER_BOT])('gives nothing to a click of %s on an answer', async (user) => {
    const { slack } = at;
    await slack.deliver(mention(slack, 'what happened with EJOCN in October 2025'));
    const answer = await slack.until(() => slack.shown[0]);
    for (const label of ['In context', /^what happened/, 'Bad answer']) {
      slack.shown.length = 0;
      await slack.deliver(click(slack, answer, label, { user }));
      await slack.quiet();
      expect(reportWordsIn(slack.shown)).toEqual([]);
    }
  });

  it('does not post an answer to a channel that has become shared since', async () => {
    const { slack } = at;
    await slack.deliver(command(slack, '/action', '5'));
    const answer = await slack.until(() => slack.shown[0]);
    slack.shown.length = 0;
    const before = slack.channels.get(CHANNEL) ?? {};
    slack.channels.set(CHANNEL, { ...before, is_ext_shared: true });
    await slack.deliver(
      event_(MEMBER, { type: 'channel_shared', channel: CHANNEL, connected_team_id: 'T2OTHER', event_ts: '1.1' }),
    );
    await slack.quiet();
    await slack.deliver(click(slack, answer, 'Post to channel'));
    await slack.until(() => slack.shown[0]);
    expect(slack.shown[0]?.onlyTo).toBe(MEMBER);
    expect(reportWordsIn(slack.shown)).toEqual([]);
    slack.channels.set(CHANNEL, before);
    await slack.deliver(
      event_(MEMBER, { type: 'channel_shared', channel: CHANNEL, connected_team_id: 'T2OTHER', event_ts: '1.2' }),
    );
  });

  it('does not send an answer to a channel that a guest joined while it was looked up', async () => {
    const { slack } = at;
    const before = slack.channels.get(CHANNEL) ?? {};
    slack.people.set('U5', { id: 'U5', team_id: 'T1HOME' });
    const release = slack.hold('users.info');
    await slack.deliver(mention(slack, QUESTION, { user: 'U5' }));
    await slack.until(() => slack.calls.at(-1) === 'users.info');
    slack.channels.set(CHANNEL, { ...before, members: [...(before.members ?? []), GUEST] });
    await slack.deliver(
      event_(GUEST, { type: 'member_joined_channel', user: GUEST, channel: CHANNEL, team: 'T1HOME' }),
    );
    await slack.until(() => slack.calls.length > 0);
    release();
    await slack.until(() => slack.shown[0]);
    expect(reportWordsIn(slack.shown)).toEqual([]);
    slack.channels.set(CHANNEL, before);
    await slack.deliver(
      event_(GUEST, { type: 'member_joined_channel', user: GUEST, channel: CHANNEL, team: 'T1HOME' }),
    );
  });
});

describe('over HTTP', () => {
  it.each(['signature', 'stale'] as const)('a request with a wrong %s gets nothing', async (forged) => {
    const at = await stage('http');
    const { status, body } = await at.slack.deliver({ ...mention(at.slack, QUESTION), forged });
    await at.slack.quiet();
    expect(status).toBe(401);
    expect(reportWordsIn([body, at.slack.shown])).toEqual([]);
    expect(at.slack.shown).toEqual([]);
    await at.close();
  });
});

describe('settings', () => {
  const shownFor = async (env: Record<string, string>, ask: (slack: SlackStandIn) => Delivery, on = engine) => {
    const at = await stage('http', { env, on });
    await at.slack.deliver(ask(at.slack));
    const shown = await at.slack.until(() => at.slack.shown[0]);
    await at.close();
    return shown;
  };
  const unmarked = () => {
    const [document] = engine.corpus.documents;
    const text = (document?.text ?? '').replace('LIMITE', '');
    return createEngine(buildCorpus([parseDocument(text, 'report.md')], engine.corpus.glossary));
  };

  it('answers only in the channels of an allow-list, and in direct messages', async () => {
    const env = { ALLOWED_CHANNELS: 'C8OTHER' };
    expect(reportWordsIn(await shownFor(env, (slack) => mention(slack, QUESTION)))).toEqual([]);
    expect(reportWordsIn(await shownFor(env, (slack) => direct(slack, QUESTION)))).not.toEqual([]);
  });

  it('opens a report without marking as far as told, and a marked one never', async () => {
    const guest = (slack: SlackStandIn) => mention(slack, QUESTION, { user: GUEST });
    const shared = (slack: SlackStandIn) => mention(slack, QUESTION, { user: STRANGER, channel: SHARED });
    const open = unmarked();
    expect(reportWordsIn(await shownFor({}, guest, open))).toEqual([]);
    expect(reportWordsIn(await shownFor({ UNMARKED_AUDIENCE: 'guests' }, guest, open))).not.toEqual([]);
    expect(reportWordsIn(await shownFor({ UNMARKED_AUDIENCE: 'guests' }, shared, open))).toEqual([]);
    expect(reportWordsIn(await shownFor({ UNMARKED_AUDIENCE: 'everyone' }, shared, open))).not.toEqual([]);
    expect(reportWordsIn(await shownFor({ UNMARKED_AUDIENCE: 'everyone' }, shared))).toEqual([]);
  });
});
