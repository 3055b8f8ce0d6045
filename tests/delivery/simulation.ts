import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Step } from '../../src/delivery/deliver.ts';
import { localTime, nextRun } from '../../src/delivery/schedule.ts';
import type { Store } from '../../src/store/database.ts';
import { DigestDeliveries } from '../../src/store/digest-deliveries.ts';
import { openStore, type StorePlace } from '../../src/store/open-store.ts';
import { Subscriptions } from '../../src/store/subscriptions.ts';
import type { Fate } from '../support/channel-history.ts';
import { HOME, SlackStandIn } from '../support/slack-stand-in.ts';
import { furnish, MEMBER } from '../support/workspace.ts';

/** Real milliseconds: a lease stands for five minutes, a request for half a minute. */
const LEASE_MS = 2500;
const SEND_MS = 1800;
const TIMEOUT_MS = 1200;
const LATEST_EFFECT_MS = 800;
const HISTORY_BEHIND_MS = 120;
/** Killing goes on after the end of a window for so long, simulated, where there were too few. */
const OVERTIME_MS = 3_600_000;

export interface Scenario {
  readonly place: StorePlace;
  /** Epoch milliseconds between which digests fall due. */
  readonly windows: readonly { readonly from: number; readonly to: number }[];
  /** Simulated milliseconds in one real one: at 180, three hours of a night take a minute. */
  readonly speed: number;
  readonly digestsPerWindow: number;
  readonly replicas: number;
  /** A process that is to die at a step which does not come dies after so long; one without a step, within a third. */
  readonly longestLifeMs: number;
  /** Kills stop when there were so many in a window, and digests go on. */
  readonly killsPerWindow: number;
  readonly seed: number;
}

export interface Result {
  readonly expected: number;
  readonly doubled: readonly string[];
  readonly missed: readonly string[];
  /** Posted before its time, or on another date than its own. */
  readonly misdated: readonly string[];
  readonly kills: Readonly<Record<string, number>>;
  readonly fates: Readonly<Record<string, number>>;
  readonly acknowledged: number;
  readonly lost: readonly string[];
  readonly violations: readonly string[];
  readonly seconds: number;
}

const STEPS: readonly Step[] = ['claiming', 'claimed', 'built', 'intended', 'posting', 'answered', 'recorded'];
const ZONES = [
  'Europe/Brussels',
  'Europe/Lisbon',
  'Europe/Helsinki',
  'America/New_York',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'America/Sao_Paulo',
  'Asia/Tokyo',
  'Asia/Kathmandu',
  'Pacific/Auckland',
];
/** Times around the hours that are left out or come twice, on the clocks of their zones. */
const NIGHT = [
  ['Europe/Brussels', '01:59'],
  ['Europe/Brussels', '02:00'],
  ['Europe/Brussels', '02:30'],
  ['Europe/Brussels', '02:59'],
  ['Europe/Brussels', '03:00'],
  ['Europe/Lisbon', '01:30'],
  ['Europe/Helsinki', '03:30'],
] as const;

