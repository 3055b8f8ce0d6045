/** What Slack sends an app of something that somebody did. */
export type Payload = Record<string, unknown>;

/** Who did it; `team` is their own workspace. */
export interface Actor {
  readonly user: string;
  readonly team: string;
}

/** The workspace that the app is installed in. */
export interface Home {
  readonly team: string;
  /** The app's own user. */
  readonly bot: string;
}

/** The same, giving out time stamps, triggers and response URLs. */
export interface Origin extends Home {
  nextTs(): string;
  /** An id with which a view may be opened for this person. */
  trigger(user: string): string;
  responseUrl(user: string, channel: string): string;
}

/** A message that somebody wrote. */
export interface Written {
  readonly channel: string;
  readonly ts: string;
  readonly text: string;
  /** The message it replies to. */
  readonly thread?: string | undefined;
}

let events = 0;

/** An event of the Events API in its envelope. */
export function eventPayload(origin: Home, { team }: Actor, event: Payload, envelope: Payload = {}): Payload {
  return {
    type: 'event_callback',
    event_id: `Ev${++events}`,
    team_id: origin.team,
    api_app_id: 'A1',
    event: { team, ...event },
    authorizations: [{ team_id: origin.team, user_id: origin.bot, is_bot: true }],
    ...envelope,
  };
}

/** The app was mentioned in a channel; `text` has no mention of its own. */
export function mentionPayload(
  origin: Origin,
  actor: Actor,
  { thread, ...written }: Written,
  more: Payload = {},
): Payload {
  return eventPayload(origin, actor, {
    type: 'app_mention',
    user: actor.user,
    ...written,
    text: `<@${origin.bot}> ${written.text}`,
    ...(thread ? { thread_ts: thread } : {}),
    ...more,
  });
}

/** A direct message to the app. */
export function directPayload(
  origin: Origin,
  actor: Actor,
  { thread, ...written }: Written,
  more: Payload = {},
): Payload {
  return eventPayload(origin, actor, {
    type: 'message',
    channel_type: 'im',
    user: actor.user,
    ...written,
    ...(thread ? { thread_ts: thread } : {}),
    ...more,
  });
}

/** One of the app's own tabs was opened; `channel` is the direct message. */
export function openedPayload(origin: Home, actor: Actor, channel: string, tab: 'home' | 'messages'): Payload {
  return eventPayload(origin, actor, { type: 'app_home_opened', user: actor.user, channel, tab });
}

/** A slash command; `name` with its slash. */
export function commandPayload(origin: Origin, actor: Actor, channel: string, name: string, text: string): Payload {
  return {
    command: name,
    text,
    user_id: actor.user,
    team_id: actor.team,
    channel_id: channel,
    trigger_id: origin.trigger(actor.user),
    response_url: origin.responseUrl(actor.user, channel),
  };
}

/** A click, a message shortcut or a submitted form, which `more` tells; `channel` is null for the Home tab and modals. */
export function interactionPayload(origin: Origin, actor: Actor, channel: string | null, more: Payload): Payload {
  return {
    user: { id: actor.user, team_id: actor.team },
    team: { id: origin.team },
    api_app_id: 'A1',
    trigger_id: origin.trigger(actor.user),
    ...(channel === null ? {} : { channel: { id: channel }, response_url: origin.responseUrl(actor.user, channel) }),
    ...more,
  };
}

/** The message shortcut of the manifest, on a message with this text. */
export function shortcutPayload(
  origin: Origin,
  actor: Actor,
  channel: string,
  callback: string,
  { text, ts }: { text: string; ts: string },
): Payload {
  return interactionPayload(origin, actor, channel, {
    type: 'message_action',
    callback_id: callback,
    message: { type: 'message', text, ts },
    message_ts: ts,
  });
}
