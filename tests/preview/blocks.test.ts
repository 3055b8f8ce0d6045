import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { blocksHtml } from '../../src/preview/block-html.ts';
import { actionOf, elementsOf, formState } from '../../src/preview/elements.ts';
import { block, type PreviewBlock } from '../../src/preview/local-slack.ts';
import { previewSourceLink } from '../../src/preview/source-link.ts';
import { replyTo } from '../../src/slack/reply.ts';
import { readLines } from '../support/data.ts';
import { engine } from '../support/engines.ts';
import { quotesIn } from '../support/read-blocks.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const options = ['One', 'Two', 'Three'].map((text) => ({ text: plain(text), value: text.toLowerCase() }));
const input = (id: string, element: object, more: object = {}): PreviewBlock => ({
  type: 'input',
  block_id: id,
  label: plain(`Label of ${id}`),
  element: { action_id: 'input', ...element },
  ...more,
});

const drawn = (blocks: readonly PreviewBlock[]) =>
  parseHTML(`<html><body>${blocksHtml(blocks, 'm1')}</body></html>`).document;

describe('blocks on the page', { timeout: 60_000 }, () => {
  it('show every quotation word for word', () => {
    const asked = readLines(
      'questions-fresh-a.jsonl',
      z.object({ q: z.string() }).transform(({ q }) => q),
    ).slice(0, 60);
    let quotes = 0;
    for (const text of [...asked, 'deadlines', 'dossier EJOCN', 'action 5']) {
      const state = { text, after: [], day: '2025-12-01', all: false, page: 0 };
      for (const { blocks } of replyTo(state, engine(), { sourceLink: previewSourceLink }).rendering.parts) {
        const given = quotesIn(blocks);
        const shown = [...drawn(block.array().parse(blocks)).querySelectorAll('.rich_text_quote_element')];
        quotes += given.length;
        expect(shown.map(({ textContent }) => textContent).join('')).toBe(given.join(''));
      }
    }
    expect(quotes).toBeGreaterThan(100);
  });

  it('make nothing of what somebody typed', () => {
    const typed = '<script>alert(1)</script> <b onclick="x">b</b> &amp; "quoted"';
    const document = drawn([
      { type: 'rich_text', elements: [{ type: 'rich_text_quote', elements: [{ type: 'text', text: typed }] }] },
      { type: 'section', text: { type: 'plain_text', text: typed } },
      { type: 'actions', block_id: 'a', elements: [{ type: 'button', action_id: 'x', text: plain(typed) }] },
      input('b', { type: 'plain_text_input', initial_value: typed }, { hint: plain(typed) }),
    ]);
    expect(document.querySelectorAll('script, b[onclick], [onclick]').length).toBe(0);
    expect(document.querySelector('.rich_text_quote_element')?.textContent).toBe(typed);
    expect(document.querySelector('button')?.textContent).toBe(typed);
  });

  it('name what can be operated, with one id each', () => {
    const blocks = [
      {
        type: 'actions',
        block_id: 'acts',
        elements: [
          { type: 'button', action_id: 'ask:0', text: plain('First'), value: 'v0' },
          { type: 'static_select', action_id: 'pick', options },
          { type: 'button', action_id: 'ask:1', text: plain('Second'), value: 'v1', style: 'primary' },
          { type: 'overflow', action_id: 'more', options },
        ],
      },
      {
        type: 'section',
        block_id: 'sec',
        text: { type: 'mrkdwn', text: '*x*' },
        accessory: { type: 'button', action_id: 'ask:0', text: plain('Third') },
      },
    ];
    const document = drawn(blocks);
    const found = [...document.querySelectorAll('[data-element]')].map((node) => [
      node.getAttribute('data-block'),
      node.getAttribute('data-element'),
      node.localName,
    ]);
    expect(found).toEqual([
      ['acts', '0', 'button'],
      ['acts', '1', 'select'],
      ['acts', '2', 'button'],
      ['acts', '3', 'button'],
      ['acts', '3', 'button'],
      ['acts', '3', 'button'],
      ['sec', '0', 'button'],
    ]);
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('keep links of the preview in the page and open others beside it', () => {
    const text = `<${previewSourceLink({ file: 'a b.md', start: 1, end: 2, document: '', section: '', heading: '', paragraph: 1 })}|Action 5> <https://example.eu/a|other>`;
    const links = [...drawn([{ type: 'section', text: { type: 'mrkdwn', text } }]).querySelectorAll('a')];
    expect(links.map((link) => [link.getAttribute('href'), link.getAttribute('target')])).toEqual([
      ['/source?file=a+b.md&start=1&end=2#excerpt', null],
      ['https://example.eu/a', '_blank'],
    ]);
  });
});

describe('what is operated is reported as Slack does', () => {
  const [button, thumbs, menu] = elementsOf({
    type: 'actions',
    elements: [
      { type: 'button', action_id: 'b', text: plain('B'), value: 'v' },
      {
        type: 'feedback_buttons',
        action_id: 'f',
        positive_button: { text: plain('Good'), value: 'up' },
        negative_button: { text: plain('Bad'), value: 'down' },
      },
      { type: 'overflow', action_id: 'o', options },
    ],
  });

  it('for the elements of messages', () => {
    expect(button && actionOf(button, [])).toEqual({ type: 'button', action_id: 'b', value: 'v' });
    expect(thumbs && actionOf(thumbs, ['negative'])).toMatchObject({ value: 'down' });
    expect(thumbs && actionOf(thumbs, ['positive'])).toMatchObject({ value: 'up' });
    expect(menu && actionOf(menu, ['1'])).toMatchObject({ selected_option: { value: 'two' } });
    expect(menu && actionOf(menu, ['9'])).toMatchObject({ selected_option: null });
  });

  it('for the inputs of a form', () => {
    const blocks = [
      input('text', { type: 'plain_text_input', multiline: true }),
      input('empty', { type: 'plain_text_input' }),
      input('pick', { type: 'static_select', options }),
      input('boxes', { type: 'checkboxes', options }),
      input('none', { type: 'checkboxes', options }),
      input('time', { type: 'timepicker' }),
      input('day', { type: 'datepicker' }),
      { type: 'divider' },
    ];
    const fields = { text: ['a\r\nb'], pick: ['2'], boxes: ['0', '2'], time: ['09:00'], day: ['2025-12-01'] };
    expect(formState(blocks, fields)).toMatchObject({
      text: { input: { type: 'plain_text_input', value: 'a\nb' } },
      empty: { input: { value: null } },
      pick: { input: { selected_option: { value: 'three' } } },
      boxes: { input: { selected_options: [{ value: 'one' }, { value: 'three' }] } },
      none: { input: { selected_options: [] } },
      time: { input: { selected_time: '09:00' } },
      day: { input: { selected_date: '2025-12-01' } },
    });
  });
});
