import { composeDigest, type Digest, type Section } from '../digest/digest.ts';
import type { Engine } from '../engine.ts';
import type { Log } from '../log.ts';
import { particularsOf } from '../report/particulars.ts';
import { isVerbatim } from '../report/verify-excerpt.ts';
import type { AskedQuestions } from '../store/asked-questions.ts';
import type { CorpusRegister } from '../store/corpus-register.ts';
import type { DigestDeliveries } from '../store/digest-deliveries.ts';
import type { Subscription } from '../store/subscriptions.ts';
import { renderDigest } from './blocks/digest.ts';
import type { SourceLink } from './blocks/excerpt-unit.ts';
import type { Message } from './message.ts';

/** What the content of a digest is made from. */
export interface ContentParts {
  readonly engine: Engine;
  readonly digests: DigestDeliveries;
  readonly asked: AskedQuestions;
  readonly register: CorpusRegister;
  readonly log: Log;
  readonly sourceLink?: SourceLink;
}

/** What of a subscription says what is in its digests. */
export type Content = Pick<Subscription, 'channel' | 'days' | 'topics' | 'asked' | 'createdMs'>;

/** The message of a subscription for a date in its zone, or null where there is nothing to say that day. */
export async function digestMessage(parts: ContentParts, content: Content, localDate: string): Promise<Message | null> {
  const { engine, digests, asked, register, log, sourceLink } = parts;
  const { channel, days, topics } = content;
  const last = await digests.lastPosted(channel);
  const sinceMs = last?.changedMs ?? content.createdMs;
  const digest = composeDigest({
    engine,
    date: localDate,
    subscription: { channel, days, topics },
    asked: content.asked ? await asked.since(channel, sinceMs) : [],
    corpusChanges: latestOfEach(await register.changesSince(sinceMs)),
  });
  const checked = digest && verbatimOf(digest, engine);
  if (checked && checked.sections.length < (digest?.sections.length ?? 0))
    log.error('excerpt_differs_from_report', { digest: localDate });
  return checked && checked.sections.length > 0
    ? renderDigest(checked, engine, {
        particulars: particularsOf(engine.corpus),
        today: localDate,
        interactive: true,
        sourceLink,
      })
    : null;
}

function latestOfEach<T extends { readonly document: string }>(changes: readonly T[]): T[] {
  return changes.filter((one, i) => changes.findIndex(({ document }) => document === one.document) === i);
}

/** Without sections whose words are not those of their file: the last check before anything is sent. */
function verbatimOf(digest: Digest, { corpus }: Engine): Digest {
  const isSame = (section: Section) =>
    !('lines' in section) || section.lines.every(({ excerpt }) => isVerbatim(excerpt, corpus));
  return { ...digest, sections: digest.sections.filter(isSame) };
}
