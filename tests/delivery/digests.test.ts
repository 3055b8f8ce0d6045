import { describe, expect, it, onTestFinished } from 'vitest';
import { DELIVERY_TIMES, type Step } from '../../src/delivery/deliver.ts';
import type { Message } from '../../src/delivery/digest-port.ts';
import { Scheduler, type SchedulerParts } from '../../src/delivery/scheduler.ts';
import { createLog } from '../../src/log.ts';
import { DigestDeliveries } from '../../src/store/digest-deliveries.ts';
import { Reminders } from '../../src/store/reminders.ts';
import { Subscriptions, type Wish } from '../../src/store/subscriptions.ts';
import { stage } from '../support/running-app.ts';
import { HOME } from '../support/slack-stand-in.ts';
import { testStore } from '../support/stores.ts';
import { CHANNEL, directMessage, furnish, GUEST, MEMBER, SHARED, WITH_GUEST } from '../support/workspace.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** 09:00 in Brussels on a Monday. */
const NINE = Date.parse('2026-03-30T07:00Z');
const DIGEST: Message = {
  text: 'The digest',
  blocks: [{ type: 'section', text: { type: 'mrkdwn', text: 'The digest' } }],
};

const WISH: Wish = {
  channel: CHANNEL,
  owner: MEMBER,
  kind: 'channel',
  time: '09:00',
  days: 'weekdays',
  zone: 'Europe/Brussels',
  topics: [],
  asked: false,
};

/** The real app against the stand-in, with a database whose clock the test sets. */
async function scene({ env = {} as Record<string, string>, wishes = [WISH] as readonly Wish[] } = {}) {
  const at = await stage('socket', { env });
  onTestFinished(async () => {
    await at.close();
    expect(at.slack.violations).toEqual([]);
  });
  let now = NINE - 24 * HOUR;
  const { store, set } = await testStore(null, now);
  at.slack.clock = () => now;
  const to = async (ms: number) => {
    now = ms;
    await set(ms);
  };
  const subscriptions = new Subscriptions(store);
  for (const wish of wishes) await subscriptions.save(wish);
  await to(NINE);
  const built: string[] = [];
  const log: string[] = [];
  const scheduler = (more: Partial<SchedulerParts> = {}, owner = 'one') =>
    new Scheduler({
      store,
      subscriptions,
      digests: new DigestDeliveries(store, owner),
      reminders: new Reminders(store, owner),
      build: async ({ channel }, localDate) => {
        built.push(`${channel} ${localDate}`);
        return DIGEST;
      },
      buildReminder: async ({ item }) => ({ ...DIGEST, text: `Reminder of ${item}` }),
      port: at.app.digestPort,
      times: DELIVERY_TIMES,
      sleep: async () => {},
      log: createLog(
        (line) => log.push(line),
        () => new Date(now),
      ),
      ...more,
    });
  const sent = (channel = CHANNEL) => at.slack.shown.filter((one) => one.channel === channel).map(({ text }) => text);
  const told = () => sent(directMessage(MEMBER));
  const states = async () =>
    (await new DigestDeliveries(store, '').since('2000-01-01')).map(
      ({ localDate, state, reason }) => `${localDate} ${state}${reason ? ` ${reason}` : ''}`,
    );
  return { ...at, store, to, subscriptions, scheduler, built, sent, told, states, log };
}

