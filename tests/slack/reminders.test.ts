import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { digestScene, EIGHT, HOUR } from '../support/digest-scene.ts';
import { engineOf } from '../support/engines.ts';
import { buttonsIn, quotesIn } from '../support/read-blocks.ts';
import { reportWordsIn } from '../support/report-words.ts';
import { click, command, direct, directMessage, GUEST, MEMBER, opened } from '../support/workspace.ts';

const DAY = 24 * HOUR;
/** 3 December 2025, 09:00 in Brussels. */
const THE_DAY = EIGHT + HOUR + 2 * DAY;

type Scene = Awaited<ReturnType<typeof digestScene>>;
const deadlines = (at: Scene) => at.next(() => at.slack.deliver(direct(at.slack, 'deadlines')));

describe('a reminder', () => {
  it('is kept, confirmed with its day, and sent once by direct message with the words of the report', async () => {
    const at = await digestScene();
    const list = await deadlines(at);
    const told = await at.next(() => at.slack.deliver(click(at.slack, list, 'Remind me')));
    expect(told).toMatchObject({ onlyTo: MEMBER });
    expect(told.text).toBe('I will tell you on 3 December 2025 at 09:00 (Europe/Brussels), in a direct message.');
    await at.tickAt(THE_DAY - 1);
    expect(at.slack.shown).toHaveLength(2);
    await at.tickAt(THE_DAY);
    await at.tickAt(THE_DAY + HOUR);
    const [sent, ...others] = at.slack.shown.slice(2);
    expect(others).toEqual([]);
    expect(sent).toMatchObject({ channel: directMessage(MEMBER), method: 'chat.postMessage' });
    expect(sent?.text).toBe('You asked to be told when this date comes: 3 December 2025.');
    expect(quotesIn(sent?.blocks).join(' ')).toContain('on 3 December 2025, to be presented to the Council');
  });

  it('is not kept twice, and can be taken back', async () => {
    const at = await digestScene();
    const list = await deadlines(at);
    const remind = () => click(at.slack, { ...list, channel: directMessage(MEMBER) }, 'Remind me');
    await at.next(() => at.slack.deliver(remind()));
    await at.reminders.of(MEMBER);
    const other = await deadlines(at);
    const again = await at.next(() =>
      at.slack.deliver({
        ...click(at.slack, other, 'Remind me'),
        payload: {
          ...click(at.slack, other, 'Remind me').payload,
          container: { type: 'message', message_ts: '1763700001.5', channel_id: other.channel },
        },
      }),
    );
    expect(again.text).toBe('I will tell you on 3 December 2025 already.');
    expect(await at.reminders.of(MEMBER)).toHaveLength(1);
    const gone = await at.next(() => at.slack.deliver(click(at.slack, again, 'Cancel reminder')));
    expect(gone.text).toBe('I will not remind you.');
    await at.tickAt(THE_DAY);
    expect(at.slack.shown.filter(({ text }) => text.startsWith('You asked'))).toEqual([]);
  });

  it('stands in the status and on the Home tab, where it is taken back', async () => {
    const at = await digestScene();
    await at.next(async () => at.slack.deliver(click(at.slack, await deadlines(at), 'Remind me')));
    await at.slack.quiet();
    const status = await at.next(() => at.slack.deliver(command(at.slack, '/digest', 'status')));
    expect(status.text).toContain('• 3 December 2025: Conclusion, paragraph 1');
    const home = await at.next(() => at.slack.deliver(opened(MEMBER, 'home')));
    expect(JSON.stringify(home.blocks)).toContain('*Your reminders*  (1)');
    const after = await at.next(() =>
      at.slack.deliver(click(at.slack, { ...home, channel: '', onlyTo: undefined }, 'Cancel reminder')),
    );
    expect(after.method).toBe('views.publish');
    expect(JSON.stringify(after.blocks)).not.toContain('Your reminders');
    expect(await at.reminders.of(MEMBER)).toEqual([]);
  });

  it('of a period comes on its first day, or its last where it runs', async () => {
    const at = await digestScene();
    const list = await deadlines(at);
    for (const { action_id } of buttonsIn(list.blocks).filter(({ label }) => label === 'Remind me')) {
      const only = (list.blocks as { accessory?: { action_id?: string } }[]).filter(
        ({ accessory }) => accessory?.action_id === action_id,
      );
      await at.next(() => at.slack.deliver(click(at.slack, { ...list, blocks: only }, 'Remind me')));
    }
    const days = (await at.reminders.of(MEMBER)).map(({ dueDate }) => dueDate);
    expect(days).toEqual(
      expect.arrayContaining(['2025-12-17', '2025-12-31', '2026-04-01', '2026-04-30', '2026-06-01', '2027-01-01']),
    );
  });

  it('says so where the report has changed and no longer has the date', async () => {
    const at = await digestScene();
    await at.next(async () => at.slack.deliver(click(at.slack, await deadlines(at), 'Remind me')));
    await at.slack.quiet();
    at.replaceReport(engineOf('Brussels, 2 December 2025\n\nLIMITE\n\nAction 1: Ports\n\nThe Council met.\n'));
    await at.tickAt(THE_DAY);
    expect(at.slack.shown.at(-1)?.text).toBe(
      'You asked to be told when a planned date comes: 3 December 2025. The report has changed since: it no longer has the sentence with this date.',
    );
    expect(quotesIn(at.slack.shown.at(-1)?.blocks)).toEqual([]);
  });

  it('is refused to a guest, and to a button that no longer means anything', async () => {
    const at = await digestScene();
    const list = await deadlines(at);
    const refused = await at.next(() => at.slack.deliver(click(at.slack, list, 'Remind me', { user: GUEST })));
    expect(refused.text).toContain('cannot answer guests');
    expect(reportWordsIn(refused)).toEqual([]);
    const [button] = buttonsIn(list.blocks).filter(({ label }) => label === 'Remind me');
    const forged = JSON.parse(
      JSON.stringify(list.blocks).replaceAll(JSON.stringify(button?.value), JSON.stringify('{"item":"x"}')),
    ) as unknown;
    const gone = await at.next(() => at.slack.deliver(click(at.slack, { ...list, blocks: forged }, 'Remind me')));
    expect(gone.text).toContain('The report has changed and no longer has this date');
    expect(await at.reminders.of(MEMBER)).toEqual([]);
    expect(await at.reminders.of(GUEST)).toEqual([]);
  });

  it('of a date that has come by now is not kept', async () => {
    const at = await digestScene();
    const list = await deadlines(at);
    await at.tickAt(THE_DAY + HOUR);
    const told = await at.next(() => at.slack.deliver(click(at.slack, list, 'Remind me')));
    expect(told.text).toBe('This date has come already.');
    expect(await at.reminders.of(MEMBER)).toEqual([]);
  });
});

