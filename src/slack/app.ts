import { App, type ReceiverEvent } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Config } from '../config.ts';
import type { DigestPort } from '../delivery/digest-port.ts';
import type { Engine } from '../engine.ts';
import { errorFields, type Log } from '../log.ts';
import { isMarked } from '../report/particulars.ts';
import type { AskedQuestions } from '../store/asked-questions.ts';
import type { CorpusRegister } from '../store/corpus-register.ts';
import type { Store } from '../store/database.ts';
import type { Deliveries } from '../store/deliveries.ts';
import type { DigestDeliveries } from '../store/digest-deliveries.ts';
import type { Feedback } from '../store/feedback.ts';
import type { Reminders } from '../store/reminders.ts';
import type { Subscriptions } from '../store/subscriptions.ts';
import type { Threads } from '../store/threads.ts';
import { Access, type Home, type Refusal } from './access.ts';
import type { SourceLink } from './blocks/excerpt-unit.ts';
import { boltLog } from './bolt-log.ts';
import { digestClient, SlackDigestPort } from './digest-port.ts';
import { Directory } from './directory.ts';
import { gate } from './gate.ts';
import { InFlight } from './in-flight.ts';
import { listenForButtons } from './listeners/buttons.ts';
import { listenForCalendar } from './listeners/calendar.ts';
import { listenForChanges } from './listeners/changes.ts';
import { listenForDigest } from './listeners/digest.ts';
import { listenForFeedback } from './listeners/feedback.ts';
import { listenForHome } from './listeners/home.ts';
import { listenForQuestions } from './listeners/questions.ts';
import { listenForReminders } from './listeners/reminders.ts';
import { Pace } from './pace.ts';
import { createConnector } from './receiver.ts';
import { Turns } from './turns.ts';

export interface Parts {
  readonly config: Config;
  readonly engine: Engine;
  readonly deliveries: Deliveries;
  readonly threads: Threads;
  readonly feedback: Feedback;
  readonly subscriptions: Subscriptions;
  readonly digests: DigestDeliveries;
  readonly reminders: Reminders;
  readonly asked: AskedQuestions;
  readonly register: CorpusRegister;
  readonly transaction: Store['transaction'];
  readonly log: Log;
  readonly now: () => Date;
  readonly newId: () => string;
  /** Carries every call to Slack; the platform's own where it is left out. */
  readonly fetch?: typeof globalThis.fetch;
  /** Makes the place of an excerpt a link; places are plain text where it is left out. */
  readonly sourceLink?: SourceLink;
}

/** The app, connected and answering. */
export interface RunningApp {
  /** Of the health paths, and of Slack's calls where there is no Socket Mode. */
  readonly port: number;
  /** Hands the app a payload as Slack would; resolves once it is worked off, with what the app acknowledged it with. */
  deliver(body: Record<string, unknown>): Promise<unknown>;
  /** Why this person may not read the report outside of any channel, as a sentence for them; null where they may. */
  refusalOf(user: string): Promise<Refusal | null>;
  /** The way of digests and reminders to Slack. */
  readonly digestPort: DigestPort;
  /** Takes up questions that were acknowledged by a process that died before it answered. */
  resume(): Promise<void>;
  /** Takes no more work, finishes what is under way within `mostMs`. True where everything was finished. */
  stop(mostMs: number): Promise<boolean>;
}

/** Slack refused a token: nothing can work, and the message says which one to look at. */
export class TokenError extends Error {
  override readonly name = 'TokenError';

  constructor(variable: string, reason: string) {
    super(`Slack does not accept ${variable} (${reason}). Copy it anew from the settings of the Slack app.`);
  }
}

/** Bolt's App, with everything it works on counted. */
class CountingApp extends App {
  readonly inFlight = new InFlight();

  override processEvent(event: ReceiverEvent): Promise<void> {
    return this.inFlight.track(super.processEvent(event));
  }
}

/**
 * Connects to Slack and answers until stopped.
 *
 * @throws {TokenError} where Slack refuses a token
 */
