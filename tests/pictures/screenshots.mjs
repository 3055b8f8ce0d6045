// Takes the pictures of the README from the running preview, so that they show what there is: npm run screenshots
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { chromium } from 'playwright-core';

const FOLDER = new URL('./', import.meta.url).pathname;
/** The day the pictures are of, ten days after the report's own. */
const DAY = '2025-12-01';
const EJOCN = '@dossier what happened with EJOCN in 2025';

const server = spawn(process.execPath, ['dist/main.js', '--preview'], {
  env: { PATH: process.env.PATH, PORT: '0' },
  stdio: ['ignore', 'pipe', 'inherit'],
});
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
});

try {
  const origin = await addressOf(server);
  const open = async (width, height, colorScheme = 'light') => {
    // the style that hides the time of day comes from here, not from the page
    const context = await browser.newContext({
      baseURL: origin,
      viewport: { width, height },
      colorScheme,
      bypassCSP: true,
    });
    return context.newPage();
  };
  const take = (of, name) =>
    of.screenshot({
      path: `${FOLDER}${name}.png`,
      style: 'time { visibility: hidden } :focus { outline: none !important }',
    });
  const say = async (page, text) => {
    await page.locator('form.composer[data-wired]').first().waitFor();
    await page.locator('#say').fill(text);
    await page.locator('#say').press('Enter');
  };

  const wide = await open(1280, 800);
  await wide.goto('/');
  await wide.locator('#day').fill(DAY);
  await wide.getByRole('button', { name: 'Travel' }).click();
  await say(wide, EJOCN);
  await wide.locator('.thread [data-list] .block').first().waitFor();
  await take(wide, 'preview');
  await wide.locator('.thread a.place').first().click();
  await wide.locator('mark').first().waitFor();
  await take(wide, 'source');
  await wide.goto('/timeline');
  await take(wide, 'timeline');

  const phone = await open(390, 780, 'dark');
  await phone.goto('/c/dossier');
  await say(phone, 'summarise Action 5');
  await phone.locator('.thread [data-list] .block').first().waitFor();
  await take(phone, 'phone');

  const narrow = await open(460, 2000);
  for (const [name, text] of [
    ['answer', EJOCN],
    ['action', '@dossier action 5'],
    ['deadlines', '@dossier deadlines'],
  ]) {
    await narrow.goto('/');
    await say(narrow, text);
    await narrow.locator('.thread [data-list] .block').first().waitFor();
    await take(narrow.locator('.thread [data-list] .message').first(), name);
  }
  await narrow.goto('/home');
  await take(narrow.locator('#home'), 'home');
} finally {
  await browser.close();
  server.kill();
}

/** The address that the preview prints once it is ready. */
async function addressOf({ stdout }) {
  for await (const line of createInterface({ input: stdout })) {
    const address = /^Dossier preview: (\S+)$/.exec(line)?.[1];
    if (address) return address;
  }
  throw new Error('The preview did not start.');
}