describe('the calendar file', () => {
  it('goes to whoever clicks, by direct message, and a calendar reads it', async () => {
    const at = await digestScene();
    const list = await at.next(() => at.slack.deliver(command(at.slack, '/deadlines', '')));
    await at.slack.deliver(click(at.slack, list, 'Calendar file'));
    await at.slack.until(() => at.slack.shown.at(-1)?.text === 'I sent you the calendar file in a direct message.');
    expect(at.slack.shown.at(-1)).toMatchObject({ onlyTo: MEMBER });
    expect(at.slack.shown.at(-2)).toMatchObject({
      channel: directMessage(MEMBER),
      text: '16 planned dates for your calendar. The file holds words of the report.',
    });
    expect(at.slack.files).toMatchObject([{ channel: directMessage(MEMBER), title: 'deadlines.ics' }]);
    const calendar = new ICAL.Component(ICAL.parse(at.slack.files[0]?.content ?? '') as unknown[]);
    expect(calendar.getAllSubcomponents('vevent')).toHaveLength(16);
  });

  it('is refused to a guest', async () => {
    const at = await digestScene();
    const list = await deadlines(at);
    const refused = await at.next(() => at.slack.deliver(click(at.slack, list, 'Calendar file', { user: GUEST })));
    expect(refused.text).toContain('cannot answer guests');
    expect(at.slack.files).toEqual([]);
  });
});
