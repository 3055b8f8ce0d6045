import { describe, expect, it } from 'vitest';
import { escapeMrkdwn, escapeWithin, plainFromSlack, shorten } from '../../src/slack/mrkdwn.ts';
import { parseRequest } from '../../src/slack/request.ts';

describe('parseRequest', () => {
  it.each([
    ['/action 5', { kind: 'action', number: 5 }],
    ['action 5', { kind: 'action', number: 5 }],
    ['Action no. 12?', { kind: 'action', number: 12 }],
    ['/action', { kind: 'actions' }],
    ['actions', { kind: 'actions' }],
    ['/action ports and customs in the EU', { kind: 'action-topic', words: 'ports and customs in the EU' }],
    ['action ports', { kind: 'action-topic', words: 'ports' }],
    ['action 5 meetings in 2025', { kind: 'question', text: 'action 5 meetings in 2025' }],
    ['actions taken in 2025?', { kind: 'question', text: 'actions taken in 2025?' }],
    ['timeline EJOCN 2025', { kind: 'timeline', words: 'EJOCN 2025' }],
    ['/dossier EJOCN', { kind: 'dossier', words: 'EJOCN' }],
    ['deadlines', { kind: 'deadlines', words: '' }],
    ['Deadlines: 2026', { kind: 'deadlines', words: '2026' }],
    ['deadlines for the HDG?', { kind: 'question', text: 'deadlines for the HDG?' }],
    ['/report what is planned', { kind: 'question', text: 'what is planned' }],
    ['report on customs', { kind: 'question', text: 'report on customs' }],
    ['/report', { kind: 'help' }],
    ['help', { kind: 'help' }],
    ['', { kind: 'help' }],
    ['who chairs HDG', { kind: 'question', text: 'who chairs HDG' }],
  ])('reads "%s"', (text, expected) => {
    expect(parseRequest(text)).toEqual(expected);
  });
});

describe('mrkdwn', () => {
  it('escapes what Slack would act on', () => {
    expect(escapeMrkdwn('<!channel> & <@U1> <https://x|y>')).toBe(
      '&lt;!channel&gt; &amp; &lt;@U1&gt; &lt;https://x|y&gt;',
    );
  });

  it('reads what people typed out of what Slack sends', () => {
    expect(
      plainFromSlack('<@U0BOT>  what is <https://example.org|EMPACT> in <#C1|general> &amp; &lt;b&gt; <!here>'),
    ).toBe('what is EMPACT in general & <b>');
  });

  it('shortens at a blank, keeps surrogate pairs whole, and counts the escaped form', () => {
    expect(shorten('one two three four', 10)).toBe('one two…');
    expect(shorten('💥💥💥💥', 4)).toBe('💥…');
    expect(escapeWithin('&'.repeat(100), 60).length).toBeLessThanOrEqual(60);
  });
});
