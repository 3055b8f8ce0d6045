import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { findChromium, launch, open, seriousIssues } from '../support/browser.ts';
import { type PreviewStage, previewStage } from '../support/preview.ts';
import { reportWordsIn } from '../support/report-words.ts';

const EJOCN = 'what happened with EJOCN in 2025';
/** What the page may take on this machine: transferred bytes, and milliseconds. */
const MOST_BYTES = 500_000;
const PAINT_MS = 1_000;
const ANSWER_MS = 300;

const chromium = findChromium();
let browser: Browser;
let stage: PreviewStage;

beforeAll(async () => {
  if (chromium === null) return;
  [browser, stage] = await Promise.all([launch(chromium), previewStage()]);
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await stage?.close();
});

/** A fresh page that must be without problems at the end of the test. */
async function visit(path: string, options: Parameters<typeof open>[2] = {}): Promise<Page> {
  const { page, problems } = await open(browser, stage.origin, options);
  onTestFinished(async () => {
    await page.context().close();
    expect(problems).toEqual([]);
  });
  await page.goto(path);
  return page;
}

async function be(page: Page, name: string): Promise<void> {
  await page.getByRole('group', { name: 'Who you are' }).getByRole('button', { name }).click();
}

async function ask(page: Page, question: string): Promise<void> {
  // a person is never so quick that the script has not run yet
  await page.locator('form.composer[data-wired]').first().waitFor();
  const box = page.getByRole('combobox');
  await box.fill(question);
  await box.press('Enter');
}

const thread = (page: Page) => page.getByRole('region', { name: 'Messages of the thread' });
const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

