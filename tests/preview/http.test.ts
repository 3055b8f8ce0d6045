import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerQuestion } from '../../src/answer-question.ts';
import { sourcePath } from '../../src/preview/source-link.ts';
import { type AskOptions, changesDuring, type PreviewStage, previewStage } from '../support/preview.ts';
import { reportWordsIn } from '../support/report-words.ts';

const CHANNEL = 'C1POLICY';
const WITH_GUEST = 'C2VISITORS';
const SHARED = 'C3PARTNERS';
const EJOCN = '@dossier what happened with EJOCN in 2025';

let stage: PreviewStage;
beforeAll(async () => {
  stage = await previewStage();
});
afterAll(() => stage.close());

const say = (text: string, channel = CHANNEL, as: AskOptions['as'] = 'colleague', thread: string | null = null) =>
  stage.ask('/say', { as, body: { channel, text, thread } });

/** What a page says, without its markup. */
const wordsOf = (page: string): string => parseHTML(page).document.documentElement?.textContent ?? '';

const PAGES = ['/c/organised-crime-policy', '/c/dossier', '/home', '/source', '/timeline', '/nothing'];

describe('the preview keeps other web sites out', () => {
  it.each(['evil.example', 'evil.example:80', '127.0.0.1', 'localhost:1'])('under the name %j', async (host) => {
    for (const path of ['/', '/source', '/changes', '/assets/main.js']) {
      const { status, text } = await stage.ask(path, { headers: { host } });
      expect(status).toBe(421);
      expect(reportWordsIn(text)).toEqual([]);
    }
  });

  it.each([{ origin: 'http://evil.example' }, { origin: 'null' }, { origin: '' }])(
    'calling with %j',
    async (headers) => {
      for (const path of ['/say', '/click', '/submit', '/shortcut', '/settings', '/digest']) {
        const { status } = await stage.ask(path, { headers, body: { channel: CHANNEL, text: 'x', thread: null } });
        expect(status).toBe(403);
      }
    },
  );

  it('and answers under both of its own names', async () => {
    const { port } = new URL(stage.origin);
    expect((await stage.ask('/home')).status).toBe(200);
    expect((await stage.ask('/home', { headers: { host: `localhost:${port}` } })).status).toBe(200);
  });

  it.each([...PAGES, '/assets/main.js'])('with a policy that loads and runs only what is local: %s', async (path) => {
    const { headers } = await stage.ask(path);
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|https?:|\*|data:/);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['cross-origin-resource-policy']).toBe('same-origin');
  });

  it.each(PAGES)('and asks for nothing that the policy forbids: %s', async (path) => {
    await say(EJOCN);
    const { document } = parseHTML((await stage.ask(path)).text);
    expect(document.querySelectorAll('style, [style], script:not([src]), iframe, object, base').length).toBe(0);
    for (const node of document.querySelectorAll('*'))
      for (const { name } of node.attributes) expect(name).not.toMatch(/^on/);
    for (const node of document.querySelectorAll('[src], link[href]'))
      expect(node.getAttribute('src') ?? node.getAttribute('href')).toMatch(/^\/assets\/[\w.]+$/);
  });
});

