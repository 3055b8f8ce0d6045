import type { App } from '@slack/bolt';
import { z } from 'zod';
import { calendarFile } from '../../report/calendar-file.ts';
import { particularsOf } from '../../report/particulars.ts';
import { AccessLost } from '../access.ts';
import { reportLine } from '../blocks/excerpt-unit.ts';
import { ACTIONS } from '../button-state.ts';
import { context, section, sentenceMessage } from '../message.ts';
import { type Desk, type Work, workOf } from '../work.ts';

const posted = z.object({ channel: z.string(), ts: z.string() });

/**
 * The planned dates as a calendar file, by direct message to whoever clicks: in a channel the file would be there for
 * people who join later, and could be shared on from there.
 */
export function listenForCalendar(app: App, desk: Desk): void {
  app.action(ACTIONS.calendar, async ({ context }) => {
    const work = workOf(context);
    if (work) await sendCalendar(desk, work);
  });
}

async function sendCalendar(desk: Desk, { incoming: { user, channel }, respond }: Work): Promise<void> {
  const refusal = await desk.access.refusalToTell(user);
  if (refusal) throw new AccessLost(refusal);
  const { text, entries } = calendarFile(desk.engine);
  const note = `${entries} planned date${entries === 1 ? '' : 's'} for your calendar. The file holds words of the report.`;
  // the direct message may not be open yet: Slack takes a person's ID for a message, not for a file
  const direct = posted.parse(
    await desk.client.chat.postMessage({
      channel: user,
      text: note,
      blocks: [section(note), context(reportLine(particularsOf(desk.engine.corpus)))],
      unfurl_links: false,
      unfurl_media: false,
    }),
  );
  await desk.client.filesUploadV2({
    channel_id: direct.channel,
    thread_ts: direct.ts,
    filename: 'deadlines.ics',
    content: text,
  });
  desk.log.info('calendar_sent', { entries });
  if (channel === direct.channel) return;
  const { text: told, blocks } = sentenceMessage('I sent you the calendar file in a direct message.');
  await respond?.({ response_type: 'ephemeral', replace_original: false, text: told, blocks: [...blocks] });
}