describe.skipIf(chromium === null)('in the browser', { timeout: 60_000 }, () => {
  it('somebody asks, follows up, opens the context, and reads the source', async () => {
    const page = await visit('/');
    await ask(page, `@dossier ${EJOCN}`);
    await expect.poll(() => thread(page).textContent()).toContain('held its first plenary meeting');
    await page.getByRole('textbox', { name: 'Reply' }).fill('@dossier and in 2024?');
    await page.getByRole('textbox', { name: 'Reply' }).press('Enter');
    await expect.poll(() => thread(page).textContent()).toContain('EJOCN in 2024');

    await thread(page).getByRole('button', { name: 'In context' }).first().click();
    const dialog = page.getByRole('dialog', { name: 'In the report' });
    await dialog.waitFor();
    expect(await dialog.textContent()).toContain('Action 2: Strengthening law enforcement operations in ports');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });

    await thread(page).getByRole('link', { name: 'Action 2, paragraph 4' }).first().click();
    const mark = page.locator('mark').first();
    await mark.waitFor();
    expect(await mark.textContent()).toMatch(/^In March 2025, the European Judicial Organised Crime Network/);
    expect(await mark.evaluate((node) => node.getBoundingClientRect().top)).toBeGreaterThan(0);
    expect(await mark.evaluate((node) => node.getBoundingClientRect().bottom < innerHeight)).toBe(true);
  });

  it('a command answers to one person alone, a button shows everything, and a verdict is taken', async () => {
    const page = await visit('/');
    const box = page.getByRole('combobox');
    await box.fill('/tim');
    expect(await page.getByRole('option').allTextContents()).toEqual([
      expect.stringContaining('/timeline [name] [period]'),
    ]);
    await box.press('Tab');
    expect(await box.inputValue()).toBe('/timeline ');
    await box.pressSequentially('EJOCN 2025');
    await box.press('Enter');
    const answer = page.locator('.message', { hasText: 'Only visible to you' }).first();
    await answer.waitFor();
    expect(await answer.textContent()).toContain('EJOCN in 2025');

    await answer.getByRole('button', { name: 'Bad answer' }).click();
    const form = page.getByRole('dialog', { name: 'What was wrong?' });
    await form.getByRole('textbox').fill('The meeting of May is missing.');
    await form.getByRole('button', { name: 'Send' }).click();
    await form.waitFor({ state: 'detached' });

    await answer.getByRole('button', { name: 'Post to channel' }).click();
    await page
      .locator('.message', { hasNotText: 'Only visible to you', hasText: 'Question: /timeline EJOCN 2025' })
      .waitFor();
  });

  it('the direct message suggests questions, Home opens a summary', async () => {
    const page = await visit('/c/dossier');
    await page.getByRole('button', { name: 'summarise Action 1' }).click();
    await expect.poll(() => thread(page).textContent()).toContain('Mobilising the customs community');
    await page.getByRole('link', { name: 'Home' }).click();
    await page.getByRole('button', { name: 'Summary' }).nth(4).click();
    const dialog = page.getByRole('dialog', { name: 'From the report' });
    await dialog.waitFor();
    expect(await dialog.textContent()).toContain('Action 5');
  });

  it('a channel subscribes to a digest by the form, previews it, and has it posted', async () => {
    const page = await visit('/');
    const messages = page.getByRole('region', { name: 'Messages' });
    await page.getByLabel('Today is').fill('2025-11-26');
    await page.getByRole('button', { name: 'Travel' }).click();
    await page.getByText('Wednesday 26 November 2025').first().waitFor();
    await page.getByRole('button', { name: 'Post today’s digest now' }).click();
    await page.getByRole('alert').filter({ hasText: 'No digest comes here.' }).waitFor();

    await ask(page, '/digest');
    const form = page.getByRole('dialog', { name: 'Digest of this channel' });
    await form.getByLabel('Time zone').fill('Nowhere');
    await form.getByRole('button', { name: 'Subscribe' }).click();
    await form.getByText('“Nowhere” is no time zone.').waitFor();
    expect(await form.getByLabel('Time zone').getAttribute('aria-invalid')).toBe('true');
    await form.getByLabel('Time zone').fill('Brussels');
    await form.getByLabel('Time of day').fill('08:30');
    await form.getByLabel('Days').selectOption('Every day');
    await form.getByLabel('Show what was asked here').check();
    await form.getByRole('button', { name: 'Subscribe' }).click();
    await form.waitFor({ state: 'detached' });
    await messages.getByText('The digest of this channel comes every day at 08:30 (Europe/Brussels).').waitFor();

    await ask(page, '/digest preview');
    const digest = page.locator('.message', { hasText: 'Wednesday, 26 November 2025' });
    await digest.filter({ hasText: 'Only visible to you' }).waitFor();
    await page.getByRole('button', { name: 'Post today’s digest now' }).click();
    await digest.filter({ hasNotText: 'Only visible to you' }).waitFor();
    await digest
      .last()
      .getByRole('link', { name: /paragraph/ })
      .first()
      .click();
    await page.locator('mark').first().waitFor();
    await page.getByRole('button', { name: 'Back to the real day' }).click();
    await page.getByText('Monday 1 December 2025').first().waitFor();
  });

  it('a planned date is reminded of, and the calendar comes by direct message', async () => {
    const page = await visit('/');
    const messages = page.getByRole('region', { name: 'Messages' });
    await ask(page, '/deadlines');
    const answer = page.locator('.message', { hasText: 'Question: /deadlines' }).last();
    await answer.getByRole('button', { name: 'Remind me' }).first().click();
    await messages.getByText(/^I will tell you on /).waitFor();
    await answer.getByRole('button', { name: /calendar/i }).click();
    await messages.getByText('I sent you the calendar file in a direct message.').waitFor();
    await page.getByRole('link', { name: 'Messages' }).click();
    await page.getByRole('link', { name: '1 reply' }).last().click();
    const file = thread(page).getByRole('link', { name: 'deadlines.ics' });
    const response = await page.request.get((await file.getAttribute('href')) ?? '');
    expect(await response.text()).toMatch(/^BEGIN:VCALENDAR/);
    const asGuest = await page.request.get((await file.getAttribute('href')) ?? '', {
      headers: { cookie: 'dossier_role=guest' },
    });
    expect(asGuest.status()).toBe(404);
  });

  it.each([
    ['Robin', 'visiting-experts'],
    ['Alex', 'partners'],
  ])('%s is refused everywhere and reads nothing of the report', async (name, channel) => {
    const page = await visit('/');
    await be(page, name);
    await page.getByRole('heading', { name: channel }).waitFor();
    const seen: string[] = [];
    await ask(page, `@dossier ${EJOCN}`);
    await page
      .getByText(/^Sorry, /)
      .first()
      .waitFor();
    seen.push(await page.locator('body').innerText());
    await ask(page, '/deadlines');
    await expect.poll(() => page.getByText(/^Sorry, /).count()).toBeGreaterThan(1);
    for (const path of ['/c/dossier', '/home', '/source', '/timeline']) {
      // the console tells of the refusal, as it does of every page that is refused
      const response = await page.request.get(path);
      seen.push(await response.text());
    }
    expect(reportWordsIn(seen.map((text) => text.replaceAll('EJOCN', '')))).toEqual([]);
  });

  it('a day can be travelled to', async () => {
    const page = await visit('/home');
    await page.getByLabel('Today is').fill('2025-11-28');
    await page.getByRole('button', { name: 'Travel' }).click();
    await page.getByText('Friday 28 November 2025').first().waitFor();
    expect(await page.locator('#home').textContent()).toContain('3 December 2025');
    await page.getByRole('button', { name: 'Back to the real day' }).click();
    await page.getByText('Monday 1 December 2025').first().waitFor();
  });

  it('everything is reached by the keyboard', async () => {
    const page = await visit('/');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the content');
    await page.keyboard.press('Enter');
    const reached: string[] = [];
    for (let i = 0; i < 100; i++) {
      await page.keyboard.press('Tab');
      reached.push(
        await page.evaluate(() => document.activeElement?.id || document.activeElement?.textContent?.trim() || ''),
      );
      const outline = await page.evaluate(() => {
        const style = getComputedStyle(document.activeElement ?? document.body);
        return style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2;
      });
      expect(outline, reached.at(-1)).toBe(true);
      if (reached.at(-1) === 'say') break;
    }
    expect(reached).toContain('say');
    await page.keyboard.press('End');
    await page.keyboard.type(EJOCN);
    await page.keyboard.press('Enter');
    await expect.poll(() => thread(page).textContent()).toContain('first plenary meeting');
    await page.keyboard.press('Escape');
    await expect.poll(() => thread(page).count()).toBe(0);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('say');
  });

  it('on a phone nothing sticks out at the side', async () => {
    const page = await visit('/', { viewport: { width: 360, height: 740 } });
    await ask(page, `@dossier ${EJOCN}`);
    await expect.poll(() => thread(page).textContent()).toContain('first plenary meeting');
    const widths: number[] = [await page.evaluate(() => document.documentElement.scrollWidth)];
    for (const path of ['/home', '/source', '/timeline', '/c/dossier']) {
      await page.goto(path);
      widths.push(await page.evaluate(() => document.documentElement.scrollWidth));
    }
    expect(widths).toEqual(widths.map(() => 360));
  });
});

