import { expect, it } from 'vitest';
import { Pace } from '../../src/slack/pace.ts';

it('lets one message a second into a channel, four into a workspace, and none while Slack asks to wait', () => {
  let now = 0;
  const pace = new Pace(() => now);
  const wait = (channel: string) => pace.waitMs(channel, 5000);
  expect(['C1', 'C1', 'C2', 'C1'].map(wait)).toEqual([0, 1100, 1350, 2200]);
  now = 10_000;
  expect(['C1', 'C2', 'C3'].map(wait)).toEqual([0, 250, 500]);
  pace.pause(30_000);
  // who will not wait takes nobody's place
  for (let i = 0; i < 100; i++) expect(wait(`C${i}`)).toBe(30_000);
  now = 40_000;
  expect(wait('C4')).toBe(0);
});
