import type { Message } from '../delivery/digest-port.ts';
import type { Engine } from '../engine.ts';
import { type Deadline, type Deadlines, deadlinesOf } from '../report/deadlines.ts';
import { particularsOf } from '../report/particulars.ts';
import { isVerbatim } from '../report/verify-excerpt.ts';
import { renderDeadlines } from './blocks/deadlines.ts';

/** Names a planned item for a reminder: document, offset of its sentence, date. */
export function itemKey({ to, excerpt }: Deadline): string {
  return `${excerpt.source.file}:${excerpt.source.start}:${to}`;
}

/** What is planned and what is past its date, in one message; null where nothing is. */
export function plannedOn(engine: Engine, localDate: string): Message | null {
  return render(engine, localDate, deadlinesOf(engine, localDate, null));
}

/** The planned item that a reminder is about, or null where no report has it any more. */
export function plannedItem(engine: Engine, item: string, localDate: string): Message | null {
  const { passed, ahead } = deadlinesOf(engine, localDate, null);
  const isIt = (deadline: Deadline) => itemKey(deadline) === item;
  return render(engine, localDate, { passed: passed.filter(isIt), ahead: ahead.filter(isIt) });
}

function render(engine: Engine, today: string, { passed, ahead }: Deadlines): Message | null {
  const verbatim = ({ excerpt }: Deadline) => isVerbatim(excerpt, engine.corpus);
  const deadlines = { passed: passed.filter(verbatim), ahead: ahead.filter(verbatim) };
  if (deadlines.passed.length + deadlines.ahead.length === 0) return null;
  const { parts, footer } = renderDeadlines(deadlines, null, {
    particulars: particularsOf(engine.corpus),
    today,
    interactive: true,
  });
  const [first] = parts;
  return first ? { text: first.text, blocks: [...first.blocks, ...footer] } : null;
}