describe.skipIf(chromium === null)('axe finds nothing serious', { timeout: 60_000 }, () => {
  const views: readonly (readonly [name: string, path: string, act: (page: Page) => Promise<unknown>])[] = [
    ['a channel', '/c/partners', async () => {}],
    ['the commands', '/', (page) => page.getByRole('combobox').fill('/')],
    [
      'an answer in a thread',
      '/',
      async (page) => {
        await ask(page, `@dossier ${EJOCN}`);
        await thread(page).getByRole('button', { name: 'In context' }).first().waitFor();
      },
    ],
    [
      'a quotation in context',
      '/',
      async (page) => {
        await ask(page, `@dossier ${EJOCN}`);
        await thread(page).getByRole('button', { name: 'In context' }).first().click();
        await page.getByRole('dialog').waitFor();
      },
    ],
    [
      'a form',
      '/c/dossier',
      async (page) => {
        await ask(page, EJOCN);
        await thread(page).getByRole('button', { name: 'Bad answer' }).click();
        await page.getByRole('dialog').waitFor();
      },
    ],
    [
      'the form of the digest',
      '/',
      async (page) => {
        await ask(page, '/digest');
        await page.getByRole('dialog').waitFor();
      },
    ],
    ['Home', '/home', async () => {}],
    ['the source', '/source?file=st-15571-2025.md&start=9000&end=9400#excerpt', async () => {}],
    ['the timeline', '/timeline', (page) => page.locator('#lists summary').first().click()],
  ];
  const looks = [
    { colorScheme: 'light', width: 1280 },
    { colorScheme: 'dark', width: 1280 },
    { colorScheme: 'light', width: 360 },
  ] as const;

  it.each(views)('on %s', async (_, path, act) => {
    const page = await visit(path);
    await act(page);
    for (const { colorScheme, width } of looks) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 800 });
      expect(await seriousIssues(page), `${colorScheme} ${width}`).toEqual([]);
    }
  });
});

describe.skipIf(chromium === null)('measured', { timeout: 60_000 }, () => {
  it.each(['/c/organised-crime-policy', '/home', '/source', '/timeline'])(
    'the page %s is light and quick',
    async (path) => {
      const paints: number[] = [];
      let bytes = 0;
      for (let i = 0; i < 5; i++) {
        const page = await visit('about:blank');
        await page.goto(path);
        const loaded = await page.evaluate(async () => {
          const paint = await new Promise<number>((resolve) => {
            const take = (list: PerformanceObserverEntryList) => {
              const [first] = list.getEntriesByName('first-contentful-paint');
              if (first) resolve(first.startTime);
            };
            new PerformanceObserver(take).observe({ type: 'paint', buffered: true });
          });
          const entries = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
          const size = (entries as PerformanceResourceTiming[]).reduce((sum, one) => sum + one.transferSize, 0);
          return { paint, size };
        });
        paints.push(loaded.paint);
        bytes = loaded.size;
      }
      process.stdout.write(`${path}: ${bytes} bytes, first paint after ${Math.round(median(paints))} ms\n`);
      expect(bytes).toBeLessThan(MOST_BYTES);
      expect(median(paints)).toBeLessThan(PAINT_MS);
    },
  );

  it('an answer is on the screen at once', async () => {
    const page = await visit('/');
    const times: number[] = [];
    for (const question of [
      EJOCN,
      'summarise Action 5',
      'deadlines',
      'what is CLASI',
      'what did the Commission do in 2024',
    ]) {
      await page.getByRole('combobox').fill(`@dossier ${question}`);
      times.push(
        await page.evaluate(async (title) => {
          const box = document.querySelector('textarea');
          const began = performance.now();
          box?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
          const isShown = () =>
            [...document.querySelectorAll('.thread .message')].some((one) =>
              one.querySelector('.typed')?.textContent?.includes(title),
            ) && document.querySelector('.thread .blocks .section') !== null;
          while (!isShown()) await new Promise((resolve) => requestAnimationFrame(resolve));
          return performance.now() - began;
        }, question),
      );
    }
    process.stdout.write(
      `answers on screen after ${times.map(Math.round).join(', ')} ms, median ${Math.round(median(times))} ms\n`,
    );
    expect(median(times)).toBeLessThan(ANSWER_MS);
  });
});
