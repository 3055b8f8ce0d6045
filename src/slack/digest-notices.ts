import type { Notice } from '../delivery/digest-port.ts';
import { type Message, section } from './message.ts';
import { escapeMrkdwn } from './mrkdwn.ts';

/** Why a digest stopped, by Slack's word for it or by the reason of a refusal. */
const STOPPED: Readonly<Record<string, string>> = {
  is_archived: 'the channel is archived',
  not_in_channel: 'I am no longer in the channel',
  channel_not_found: 'I can no longer see the channel',
  shared_channel: 'the channel is shared with another organisation',
  channel_not_allowed: 'I am not set up to write in this channel',
  audience: 'some people in the channel may not read the report',
  guest: 'guests of this workspace may not read the report',
  stranger: 'only members of this workspace may read the report',
  other_workspace: 'only members of this workspace may read the report',
  bot: 'the account that asked for it is no longer active',
};

/** In words, with Slack's control characters escaped. */
export function stopReason(reason: string): string {
  return STOPPED[reason] ?? escapeMrkdwn(reason);
}

/** Tells somebody what became of their digest; nothing of the report. */
export function noticeMessage({ kind, channel, reason }: Notice): Message {
  const where = channel.startsWith('D') ? 'to you' : `in <#${channel}>`;
  const text =
    kind === 'stopped'
      ? `I stopped the daily digest ${where}: ${stopReason(reason)}. It can be set up again with /digest.`
      : `I was interrupted while sending today’s digest ${where}, and I may not read there whether it arrived. I did not send it again, so that it does not come twice. The next one comes as usual.`;
  return { text, blocks: [section(text)] };
}
