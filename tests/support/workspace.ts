import {
  type Actor,
  commandPayload,
  directPayload,
  eventPayload,
  interactionPayload,
  mentionPayload,
  openedPayload,
  shortcutPayload,
} from '../../src/preview/payloads.ts';
import { buttonsIn } from './read-blocks.ts';
import { HOME, type SlackStandIn } from './slack-stand-in.ts';
import type { Delivery } from './transports.ts';
import type { Shown } from './web-api.ts';

/** People and channels of the test workspace, by what makes them special. */
export const MEMBER = 'U1MEMBER';
export const GUEST = 'U2GUEST';
export const STRANGER = 'U3STRANGER';
export const OTHER_BOT = 'U4BOT';
export const CHANNEL = 'C1TEAM';
export const SHARED = 'C2SHARED';
export const PENDING = 'C3PENDING';
export const WITH_GUEST = 'C4GUEST';
/** A channel that the app was not invited to. */
export const ELSEWHERE = 'C5ELSEWHERE';
export const UNKNOWN_CHANNEL = 'C9UNKNOWN';

export const directMessage = (user: string): string => `D${user}`;

export function furnish(slack: SlackStandIn, members: readonly string[] = [MEMBER]): void {
  const person = (id: string, more: Record<string, unknown> = {}) =>
    slack.people.set(id, { id, team_id: HOME.team, tz: 'Europe/Brussels', ...more });
  for (const id of members) person(id);
  person(GUEST, { is_restricted: true });
  person(STRANGER, { team_id: 'T2OTHER', is_stranger: true });
  person(OTHER_BOT, { is_bot: true });
  const channel = (id: string, inside: readonly string[], more: Record<string, unknown> = {}) =>
    slack.channels.set(id, { id, is_channel: true, members: [HOME.bot, ...inside], ...more });
  channel(CHANNEL, [...members, OTHER_BOT]);
  channel(SHARED, [...members, STRANGER], { is_ext_shared: true, connected_team_ids: ['T2OTHER'] });
  channel(PENDING, members, { is_pending_ext_shared: true });
  slack.channels.set(ELSEWHERE, { id: ELSEWHERE, is_channel: true, members: [...members] });
  channel(WITH_GUEST, [...members, GUEST]);
  for (const id of [...members, GUEST, STRANGER])
    slack.channels.set(directMessage(id), { id: directMessage(id), is_im: true, user: id });
}

const actor = (user: string): Actor => ({ user, team: user === STRANGER ? 'T2OTHER' : HOME.team });

export function mention(
  slack: SlackStandIn,
  text: string,
  { user = MEMBER, channel = CHANNEL, thread = '', ts = slack.nextTs(), ...event } = {},
): Delivery {
  return { kind: 'event', payload: mentionPayload(slack, actor(user), { channel, ts, text, thread }, event) };
}

export function direct(
  slack: SlackStandIn,
  text: string,
  { user = MEMBER, thread = '', ts = slack.nextTs(), ...event } = {},
): Delivery {
  const channel = directMessage(user);
  return { kind: 'event', payload: directPayload(slack, actor(user), { channel, ts, text, thread }, event) };
}

export function opened(user: string, tab: 'home' | 'messages'): Delivery {
  return { kind: 'event', payload: openedPayload(HOME, actor(user), directMessage(user), tab) };
}

export function event_(user: string, event: Record<string, unknown>, envelope: Record<string, unknown> = {}): Delivery {
  return { kind: 'event', payload: eventPayload(HOME, actor(user), event, envelope) };
}

export function command(
  slack: SlackStandIn,
  name: string,
  text: string,
  { user = MEMBER, channel = CHANNEL } = {},
): Delivery {
  return { kind: 'command', payload: commandPayload(slack, actor(user), channel, name, text) };
}

export function shortcut(slack: SlackStandIn, text: string, { user = MEMBER, channel = CHANNEL } = {}): Delivery {
  const payload = shortcutPayload(slack, actor(user), channel, 'ask_report', { text, ts: slack.nextTs() });
  return { kind: 'interaction', payload };
}

/** A click on the button of a shown message, by its label. */
export function click(slack: SlackStandIn, shown: Shown, label: string | RegExp, { user = MEMBER } = {}): Delivery {
  const found = buttonsIn(shown.blocks).find((one) =>
    typeof label === 'string' ? one.label === label : label.test(one.label),
  );
  if (!found) throw new Error(`no button ${label} among ${buttonsIn(shown.blocks).map((one) => one.label)}`);
  const ephemeral = shown.onlyTo !== undefined;
  const inMessage = shown.method !== 'views.publish';
  const message_ts = '1763700000.999999';
  return interaction(slack, user, inMessage ? shown.channel : null, {
    type: 'block_actions',
    container: inMessage
      ? { type: 'message', message_ts, channel_id: shown.channel, is_ephemeral: ephemeral }
      : { type: 'view', view_id: 'V1' },
    ...(inMessage && !ephemeral ? { message: { ts: message_ts, thread_ts: shown.thread } } : {}),
    actions: [
      {
        type: found.action_id === 'feedback' ? 'feedback_buttons' : 'button',
        action_id: found.action_id,
        block_id: 'b1',
        value: found.value,
        action_ts: slack.nextTs(),
      },
    ],
  });
}

export function interaction(
  slack: SlackStandIn,
  user: string,
  channel: string | null,
  more: Record<string, unknown>,
): Delivery {
  return { kind: 'interaction', payload: interactionPayload(slack, actor(user), channel, more) };
}

/** A form that was filled in and sent. */
export function submission(
  slack: SlackStandIn,
  view: { readonly callback_id: string; readonly private_metadata: string },
  values: Record<string, Record<string, unknown>>,
  { user = MEMBER } = {},
): Delivery {
  return interaction(slack, user, null, {
    type: 'view_submission',
    view: { id: 'V1', type: 'modal', ...view, state: { values } },
  });
}