export async function startApp(parts: Parts): Promise<RunningApp> {
  const { config, engine, log, now } = parts;
  const logger = boltLog(log);
  const transport = parts.fetch ? { fetch: parts.fetch } : {};
  // Slack's own default waits half an hour and never gives up on a call that hangs
  const clientOptions = {
    slackApiUrl: config.apiUrl,
    timeout: 10_000,
    retryConfig: { retries: 2 },
    logger,
    ...transport,
  };
  let started = false;
  const connector = createConnector(config, clientOptions, logger, () => started && connector.isConnected());
  const app = new CountingApp({
    token: config.botToken,
    receiver: connector.receiver,
    clientOptions,
    logger,
    // the default store keeps every channel for ever
    convoStore: false,
    deferInitialization: true,
  });
  const home = await homeOf(app.client);
  await app.init();
  const directory = new Directory(app.client, now);
  const audience = isMarked(engine.corpus) ? 'members' : config.unmarkedAudience;
  const policy = { audience, allowedChannels: config.allowedChannels };
  const access = new Access(directory, home, policy);
  const poster = new WebClient(config.botToken, {
    ...clientOptions,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
  });
  const desk = { ...parts, client: app.client, poster, turns: new Turns(), access, directory };
  const forDigests = digestClient(config.botToken, { slackApiUrl: config.apiUrl, logger, ...transport });
  const digestDirectory = new Directory(forDigests, now);
  const digestPort = new SlackDigestPort(forDigests, {
    access: new Access(digestDirectory, home, policy),
    directory: digestDirectory,
    pace: new Pace(() => performance.now()),
  });
  app.error(async (error) => log.error('bolt', errorFields(error)));
  app.use(gate(desk));
  listenForQuestions(app, desk);
  listenForButtons(app, desk);
  listenForFeedback(app, desk);
  listenForHome(app, desk);
  listenForDigest(app, desk);
  listenForReminders(app, desk);
  listenForCalendar(app, desk);
  listenForChanges(app, [directory, digestDirectory]);
  const port = await connector.start().catch((error: unknown) => {
    throw isTokenProblem(error) ? new TokenError('SLACK_APP_TOKEN', reasonOf(error)) : error;
  });
  started = true;
  const resume = async () => {
    for (const payload of await parts.deliveries.leftUndone()) {
      const body = eventBody.parse(JSON.parse(payload));
      log.info('resumed', {});
      app.processEvent({ body, ack: async () => {} }).catch((error: unknown) => log.error('bolt', errorFields(error)));
    }
  };
  await resume();
  log.info('started', { mode: config.connection.mode, port, team: home.team, audience });
  return {
    port,
    deliver: async (body) => {
      let acknowledged: unknown;
      const ack = async (response?: unknown) => {
        acknowledged ??= response;
      };
      await app.processEvent({ body, ack });
      return acknowledged;
    },
    refusalOf: (user) =>
      access.refusalOf({
        surface: 'home',
        user,
        team: null,
        channel: null,
        fromBot: false,
        externallyShared: false,
        place: { kind: 'home' },
        key: null,
        repeatAfterMs: 0,
      }),
    digestPort,
    resume,
    stop: async (mostMs) => {
      started = false;
      // not waited for: an idle connection that Slack keeps open must not hold up the stop
      connector.stop().catch((error: unknown) => log.warn('stop_failed', errorFields(error)));
      const finished = await app.inFlight.idle(mostMs);
      log.info('stopped', { finished });
      return finished;
    },
  };
}

const eventBody = z.record(z.string(), z.unknown());
const authTest = z.object({ team_id: z.string(), user_id: z.string(), enterprise_id: z.string().nullish() });

async function homeOf(client: WebClient): Promise<Home> {
  try {
    const { team_id, user_id, enterprise_id } = authTest.parse(await client.auth.test());
    return { team: team_id, enterprise: enterprise_id ?? null, botUser: user_id };
  } catch (error) {
    throw isTokenProblem(error) ? new TokenError('SLACK_BOT_TOKEN', reasonOf(error)) : error;
  }
}

const platformError = z.object({ data: z.object({ error: z.string() }) });

function reasonOf(error: unknown): string {
  return platformError.safeParse(error).data?.data.error ?? '';
}

function isTokenProblem(error: unknown): boolean {
  return /^(?:invalid_auth|not_authed|account_inactive|token_revoked|token_expired|not_allowed_token_type|missing_scope)$/.test(
    reasonOf(error),
  );
}