describe('a digest', () => {
  it('is posted once, at its time, on each of its days, however many look', async () => {
    const { to, scheduler, sent, slack, states } = await scene();
    const both = [scheduler(), scheduler({}, 'two')];
    const tick = () => Promise.all(both.map((one) => one.tick()));
    await to(NINE - 1);
    await tick();
    expect(sent()).toEqual([]);
    await to(NINE);
    await tick();
    await tick();
    expect(sent()).toEqual(['The digest']);
    expect(slack.history.messages[0]?.blocks[0]?.block_id).toMatch(/^digest:2026-03-30:[0-9a-f]{16}$/);
    await to(NINE + 24 * HOUR);
    await tick();
    expect(sent()).toHaveLength(2);
    expect(await states()).toEqual(['2026-03-30 posted', '2026-03-31 posted']);
  });

  it('with nothing to say is not asked for again that day', async () => {
    const { to, scheduler, sent, states } = await scene();
    let asked = 0;
    const one = scheduler({
      build: async () => {
        asked++;
        return null;
      },
    });
    await one.tick();
    await to(NINE + HOUR);
    await one.tick();
    expect([asked, sent(), await states()]).toEqual([1, [], ['2026-03-30 skipped nothing to say']]);
  });

  it('comes though another has a zone that is not known here', async () => {
    const { scheduler, sent, log } = await scene({ wishes: [WISH, { ...WISH, channel: 'C0', zone: 'Mars/Base' }] });
    await scheduler().tick();
    expect(sent()).toEqual(['The digest']);
    expect(log.join('')).toContain('Mars/Base');
  });

  it('goes to one person in their direct message', async () => {
    const { scheduler, sent } = await scene({
      wishes: [{ ...WISH, channel: directMessage(MEMBER), kind: 'person' }],
    });
    await scheduler().tick();
    expect(sent(directMessage(MEMBER))).toEqual(['The digest']);
  });

  it('is made up for later the same day, and written down as skipped when it is too late', async () => {
    const { to, scheduler, sent, states } = await scene();
    await to(NINE + 7 * HOUR);
    await scheduler().tick();
    expect([sent(), await states()]).toEqual([[], ['2026-03-30 skipped late']]);
    await to(NINE + 24 * HOUR + 5 * HOUR);
    await scheduler().tick();
    expect(sent()).toEqual(['The digest']);
  });
});

describe('a subscription stops, and its owner is told once, where', () => {
  const cases: Record<string, { wish?: Partial<Wish>; env?: Record<string, string>; says: RegExp; change?: object }> = {
    'the channel was archived': { change: { is_archived: true }, says: /is archived/ },
    'the app was taken out of the channel': { change: { members: [MEMBER] }, says: /no longer in the channel/ },
    'the channel is gone': { wish: { channel: 'C9GONE' }, says: /no longer see the channel/ },
    'the channel became shared': { change: { is_ext_shared: true }, says: /shared with another organisation/ },
    'a guest joined': { change: { members: [HOME.bot, MEMBER, GUEST] }, says: /may not read the report/ },
    'the channel may no longer ask': { env: { ALLOWED_CHANNELS: 'C8OTHER' }, says: /not set up to write/ },
  };
  it.each(Object.keys(cases))('%s', async (name) => {
    const { wish = {}, env = {}, change = {}, says } = cases[name] ?? { says: /never/ };
    const { to, slack, scheduler, sent, told, built, subscriptions } = await scene({
      env,
      wishes: [{ ...WISH, ...wish }],
    });
    Object.assign(slack.channels.get(CHANNEL) ?? {}, change);
    const channel = wish.channel ?? CHANNEL;
    await Promise.all([scheduler().tick(), scheduler({}, 'two').tick()]);
    await to(NINE + 24 * HOUR);
    await scheduler().tick();
    expect([sent(channel), built]).toEqual([[], []]);
    expect(told()).toEqual([expect.stringMatching(says)]);
    expect(await subscriptions.of(channel)).toMatchObject({ state: 'stopped' });
  });

  it.each([SHARED, WITH_GUEST])('%s was never one to post to', async (channel) => {
    const { scheduler, sent, built } = await scene({ wishes: [{ ...WISH, channel }] });
    await scheduler().tick();
    expect([sent(channel), built]).toEqual([[], []]);
  });

  it('the channel became shared while the digest was built', async () => {
    const { slack, scheduler, sent, told } = await scene();
    const share = async () => {
      Object.assign(slack.channels.get(CHANNEL) ?? {}, { is_ext_shared: true });
      return DIGEST;
    };
    await scheduler({ build: share }).tick();
    expect(sent()).toEqual([]);
    expect(told()).toHaveLength(1);
  });

  it('Slack says at the very post that the app is out', async () => {
    const { slack, scheduler, sent, told, states } = await scene();
    slack.fateOf = ({ channel }) =>
      channel === CHANNEL ? { kind: 'refused', error: 'not_in_channel' } : { kind: 'plain' };
    await scheduler().tick();
    expect([sent(), told().length, await states()]).toEqual([[], 1, ['2026-03-30 skipped not_in_channel']]);
  });

  it('the person it is for became a guest', async () => {
    const { slack, scheduler, sent, subscriptions } = await scene({
      wishes: [{ ...WISH, channel: directMessage(MEMBER), kind: 'person' }],
    });
    slack.people.set(MEMBER, { id: MEMBER, team_id: HOME.team, is_restricted: true });
    await scheduler().tick();
    expect(sent(directMessage(MEMBER))).toEqual([expect.stringContaining('I stopped the daily digest')]);
    expect(await subscriptions.active()).toEqual([]);
  });
});

