// The least that a Bolt app can do: answer a mention with its own words. What Dossier's times are compared with.
import bolt from '@slack/bolt';

const app = new bolt.App({
  token: process.env.SLACK_BOT_TOKEN,
  appToken: process.env.SLACK_APP_TOKEN,
  socketMode: true,
  convoStore: false,
  clientOptions: { slackApiUrl: process.env.SLACK_API_URL },
  logLevel: bolt.LogLevel.ERROR,
});
app.event('app_mention', async ({ event, client }) => {
  await client.chat.postMessage({
    channel: event.channel,
    thread_ts: event.ts,
    text: event.text.replace(/<[^>]*>/g, ''),
    unfurl_links: false,
  });
});
await app.start();
console.log('"event":"started","port":1');