/** Numbers from 0 to 1, the same for the same seed. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Runs every window in turn with replicas that are killed; says what became of each digest. */
export async function simulate(scenario: Scenario): Promise<Result> {
  const random = randomOf(scenario.seed);
  const slack = await SlackStandIn.start();
  furnish(slack);
  slack.granted.add('channels:history');
  slack.history.behindMs = HISTORY_BEHIND_MS;
  const started = performance.now();
  const kills: Record<string, number> = {};
  const fates: Record<string, number> = {};
  const acknowledged: string[] = [];
  const expected = new Map<string, { channel: string; date: string; atMs: number }>();
  let calm = false;
  slack.fateOf = () => {
    const fate = fateFrom(random());
    fates[fate.kind] = (fates[fate.kind] ?? 0) + 1;
    return fate;
  };
  const postedAt = new Map<string, number[]>();
  const misdated: string[] = [];

  for (const [w, window] of scenario.windows.entries()) {
    const clock = clockFrom(window.from, scenario.speed);
    slack.clock = clock.now;
    const dues = await subscribe(scenario, window, w, slack, random);
    for (const due of dues) expected.set(`${due.channel} ${due.date}`, due);
    const context = { scenario, slack, random, kills, acknowledged, clock: clock.sql };
    calm = false;
    const running = Array.from({ length: scenario.replicas }, () => new Replica(context));
    let killed = 0;
    const lives = running.map(async (replica) => {
      while (!calm) {
        const wantsKill = killed < scenario.killsPerWindow;
        if (wantsKill) killed++;
        await replica.live(wantsKill, () => calm);
      }
    });
    const isOver = () =>
      clock.now() > window.to && (killed >= scenario.killsPerWindow || clock.now() > window.to + OVERTIME_MS);
    while (!isOver()) await sleep(100);
    calm = true;
    await Promise.all(lives);
    // nobody is killed any more: all that fell due must come, though Slack goes on failing
    const survivors = running.map((replica) => replica.live(false, () => false));
    const store = await openStore(scenario.place);
    const settled = async () => {
      const rows = await new DigestDeliveries(store, 'harness').since('2000-01-01');
      const posted = new Set(
        rows.filter(({ state }) => state === 'posted').map((row) => `${row.channel} ${row.localDate}`),
      );
      return dues.every(({ channel, date }) => posted.has(`${channel} ${date}`));
    };
    for (let waited = 0; waited < 30_000 && !(await settled()); waited += 200) await sleep(200);
    for (const replica of running) replica.kill();
    await Promise.all(survivors);
    for (const { channel } of dues) await new Subscriptions(store).remove(channel);
    await store.close();
  }

  for (const { channel, ts, blocks } of slack.history.messages) {
    const [, date = ''] = /^digest:([\d-]+):/.exec(blocks[0]?.block_id ?? '') ?? [];
    const key = `${channel} ${date}`;
    postedAt.set(key, [...(postedAt.get(key) ?? []), Number(ts) * 1000]);
    const due = expected.get(key);
    // the stand-in's seconds are whole
    if (!due || Number(ts) * 1000 < due.atMs - 1000) misdated.push(key);
  }
  const store = await openStore(scenario.place);
  const rows = await new DigestDeliveries(store, 'harness').since('2000-01-01');
  const stateOf = (channel: string, date: string) =>
    rows.find((row) => row.channel === channel && row.localDate === date)?.state ?? 'no row';
  const lost = await missingRows(store, acknowledged);
  await store.close();
  await slack.stop();
  return {
    expected: expected.size,
    doubled: [...postedAt].filter(([, times]) => times.length > 1).map(([key]) => key),
    missed: [...expected]
      .filter(([key]) => !postedAt.has(key))
      .map(([key, { channel, date }]) => `${key}: ${stateOf(channel, date)}`),
    misdated,
    kills,
    fates,
    acknowledged: acknowledged.length,
    lost,
    violations: slack.violations,
    seconds: Math.round((performance.now() - started) / 1000),
  };
}

function fateFrom(chance: number): Fate {
  if (chance < 0.1) return { kind: 'late', afterMs: LATEST_EFFECT_MS * (chance / 0.1) };
  if (chance < 0.14) return { kind: 'answer lost' };
  if (chance < 0.16) return { kind: 'answer wrong' };
  if (chance < 0.19) return { kind: 'refused', error: 'accesslimited' };
  if (chance < 0.22) return { kind: 'ratelimited', afterS: 1 };
  return { kind: 'plain' };
}

/** A clock that begins at a simulated moment now and runs fast: for the stand-in, and as SQL for both engines. */
function clockFrom(
  from: number,
  speed: number,
): { now: () => number; sql: (engine: 'embedded' | 'postgres') => string } {
  const real = Date.now();
  const clocks = {
    embedded: "cast(unixepoch('subsec') * 1000 as integer)",
    postgres: 'cast(extract(epoch from clock_timestamp()) * 1000 as bigint)',
  };
  return {
    now: () => from + (Date.now() - real) * speed,
    sql: (engine) => `(${from} + (${clocks[engine]} - ${real}) * ${speed})`,
  };
}

/** Subscribes channels of a window, so that each has one digest in it; gives what is to come, and when. */
async function subscribe(
  { place, digestsPerWindow }: Scenario,
  window: Scenario['windows'][number],
  index: number,
  slack: SlackStandIn,
  random: () => number,
) {
  // subscribed two days before
  const store = await openStore(place, `(${window.from - 2 * 86_400_000})`);
  const subscriptions = new Subscriptions(store);
  const dues: { channel: string; date: string; atMs: number }[] = [];
  while (dues.length < digestsPerWindow) {
    const channel = `C${index}X${dues.length}`;
    const [zone, time] = NIGHT[dues.length] ?? someTime(window, random);
    const { date, atMs } = nextRun({ zone, time, days: 'daily' }, window.from);
    if (atMs >= window.to) throw new RangeError(`${zone} ${time} is not in the window`);
    slack.channels.set(channel, { id: channel, is_channel: true, members: [HOME.bot, MEMBER] });
    await subscriptions.save({
      channel,
      owner: MEMBER,
      kind: 'channel',
      time,
      days: 'daily',
      zone,
      topics: [],
      asked: false,
    });
    dues.push({ channel, date, atMs });
  }
  await store.close();
  return dues;
}

