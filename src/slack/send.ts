import type { KnownBlock } from '@slack/types';
import { AccessLost } from './access.ts';
import { replyModal } from './blocks/home.ts';
import { ACTIONS, type AskState, button } from './button-state.ts';
import { context, type Message, type Rendering } from './message.ts';
import { escapeWithin } from './mrkdwn.ts';
import { postOnce } from './post.ts';
import type { Desk, Work } from './work.ts';

/** Messages of one reply shown at once: a response URL takes five, and a thread should stay readable. */
const AT_ONCE = { thread: 3, ephemeral: 1, posted: 3 } as const;

/** Sends a reply to where the request came from. Access is checked again before every message. */
export async function sendReply(
  desk: Desk,
  work: Work,
  rendering: Rendering,
  state: AskState,
  question: string | null,
): Promise<void> {
  const { incoming, respond } = work;
  const { place, channel, user } = incoming;
  if (place.kind === 'thread') {
    for (const message of messagesOf(rendering, state, { count: AT_ONCE.thread, echo: false, canPost: false })) {
      await stopUnlessAllowed(desk.access.refusalToPost(place.channel, user));
      await work.beginSending(question);
      await postOnce(desk.poster, { channel: place.channel, thread_ts: place.thread, ...message });
    }
  } else if (place.kind === 'ephemeral' && respond) {
    const canPost = channel !== null && !channel.startsWith('D');
    for (const message of messagesOf(rendering, state, { count: AT_ONCE.ephemeral, echo: true, canPost })) {
      await stopUnlessAllowed(desk.access.refusalOf(incoming));
      await work.beginSending(question);
      await respond({ response_type: 'ephemeral', replace_original: false, ...message });
    }
  } else if (place.kind === 'modal') {
    await stopUnlessAllowed(desk.access.refusalOf(incoming));
    await desk.client.views.open({ trigger_id: place.triggerId, view: replyModal('From the report', rendering) });
  }
}

/** Shows everyone in the channel what one person asked and got. */
export async function postToChannel(desk: Desk, work: Work, rendering: Rendering, state: AskState): Promise<void> {
  const { channel, user } = work.incoming;
  if (channel === null || !work.respond) return;
  for (const message of messagesOf(rendering, state, { count: AT_ONCE.posted, echo: true, canPost: false })) {
    await stopUnlessAllowed(desk.access.refusalToPost(channel, user));
    await work.beginSending(null);
    await work.respond({ response_type: 'in_channel', replace_original: false, ...message });
  }
}

async function stopUnlessAllowed(checked: ReturnType<Desk['access']['refusalToPost']>): Promise<void> {
  const refusal = await checked;
  if (refusal) throw new AccessLost(refusal);
}

interface Window {
  /** At most this many messages, from the state's page on. */
  readonly count: number;
  /** The question first, where the channel does not show it. */
  readonly echo: boolean;
  readonly canPost: boolean;
}

/** The messages to send now; the last one has the footer, and a button for what is left. */
export function messagesOf(
  { parts, footer }: Rendering,
  state: AskState,
  { count, echo, canPost }: Window,
): { text: string; blocks: KnownBlock[] }[] {
  const shown = parts.slice(state.page, state.page + count);
  const left = parts.length - state.page - shown.length;
  const buttons = [
    ...(left > 0
      ? [
          button(`Show more (${left} more message${left === 1 ? '' : 's'})`, ACTIONS.showMore, {
            ...state,
            page: state.page + count,
          }),
        ]
      : []),
    ...(canPost ? [button('Post to channel', ACTIONS.post, { ...state, page: 0 })] : []),
  ];
  const foot: KnownBlock[] = [
    ...footer,
    ...(buttons.length > 0 ? [{ type: 'actions' as const, elements: buttons }] : []),
  ];
  return shown.map((part: Message, i) => {
    const asked = echo && i === 0 && state.page === 0 ? `Question: ${escapeWithin(state.text, 1_500)}` : null;
    return {
      text: asked === null ? part.text : `${asked}\n${part.text}`,
      blocks: [...(asked === null ? [] : [context(asked)]), ...part.blocks, ...(i === shown.length - 1 ? foot : [])],
    };
  });
}
