import { createHash } from 'node:crypto';
import { z } from 'zod';

/** Where an answer goes. */
export type Place =
  | { readonly kind: 'thread'; readonly channel: string; readonly thread: string }
  /** Seen by one person only, through the payload's response URL. */
  | { readonly kind: 'ephemeral' }
  | { readonly kind: 'modal'; readonly triggerId: string }
  | { readonly kind: 'home' }
  | { readonly kind: 'none' };

/** A payload of Slack that somebody caused, reduced to what access, once-only delivery and replies need. */
export interface Incoming {
  readonly surface: 'mention' | 'direct message' | 'home' | 'command' | 'shortcut' | 'click' | 'form';
  readonly user: string;
  /** The actor's own workspace, where the payload tells it. */
  readonly team: string | null;
  /** Null where there is none: the Home tab and modals. */
  readonly channel: string | null;
  readonly fromBot: boolean;
  /** The payload itself says that the channel is shared with another organisation. */
  readonly externallyShared: boolean;
  readonly place: Place;
  /** Names the work: two payloads with one key are one request. Null where repeating is harmless. */
  readonly key: string | null;
  /** After this long the same key is a new request, milliseconds. */
  readonly repeatAfterMs: number;
}

/** Clicks closer together than this are one double click. */
const DOUBLE_CLICK_MS = 3_000;

const event = z.object({
  type: z.literal('event_callback'),
  is_ext_shared_channel: z.boolean().optional(),
  event: z.object({
    type: z.string(),
    subtype: z.string().optional(),
    user: z.string().optional(),
    user_team: z.string().optional(),
    team: z.string().optional(),
    channel: z.string().optional(),
    channel_type: z.string().optional(),
    bot_id: z.string().nullish(),
    ts: z.string().optional(),
    thread_ts: z.string().optional(),
  }),
});
const command = z.object({
  command: z.string(),
  user_id: z.string(),
  team_id: z.string(),
  channel_id: z.string(),
  trigger_id: z.string(),
});
const interaction = z.object({
  user: z.object({ id: z.string(), team_id: z.string().optional() }),
  channel: z.object({ id: z.string() }).nullish(),
  trigger_id: z.string(),
});
const shortcut = interaction.extend({ type: z.literal('message_action') });
const click = interaction.extend({
  type: z.literal('block_actions'),
  response_url: z.string().optional(),
  container: z
    .object({ is_ephemeral: z.boolean().optional(), message_ts: z.string().optional(), view_id: z.string().optional() })
    .default({}),
  message: z.object({ ts: z.string(), thread_ts: z.string().optional() }).nullish(),
  actions: z.array(z.object({ action_id: z.string(), value: z.string().optional() })).min(1),
});
const form = z.object({ type: z.literal('view_submission'), user: interaction.shape.user });

/**
 * Reads a payload. Null where nobody asks for anything: housekeeping events, edits and deletions, joins, and messages
 * in channels that are no mention.
 */
export function readIncoming(body: unknown): Incoming | null {
  const asEvent = event.safeParse(body);
  if (asEvent.success) return readEvent(asEvent.data);
  const asCommand = command.safeParse(body);
  if (asCommand.success) {
    const { user_id, team_id, channel_id, trigger_id } = asCommand.data;
    return incoming('command', user_id, team_id, channel_id, { kind: 'ephemeral' }, `trigger:${trigger_id}`);
  }
  const asShortcut = shortcut.safeParse(body);
  if (asShortcut.success) {
    const { user, channel, trigger_id } = asShortcut.data;
    return incoming('shortcut', user.id, user.team_id, channel?.id, { kind: 'ephemeral' }, `trigger:${trigger_id}`);
  }
  const asClick = click.safeParse(body);
  if (asClick.success) return readClick(asClick.data);
  const asForm = form.safeParse(body);
  if (asForm.success)
    return incoming('form', asForm.data.user.id, asForm.data.user.team_id, null, { kind: 'none' }, null);
  return null;
}

function incoming(
  surface: Incoming['surface'],
  user: string,
  team: string | undefined,
  channel: string | null | undefined,
  place: Place,
  key: string | null,
  more: Partial<Incoming> = {},
): Incoming {
  const base = { surface, user, team: team ?? null, channel: channel ?? null, place, key };
  return { ...base, fromBot: false, externallyShared: false, repeatAfterMs: Number.POSITIVE_INFINITY, ...more };
}

function readEvent({ event: inner, is_ext_shared_channel }: z.infer<typeof event>): Incoming | null {
  const { type, subtype, user, channel, channel_type, ts, thread_ts, bot_id } = inner;
  const team = inner.user_team ?? inner.team;
  const more = { fromBot: bot_id != null, externallyShared: is_ext_shared_channel === true };
  if (type === 'app_home_opened' && user) return incoming('home', user, team, null, { kind: 'home' }, null, more);
  const isMention = type === 'app_mention';
  const isDirect = type === 'message' && channel_type === 'im';
  if ((!isMention && !isDirect) || !user || !channel || !ts) return null;
  // a file or a broadcast reply is a message; edits, deletions and the rest are none
  if (subtype !== undefined && subtype !== 'file_share' && subtype !== 'thread_broadcast') return null;
  const place: Place = { kind: 'thread', channel, thread: thread_ts ?? ts };
  // a mention in a direct message arrives as two events of one message
  return incoming(
    isMention ? 'mention' : 'direct message',
    user,
    team,
    channel,
    place,
    `message:${channel}:${ts}`,
    more,
  );
}

function readClick({ user, channel, trigger_id, container, message, actions }: z.infer<typeof click>): Incoming {
  const [action] = actions;
  const place: Place = !channel
    ? { kind: 'modal', triggerId: trigger_id }
    : container.is_ephemeral || !message
      ? { kind: 'ephemeral' }
      : { kind: 'thread', channel: channel.id, thread: message.thread_ts ?? message.ts };
  const where = `${channel?.id ?? user.id}:${container.message_ts ?? container.view_id ?? ''}`;
  const what = createHash('sha256').update(`${action?.action_id} ${action?.value}`).digest('hex').slice(0, 16);
  return incoming('click', user.id, user.team_id, channel?.id, place, `click:${user.id}:${where}:${what}`, {
    repeatAfterMs: DOUBLE_CLICK_MS,
  });
}
