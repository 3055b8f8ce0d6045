import { refusedHomeView } from './blocks/home.ts';
import { sentenceMessage } from './message.ts';
import type { Desk, Work } from './work.ts';

/** Says one sentence, with nothing of the report, to the person who asked and to nobody else. */
export async function tell(desk: Desk, { incoming, respond }: Work, sentence: string): Promise<void> {
  const { user, place, surface } = incoming;
  const { text, blocks } = sentenceMessage(sentence);
  const message = { text, blocks: [...blocks] };
  if (respond) {
    await respond({ response_type: 'ephemeral', replace_original: false, ...message });
  } else if (place.kind === 'home') {
    await desk.client.views.publish({ user_id: user, view: refusedHomeView(sentence) });
  } else if (place.kind === 'modal') {
    await desk.client.views.open({
      trigger_id: place.triggerId,
      view: { type: 'modal', title: { type: 'plain_text', text: 'Sorry' }, blocks: message.blocks },
    });
  } else if (place.kind === 'thread') {
    const where = { channel: place.channel, thread_ts: place.thread };
    if (surface === 'direct message') await desk.client.chat.postMessage({ ...where, ...message });
    else await desk.client.chat.postEphemeral({ ...where, user, ...message });
  }
}
