// One replica of the simulation: the built parts of the app that deliver digests, and a process that dies where its plan
// says. It prints what it had acknowledged, and where it died.
import { once } from 'node:events';
import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';

const skewMs = Number(process.argv[2]);

// a clock that is wrong, before anything reads it
const RealDate = Date;
globalThis.Date = class extends RealDate {
  constructor(...given) {
    if (given.length === 0) super(RealDate.now() + skewMs);
    else super(...given);
  }

  static now() {
    return RealDate.now() + skewMs;
  }
};

const load = (name) => import(new URL(`../../dist/${name}.js`, import.meta.url));
const [{ Scheduler }, { createLog }, { Access }, { digestClient, SlackDigestPort }, { Directory }, { Pace }] =
  await Promise.all([
    load('delivery/scheduler'),
    load('log'),
    load('slack/access'),
    load('slack/digest-port'),
    load('slack/directory'),
    load('slack/pace'),
  ]);
const [{ AskedQuestions }, { DigestDeliveries }, { openStore }, { Owners }, { Reminders }, { Subscriptions }] =
  await Promise.all([
    load('store/asked-questions'),
    load('store/digest-deliveries'),
    load('store/open-store'),
    load('store/owners'),
    load('store/reminders'),
    load('store/subscriptions'),
  ]);

// all is loaded: it takes over when it is told to, with its plan
const [line] = await once(createInterface({ input: process.stdin }), 'line');
const plan = JSON.parse(line);

const say = (line) => writeSync(1, `${line}\n`);
const quiet = { debug() {}, info() {}, warn() {}, error() {}, setLevel() {}, getLevel: () => 'error', setName() {} };

function die(step) {
  say(`died ${step}`);
  process.kill(process.pid, 'SIGKILL');
}

let left = plan.occurrence;
const armedMs = performance.now() + plan.armedAfterMs;
function onStep(step) {
  if (performance.now() < armedMs) return;
  if (step === 'found' && plan.diesWhenFound) die(step);
  if (step !== plan.step || --left > 0) return;
  // a request is in flight a moment after it was begun
  if (step === 'posting') setTimeout(() => die(step), plan.inFlightMs);
  else die(step);
}

const store = await openStore(plan.place, plan.clock);
const owners = await Owners.join(store);
const options = { slackApiUrl: plan.apiUrl, logger: quiet, timeout: plan.timeoutMs };
const now = () => new Date();
const client = digestClient(plan.token, options);
const directory = new Directory(client, now);
const home = { team: plan.team, enterprise: null, botUser: plan.bot };
const access = new Access(directory, home, { audience: 'members', allowedChannels: [] });
const log = createLog((line) => say(`log ${line.trim()}`), now);
const scheduler = new Scheduler({
  store,
  subscriptions: new Subscriptions(store),
  digests: new DigestDeliveries(store, owners.self, plan.lease),
  reminders: new Reminders(store, owners.self, plan.lease),
  build: async ({ channel }, localDate) => {
    const text = `Digest of ${channel} for ${localDate}`;
    return { text, blocks: [{ type: 'section', text: { type: 'plain_text', text } }] };
  },
  buildReminder: async () => null,
  port: new SlackDigestPort(client, { access, directory, pace: new Pace(() => performance.now(), 0) }),
  times: plan.times,
  log: { ...log, info: () => {} },
  onStep,
  tickMs: plan.tickMs,
});
scheduler.start();
say('ready');

// rows that were acknowledged must be there whatever happens after
const asked = new AskedQuestions(store);
for (let i = 0; plan.writes; i++) {
  const name = `${owners.self} ${i}`;
  await asked.add('ACKNOWLEDGED', name, true);
  say(`ack ${name}`);
  await new Promise((resolve) => setTimeout(resolve, 20));
}
setInterval(() => {}, 1000);