describe('the preview refuses what it cannot know', () => {
  it.each([
    '/assets/../package.json',
    '/assets/..%2f..%2fpackage.json',
    '/assets/%2e%2e/%2e%2e/package.json',
    '/assets/main.ts',
    '/../../etc/passwd',
    '/c/../../etc/passwd',
    '/c/nowhere',
  ])('path %s', async (path) => {
    const { status, text } = await stage.ask(path);
    expect(status).toBe(404);
    expect(text).not.toMatch(/"dependencies"|root:/);
  });

  const FILE = 'st-15571-2025.md';
  it.each([
    'file=../../package.json&start=0&end=10',
    'file=other.md&start=0&end=10',
    `file=${FILE}&start=900000&end=900010`,
    `file=${FILE}&start=500&end=500`,
    `file=${FILE}&start=500&end=400`,
    `file=${FILE}&start=-5&end=400`,
    `file=${FILE}&start=a&end=b`,
    `file=${FILE}&start=1e3&end=1e9x`,
    `file=${FILE}&start=0`,
    'start=0&end=10',
  ])('place %s', async (query) => {
    const { status, text } = await stage.ask(`/source?${query}`);
    expect(status).toBe(404);
    expect(wordsOf(text)).toContain('The reports have no such place.');
  });

  it.each([
    ['/say', { channel: CHANNEL, text: '', thread: null }, 400],
    ['/say', { channel: CHANNEL, text: 'x'.repeat(3001), thread: null }, 400],
    ['/say', { channel: 'C9', text: 'hello', thread: null }, 200],
    ['/say', { channel: CHANNEL, text: '/nothing', thread: null }, 200],
    ['/say', { channel: CHANNEL, text: '/report EJOCN', thread: '1.1' }, 200],
    ['/click', { container: '1.1', block: 'b', element: 0, choices: [], fields: {} }, 200],
    ['/click', { container: '1.1', block: 'b', element: -1, choices: [], fields: {} }, 400],
    ['/submit', { view: 'V999', fields: {} }, 200],
    ['/shortcut', { ts: 'x' }, 400],
    ['/digest', { channel: 'C9' }, 200],
    ['/digest', { channel: CHANNEL }, 200],
  ])('%s %j', async (path, body, expected) => {
    const { status, text } = await stage.ask(path, { body });
    expect(status).toBe(expected);
    expect(JSON.parse(text)).toHaveProperty('problem');
  });

  it('settings', async () => {
    for (const body of ['role=admin', 'day=tomorrow', 'theme=pink'])
      expect((await stage.ask('/settings', { body })).status).toBe(400);
  });

  it('to lead anywhere else', async () => {
    const back = async (referer: string) =>
      (await stage.ask('/settings', { body: 'theme=auto', headers: { referer } })).headers.location;
    expect(await back(`${stage.origin}/source?file=a&start=1&end=2`)).toBe('/source?file=a&start=1&end=2');
    expect(await back(`${stage.origin}//evil.example/`)).toBe('/evil.example/');
    for (const elsewhere of ['http://evil.example/x', `${stage.origin}.evil.example/`, ''])
      expect(await back(elsewhere)).toBe('/');
  });
});

describe('a guest and somebody external get nothing of the report', { timeout: 30_000 }, () => {
  it.each(['guest', 'external'] as const)('%s', async (as) => {
    await say(EJOCN);
    const own = as === 'guest' ? WITH_GUEST : SHARED;
    const direct = as === 'guest' ? 'DU2GUEST' : 'DU3EXTERNAL';
    const answers: string[] = [];
    const pages = [
      ...PAGES,
      '/',
      '/c/visiting-experts',
      '/c/partners',
      '/source?file=st-15571-2025.md&start=5000&end=5400',
    ];
    const heard = await changesDuring(stage, as, async () => {
      for (const path of pages) answers.push((await stage.ask(path, { as })).text);
      for (const text of [
        EJOCN,
        '/report EJOCN 2025',
        '/deadlines',
        '/action 5',
        '/digest',
        '/digest preview',
        'hello',
      ])
        for (const channel of [own, direct, CHANNEL]) answers.push((await say(text, channel, as)).text);
      // what colleagues ask where this person is must not reach them either
      answers.push((await say(EJOCN, own)).text);
      await say(EJOCN, CHANNEL);
      // what a colleague alone is told, where this person is too
      const told = await changesDuring(stage, 'colleague', () => say('/report what did CLASI do in 2025', own));
      // a colleague is answered beside a guest, but not where another organisation reads
      expect(reportWordsIn(wordsOf(told)).length > 0).toBe(as === 'guest');
      for (const path of ['/c/visiting-experts', '/c/partners']) answers.push((await stage.ask(path, { as })).text);
      for (const channel of [own, direct]) answers.push((await stage.ask('/digest', { as, body: { channel } })).text);
    });
    expect(heard).toContain('Sorry');
    // what they typed themselves comes back to them
    const sent = [...answers, heard].map((text) => text.replaceAll('EJOCN', ''));
    expect(sent.flatMap((text) => reportWordsIn(wordsOf(text)))).toEqual([]);
    expect((await stage.ask('/source', { as })).status).toBe(403);
    expect((await stage.ask('/timeline', { as })).status).toBe(403);
    expect((await stage.ask('/c/organised-crime-policy', { as })).status).toBe(404);
  });

  it('nor by the messages and buttons of others', async () => {
    const { thread } = JSON.parse((await say(EJOCN)).text) as { thread: string };
    const page = (await stage.ask(`/c/organised-crime-policy?thread=${thread}`)).text;
    const { document } = parseHTML(page);
    const answer = document.querySelector(`[data-list="${thread}"] .message`);
    const button = answer?.querySelector('button[data-element]');
    const click = (as: NonNullable<AskOptions['as']>) =>
      stage.ask('/click', {
        as,
        body: {
          container: answer?.getAttribute('data-ts'),
          block: button?.getAttribute('data-block'),
          element: 0,
          choices: [],
          fields: {},
        },
      });
    for (const as of ['guest', 'external'] as const) {
      expect(JSON.parse((await click(as)).text)).toHaveProperty('problem');
      expect((await stage.ask(`/c/organised-crime-policy/thread/${thread}`, { as })).status).toBe(409);
      const elsewhere = (await stage.ask(`/c/visiting-experts/thread/${thread}`, { as: 'guest' })).text;
      expect(elsewhere).toContain('no such thread');
      expect(wordsOf(elsewhere)).not.toContain('plenary meeting');
      const page = (await stage.ask(`/c/partners?thread=${thread}`, { as: 'external' })).text;
      expect(wordsOf(page)).not.toContain('plenary meeting');
    }
    expect(JSON.parse((await click('colleague')).text)).toEqual({});
  });
});