describe('where Slack does not say who can read', () => {
  it('nothing is posted until it does', async () => {
    const { to, slack, scheduler, sent, states } = await scene();
    const people = new Map(slack.people);
    slack.people.clear();
    await scheduler().tick();
    expect([sent(), await states()]).toEqual([[], ['2026-03-30 claimed not_sure']]);
    for (const [id, person] of people) slack.people.set(id, person);
    await to(NINE + 2 * MINUTE);
    await scheduler().tick();
    expect(sent()).toEqual(['The digest']);
  });
});

describe.each(['answer lost', 'answer wrong'] as const)('a post whose %s', (kind) => {
  const once = () => {
    let count = 0;
    return ({ channel }: Record<string, unknown>) =>
      channel === CHANNEL && count++ === 0 ? ({ kind } as const) : ({ kind: 'plain' } as const);
  };

  it('is looked for in the channel, and not repeated', async () => {
    const { to, slack, scheduler, sent, states } = await scene();
    slack.granted.add('channels:history');
    slack.fateOf = once();
    await scheduler().tick();
    expect(await states()).toEqual(['2026-03-30 sending']);
    await to(NINE + 4 * MINUTE);
    await scheduler({}, 'two').tick();
    await to(NINE + 6 * MINUTE);
    await Promise.all([scheduler().tick(), scheduler({}, 'two').tick()]);
    expect([sent(), await states()]).toEqual([['The digest'], ['2026-03-30 posted']]);
  });

  it('is found though the subscription was moved to a later time since', async () => {
    const { to, slack, scheduler, sent, subscriptions } = await scene();
    slack.granted.add('channels:history');
    slack.fateOf = once();
    await scheduler().tick();
    await to(NINE + MINUTE);
    await subscriptions.save({ ...WISH, time: '13:00' });
    await to(NINE + 5 * HOUR);
    await scheduler().tick();
    expect(sent()).toEqual(['The digest']);
  });

  it('is held, not repeated, where the app may not look; the owner is told once', async () => {
    const { to, slack, scheduler, sent, told, states } = await scene();
    slack.fateOf = once();
    await scheduler().tick();
    await to(NINE + 6 * MINUTE);
    await Promise.all([scheduler().tick(), scheduler({}, 'two').tick()]);
    expect([sent(), await states()]).toEqual([['The digest'], ['2026-03-30 held missing_scope']]);
    expect(told()).toEqual([expect.stringContaining('I may not read there whether it arrived')]);
    await to(NINE + 24 * HOUR);
    await scheduler().tick();
    expect(sent()).toHaveLength(2);
  });
});

