import type { Context } from 'hono';
import { z } from 'zod';
import type { Engine } from '../engine.ts';
import type { Log } from '../log.ts';
import type { RunningApp } from '../slack/app.ts';
import { ActError } from './act-error.ts';
import type { Acts } from './acts.ts';
import type { PreviewClock } from './clock.ts';
import type { Conversation } from './conversation.ts';
import type { DigestSource } from './digest-now.ts';
import type { Frame } from './layout.ts';
import type { LocalSlack } from './local-slack.ts';
import type { Command } from './manifest.ts';
import { sessionOf } from './session.ts';
import { type Channel, channelsOf, type Person } from './workspace.ts';

/** What the routes serve from. */
export interface Stage {
  readonly engine: Engine;
  readonly app: RunningApp;
  readonly slack: LocalSlack;
  readonly acts: Acts;
  readonly clock: PreviewClock;
  readonly commands: readonly Command[];
  readonly shortcut: string;
  readonly digests: DigestSource;
  readonly log: Log;
  readonly port: () => number;
}

/** Names a message: Slack's time stamp. */
export const timeStamp = z.string().regex(/^\d+\.\d+$/);

export function frameOf(context: Context, { clock }: Stage): Frame {
  return { session: sessionOf(context), now: clock.now(), isMoved: clock.isMoved, path: context.req.path };
}

export function conversationOf({ slack, commands }: Stage, person: Person, channel: Channel): Conversation {
  return { slack, channel, user: person.id, commands };
}

/** @throws {ActError} where the person is in no such channel */
export function channelBy(person: Person, match: (channel: Channel) => boolean): Channel {
  const channel = channelsOf(person.id).find(match);
  if (!channel) throw new ActError('You are in no such channel.');
  return channel;
}
