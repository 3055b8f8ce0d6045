import type { AnyMiddlewareArgs, Middleware, RespondFn } from '@slack/bolt';
import { z } from 'zod';
import { errorFields } from '../log.ts';
import { ClaimLost } from '../store/deliveries.ts';
import { AccessLost } from './access.ts';
import { DIGEST_FORM } from './blocks/digest-form.ts';
import { type Incoming, readIncoming } from './incoming.ts';
import { tell } from './tell.ts';
import { type Desk, type FormErrors, putWork, type Work } from './work.ts';

/**
 * What every payload passes before a listener sees it, in this order: acknowledged, so that Slack does not send it
 * again while we work; claimed, so that it is answered once; checked, before any word of the report is looked up.
 * Whatever a listener throws is logged with an id, and the person gets a sentence with that id.
 */
export function gate(desk: Desk): Middleware<AnyMiddlewareArgs> {
  return async (args) => {
    const acknowledge = acknowledgement(args);
    if (!checksItself(args.body)) await acknowledge();
    const incoming = readIncoming(args.body);
    if (incoming === null) {
      await args.next();
      return;
    }
    const respond = 'respond' in args && typeof args.respond === 'function' ? (args.respond as RespondFn) : null;
    const work: Work = { incoming, respond, beginSending: beginSending(desk, incoming), acknowledge };
    await once(desk, work, resumable(incoming, args.body), async (uncertain) => {
      if (uncertain) {
        desk.log.warn('delivery_uncertain', { surface: incoming.surface, channel: incoming.channel });
        return tell(desk, work, 'I was interrupted while answering. If no answer stands here, please ask again.');
      }
      const refusal = await desk.access.refusalOf(incoming);
      if (refusal) throw new AccessLost(refusal);
      putWork(args.context, work);
      await args.next();
    });
    await acknowledge();
  };
}

/** Acknowledges once: the first call counts. */
function acknowledgement(args: AnyMiddlewareArgs): Work['acknowledge'] {
  let done = false;
  return async (errors) => {
    if (done || !('ack' in args) || typeof args.ack !== 'function') return;
    done = true;
    await (args.ack as (errors?: FormErrors) => Promise<void>)(errors);
  };
}

const checkedForm = z.object({
  type: z.literal('view_submission'),
  view: z.object({ callback_id: z.literal(DIGEST_FORM) }),
});

/** A form whose listener says what is wrong in it before it closes; it needs no longer than Slack waits. */
function checksItself(body: unknown): boolean {
  return checkedForm.safeParse(body).success;
}

/** Questions are worth taking up after a restart; a click's response URL and trigger are dead by then. */
function resumable({ surface }: Incoming, body: unknown): string | null {
  return surface === 'mention' || surface === 'direct message' ? JSON.stringify(body) : null;
}

/** Does the work unless it is done or being done; `uncertain` where a process died while it was sending. */
async function once(
  desk: Desk,
  work: Work,
  payload: string | null,
  run: (uncertain: boolean) => Promise<void>,
): Promise<void> {
  const { key, repeatAfterMs } = work.incoming;
  if (key === null) {
    await settle(desk, work, () => run(false));
    return;
  }
  let isMine = false as boolean;
  const settled = await settle(desk, work, async () => {
    const claim = await desk.deliveries.claim(key, { repeatAfterMs, payload });
    isMine = claim !== 'taken';
    if (isMine) await run(claim === 'uncertain');
  });
  if (!isMine) return;
  if (settled) await desk.deliveries.done(key);
  else await desk.deliveries.release(key);
}

/** Runs the work and tells the person what went wrong. False where not even that could be said. */
async function settle(desk: Desk, work: Work, run: () => Promise<void>): Promise<boolean> {
  try {
    await run();
    return true;
  } catch (error) {
    try {
      await explain(desk, work, error);
      return true;
    } catch (untold) {
      desk.log.error('person_not_told', errorFields(untold));
      return false;
    }
  }
}

function explain(desk: Desk, work: Work, error: unknown): Promise<void> {
  const { surface, user, channel }: Incoming = work.incoming;
  if (error instanceof AccessLost) {
    const { reason, sentence } = error.refusal;
    desk.log.warn('refused', { reason, surface, user, channel });
    return sentence === null ? Promise.resolve() : tell(desk, work, sentence);
  }
  if (error instanceof ClaimLost) {
    desk.log.warn('claim_lost', { surface, channel });
    return Promise.resolve();
  }
  const id = desk.newId();
  desk.log.error('request_failed', { id, surface, channel, ...errorFields(error) });
  return tell(desk, work, `Sorry, something went wrong on my side. If you report it, please give this number: ${id}.`);
}

function beginSending(desk: Desk, { key, place }: Incoming): Work['beginSending'] {
  let begun = false;
  return async (question) => {
    if (begun) return;
    begun = true;
    const nowMs = desk.now().getTime();
    await desk.transaction(async (within) => {
      if (key !== null) await desk.deliveries.sending(key, within);
      if (place.kind === 'thread' && question !== null)
        await desk.threads.remember(place.channel, place.thread, question, nowMs, within);
    });
  };
}