/** A time in the window at which enough of the local day is left to make up for crashes. */
function someTime({ from, to }: Scenario['windows'][number], random: () => number): readonly [string, string] {
  for (;;) {
    const zone = ZONES[Math.floor(random() * ZONES.length)] ?? 'UTC';
    const { time } = localTime(from + 60_000 + random() * (to - from - 120_000), zone);
    if (time < '17:00' && !NIGHT.some(([one]) => one === zone && time > '00:30' && time < '04:30')) return [zone, time];
  }
}

interface Context {
  readonly scenario: Scenario;
  readonly slack: SlackStandIn;
  readonly random: () => number;
  readonly kills: Record<string, number>;
  readonly acknowledged: string[];
  readonly clock: (engine: 'embedded' | 'postgres') => string;
}

/** One replica, restarted after each death. The next process is loaded while one still runs, and waits. */
class Replica {
  readonly #context: Context;
  #running: ChildProcess | undefined;
  #next: ChildProcess;

  constructor(context: Context) {
    this.#context = context;
    this.#next = this.#load();
  }

  kill(): void {
    this.#running?.kill('SIGKILL');
    this.#next.kill('SIGKILL');
  }

  #load(): ChildProcess {
    const skewMs = Math.round((this.#context.random() * 2 - 1) * 120_000);
    return spawn(process.execPath, [join(process.cwd(), 'tests/delivery/replica.mjs'), String(skewMs)], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
  }

  /** From its start to its death: at the step of its plan, or at a random moment. Without a plan, until it is killed. */
  async live(isToDie: boolean, isOver: () => boolean): Promise<void> {
    const { scenario, slack, random, kills, acknowledged, clock } = this.#context;
    const step = isToDie && random() < 0.85 ? STEPS[Math.floor(random() * STEPS.length)] : undefined;
    const plan = {
      place: scenario.place,
      clock: clock(scenario.place.databaseUrl ? 'postgres' : 'embedded'),
      apiUrl: slack.apiUrl,
      token: HOME.botToken,
      team: HOME.team,
      bot: HOME.bot,
      step,
      occurrence: 1 + Math.floor(random() * 3),
      // what it does before is done: the others must not only pick up after it
      armedAfterMs: Math.floor((random() * scenario.longestLifeMs) / 4),
      inFlightMs: Math.floor(random() * 8),
      diesWhenFound: isToDie && random() < 0.5,
      lease: { leaseMs: LEASE_MS * scenario.speed, sendMs: SEND_MS * scenario.speed },
      times: { freezeMs: 200, backOffMs: 300 * scenario.speed, mostBackOffMs: 1000 * scenario.speed, mostWaitMs: 300 },
      timeoutMs: TIMEOUT_MS,
      tickMs: 100,
      writes: true,
    };
    const child = this.#next;
    this.#running = child;
    this.#next = this.#load();
    const { stdin, stdout } = child;
    if (!stdin || !stdout) throw new Error('a replica without pipes');
    let where: string | undefined;
    const lines = createInterface({ input: stdout }).on('line', (line) => {
      if (line === 'ready') live();
      if (line.startsWith('ack ')) acknowledged.push(line.slice(4));
      if (line.startsWith('died ')) where = line.slice(5);
    });
    const isRead = once(lines, 'close');
    const gone = once(child, 'exit');
    stdin.write(`${JSON.stringify(plan)}\n`);
    // a step that does not come is not waited for
    const mostMs = step ? scenario.longestLifeMs : (scenario.longestLifeMs / 3) * random();
    let timer: NodeJS.Timeout | undefined;
    const live = () => {
      if (isToDie) timer = setTimeout(() => child.kill('SIGKILL'), mostMs);
    };
    const watch = setInterval(() => isOver() && child.kill('SIGKILL'), 100);
    const [code, signal] = (await gone) as [number | null, string | null];
    clearTimeout(timer);
    clearInterval(watch);
    await isRead;
    if (signal !== 'SIGKILL') throw new Error(`a replica ended by itself: ${code} ${signal}`);
    if (isToDie) kills[where ?? 'random'] = (kills[where ?? 'random'] ?? 0) + 1;
  }
}

async function missingRows(store: Store, acknowledged: readonly string[]): Promise<string[]> {
  const rows = (await store.query("select question from asked_questions where channel = 'ACKNOWLEDGED'")) as {
    question: string;
  }[];
  const there = new Set(rows.map(({ question }) => question));
  return acknowledged.filter((name) => !there.has(name));
}

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
