import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import manifest from '../../manifest.json' with { type: 'json' };
import { DIGEST_COMMAND } from '../../src/slack/listeners/digest.ts';
import { COMMANDS, SHORTCUT } from '../../src/slack/listeners/questions.ts';

const sources = readdirSync('src/slack/listeners')
  .map((file) => readFileSync(`src/slack/listeners/${file}`, 'utf8'))
  .join('\n');

/** What each scope is for; one that nothing needs is one too many. */
const NEEDED_FOR: Readonly<Record<string, RegExp>> = {
  'app_mentions:read': /event\('app_mention'/,
  'assistant:write': /assistant\.threads\.setSuggestedPrompts/,
  'channels:read': /conversations\.(?:info|members)/,
  'chat:write': /chat\.postMessage/,
  commands: /app\.command/,
  'files:write': /filesUploadV2/,
  'groups:read': /conversations\.(?:info|members)/,
  'im:history': /app\.message/,
  'im:read': /conversations\.info/,
  'users:read': /users\.info/,
};

describe('manifest.json', () => {
  it('subscribes to the events that are listened to, and no others', () => {
    const listened = [...sources.matchAll(/app\.event\('([a-z_]+)'/g)].map(([, name = '']) => name);
    if (sources.includes('app.message(')) listened.push('message.im');
    expect([...manifest.settings.event_subscriptions.bot_events].sort()).toEqual(listened.sort());
  });

  it('has the commands and the shortcut that are answered', () => {
    expect(manifest.features.slash_commands.map(({ command }) => command)).toEqual([...COMMANDS, DIGEST_COMMAND]);
    expect(manifest.features.shortcuts.map(({ callback_id }) => callback_id)).toEqual([SHORTCUT]);
  });

  it('asks for no scope that nothing needs', () => {
    const all = readdirSync('src/slack', { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => readFileSync(`src/slack/${file}`, 'utf8'))
      .join('\n');
    expect(manifest.oauth_config.scopes.bot).toEqual(Object.keys(NEEDED_FOR));
    for (const [scope, use] of Object.entries(NEEDED_FOR)) expect(all, scope).toMatch(use);
  });

  it('keeps within Slack’s lengths', () => {
    expect(manifest.display_information.description.length).toBeLessThanOrEqual(140);
    expect(manifest.display_information.long_description.length).toBeGreaterThanOrEqual(175);
    expect(manifest.features.agent_view.agent_description.length).toBeLessThanOrEqual(300);
    expect(manifest.features.agent_view.suggested_prompts.length).toBeLessThanOrEqual(4);
    for (const { name } of manifest.features.shortcuts) expect(name.length).toBeLessThanOrEqual(24);
  });
});

describe('the source', () => {
  it('imports Slack only under src/slack, and reads the environment only in src/config.ts', () => {
    for (const file of readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.ts'),
    )) {
      const text = readFileSync(`src/${file}`, 'utf8');
      if (!file.startsWith('slack/')) expect(text, file).not.toMatch(/from '@slack\//);
      if (file !== 'config.ts') expect(text, file).not.toContain('process.env');
      if (file !== 'main.ts' && file.startsWith('slack/')) expect(text, file).not.toMatch(/Date\.now\(\)|new Date\(\)/);
    }
  });
});