describe('a post that did not arrive', () => {
  it('goes out after the look shows that it did not', async () => {
    const { to, slack, scheduler, sent } = await scene();
    slack.granted.add('channels:history');
    // a busy channel: the look takes several pages
    for (let i = 0; i < 450; i++) slack.history.add(CHANNEL, slack.nextTs(), { text: 'chat' });
    const steps: Step[] = [];
    const dies = (step: Step) => {
      steps.push(step);
      if (step === 'posting') throw new Error('died');
    };
    await scheduler({ onStep: dies }).tick();
    expect([steps.at(-1), sent()]).toEqual(['posting', []]);
    await to(NINE + 6 * MINUTE);
    slack.failNext('conversations.history', { status: 503 });
    await scheduler().tick();
    expect(sent()).toEqual([]);
    await to(NINE + 20 * MINUTE);
    await scheduler().tick();
    expect(sent()).toEqual(['The digest']);
    expect(slack.calls.filter((call) => call === 'conversations.history')).toHaveLength(4);
  });

  it.each([
    ['is told to wait', { kind: 'ratelimited', afterS: 2 } as const, 2000],
    ['is refused', { kind: 'refused', error: 'accesslimited' } as const, MINUTE],
  ])('because it %s goes out after that', async (_, fate, waitMs) => {
    const { to, slack, scheduler, sent } = await scene();
    slack.fateOf = () => fate;
    await scheduler().tick();
    slack.fateOf = () => ({ kind: 'plain' });
    await to(NINE + waitMs - 1000);
    await scheduler().tick();
    expect(sent()).toEqual([]);
    await to(NINE + waitMs + 1000);
    await scheduler().tick();
    expect(sent()).toEqual(['The digest']);
  });

  it('because the process was frozen between intent and request goes out anew', async () => {
    const { to, scheduler, sent, states } = await scene();
    let monotonic = 0;
    const freeze = (step: Step) => {
      if (step === 'intended' && monotonic === 0) monotonic = 60_000;
    };
    const one = scheduler({ onStep: freeze, monotonic: () => monotonic });
    await one.tick();
    expect([sent(), await states()]).toEqual([[], ['2026-03-30 claimed frozen']]);
    await to(NINE + 1);
    await one.tick();
    expect(sent()).toEqual(['The digest']);
  });

  it('because building it failed goes out when it works', async () => {
    const { to, scheduler, sent, log } = await scene();
    const fails = () => Promise.reject(new Error('no corpus'));
    await scheduler({ build: fails }).tick();
    expect(log.join('')).toContain('no corpus');
    await to(NINE + MINUTE + 1);
    await scheduler().tick();
    expect(sent()).toEqual(['The digest']);
  });
});

describe('a scheduler that is stopped', () => {
  it('gives back what it has claimed, sends no more, and another goes on at once', async () => {
    const { to, scheduler, sent, states } = await scene();
    let built = () => {};
    const building = new Promise<void>((resolve) => (built = resolve));
    let reached = () => {};
    const isBuilding = new Promise<void>((resolve) => (reached = resolve));
    const one = scheduler({
      build: async () => {
        reached();
        await building;
        return DIGEST;
      },
    });
    one.start();
    await isBuilding;
    expect(await states()).toEqual(['2026-03-30 claimed']);
    const stopped = one.stop(5000);
    built();
    expect(await stopped).toBe(true);
    expect(sent()).toEqual([]);
    await to(NINE + 1);
    await scheduler({}, 'two').tick();
    expect(sent()).toEqual(['The digest']);
  });
});

describe('a reminder', () => {
  const reminder = {
    user: MEMBER,
    item: 'r.md:7:2026-03-30',
    dueDate: '2026-03-30',
    time: '09:00',
    zone: 'Europe/Brussels',
  };
  const withReminder = async () => {
    const at = await scene({ wishes: [] });
    await new Reminders(at.store, 'one').add(reminder);
    return at;
  };

  it('comes once, by direct message, on the morning of the date', async () => {
    const { to, scheduler, told } = await withReminder();
    await to(NINE - 1);
    await scheduler().tick();
    expect(told()).toEqual([]);
    await to(NINE);
    await Promise.all([scheduler().tick(), scheduler({}, 'two').tick()]);
    await to(NINE + 24 * HOUR);
    await scheduler().tick();
    expect(told()).toEqual(['Reminder of r.md:7:2026-03-30']);
  });

  it('is looked for in the direct message after a crash, and not repeated', async () => {
    const { to, slack, scheduler, told } = await withReminder();
    let count = 0;
    slack.fateOf = () => ({ kind: count++ === 0 ? 'answer lost' : 'plain' });
    await scheduler().tick();
    await to(NINE + 6 * MINUTE);
    await scheduler({}, 'two').tick();
    expect(told()).toHaveLength(1);
    expect(slack.calls).toContain('conversations.history');
  });

  it('does not go to somebody who may no longer read the report, nor about what the report no longer has', async () => {
    const first = await withReminder();
    furnish(first.slack);
    first.slack.people.set(MEMBER, { id: MEMBER, team_id: HOME.team, is_restricted: true });
    await first.scheduler().tick();
    expect(first.told()).toEqual([]);
    const second = await withReminder();
    await second.scheduler({ buildReminder: async () => null }).tick();
    expect(second.told()).toEqual([]);
    expect(await new Reminders(second.store, '').of(MEMBER)).toEqual([]);
  });
});