describe('the shortcut on a message', () => {
  it('asks the report with its words, for one person alone', async () => {
    await say('what happened with CLASI in 2025');
    const { document } = parseHTML((await stage.ask('/c/organised-crime-policy')).text);
    const ts = [...document.querySelectorAll('[data-shortcut]')].at(-1)?.getAttribute('data-shortcut');
    const heard = await changesDuring(stage, 'colleague', () => stage.ask('/shortcut', { body: { ts } }));
    expect(wordsOf(heard)).toContain('CLASI in 2025');
    expect(heard).toContain('Only visible to you');
    for (const as of ['guest', 'external'] as const)
      expect(JSON.parse((await stage.ask('/shortcut', { as, body: { ts } })).text)).toHaveProperty('problem');
  });
});

describe('a citation leads to its words', { timeout: 30_000 }, () => {
  it('for every excerpt of an answer', async () => {
    const { excerpts } = answerQuestion(stage.engine, { question: 'what happened with EJOCN', now: '2025-12-01' });
    expect(excerpts.length).toBeGreaterThan(3);
    for (const { source, text } of excerpts) {
      const { document } = parseHTML((await stage.ask(sourcePath(source))).text);
      expect([...document.querySelectorAll('mark')].map((mark) => mark.textContent).join('')).toBe(text);
      expect(document.querySelectorAll('#excerpt').length).toBe(1);
    }
  });

  it('in the message itself', async () => {
    const { thread } = JSON.parse((await say(EJOCN)).text) as { thread: string };
    const { document } = parseHTML((await stage.ask(`/c/organised-crime-policy?thread=${thread}`)).text);
    const links = [...document.querySelectorAll('a.place')].map((link) => link.getAttribute('href') ?? '');
    expect(links.length).toBeGreaterThan(3);
    for (const link of links) expect((await stage.ask(link)).status).toBe(200);
  });

  it('from every mark of the timeline, and from its lists', async () => {
    const { document } = parseHTML((await stage.ask('/timeline')).text);
    const marks = [...document.querySelectorAll('svg a')].map((link) => link.getAttribute('href') ?? '');
    const listed = [...document.querySelectorAll('#lists a')].map((link) => link.getAttribute('href') ?? '');
    expect(marks.length).toBeGreaterThan(100);
    expect([...marks].sort()).toEqual([...listed].sort());
    for (const link of new Set(marks)) expect((await stage.ask(link)).status).toBe(200);
  });
});

describe('a day to travel to', () => {
  it('is the day that answers count from', async () => {
    const today = async () => {
      const heard = await changesDuring(stage, 'colleague', () => say('/deadlines'));
      return /Counted on ([^.]+)\./.exec(heard)?.[1];
    };
    expect(await today()).toBe('1 December 2025');
    expect((await stage.ask('/settings', { body: 'day=2026-07-15' })).status).toBe(303);
    expect(await today()).toBe('15 July 2026');
    expect((await stage.ask('/home')).text).toContain('Wednesday 15 July 2026');
    await stage.ask('/settings', { body: 'day=' });
    expect(await today()).toBe('1 December 2025');
  });
});
