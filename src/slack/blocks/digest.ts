import type { ActionsBlock, ContextActionsBlock } from '@slack/types';
import type { AskedLine, ChangeLine, Digest, Section } from '../../digest/digest.ts';
import { askedNote, changeNote, dayTitle, headline, moreNote, sectionTitle } from '../../digest/labels.ts';
import type { Engine } from '../../engine.ts';
import { ACTIONS, button } from '../button-state.ts';
import { context, type Message, section as sectionBlock, sectionUnit, type Unit } from '../message.ts';
import { escapeMrkdwn, escapeWithin } from '../mrkdwn.ts';
import { excerptUnit, reportLine, type View } from './excerpt-unit.ts';
import { feedbackBlock } from './feedback.ts';

/** A digest as one message; its fallback has no words of the report, for it is shown where blocks are not. */
export function renderDigest(digest: Digest, engine: Engine, view: View): Message {
  const units = digest.sections.flatMap((section) => sectionUnits(section, engine, view));
  const deadlines: ActionsBlock = {
    type: 'actions',
    elements: [button('All deadlines', ACTIONS.ask, askFor('deadlines', view))],
  };
  const feedback: ContextActionsBlock = feedbackBlock(`digest of ${digest.date}`);
  return {
    text: escapeMrkdwn(headline(digest)),
    blocks: [
      sectionBlock(`*${dayTitle(digest.date)}*`),
      ...units.flatMap(({ blocks }) => [...blocks]),
      context(`${reportLine(view.particulars)}\n\`/digest\` changes or stops this.`),
      deadlines,
      feedback,
    ],
  };
}

const askFor = (text: string, { today }: View) => ({ text, after: [], day: today, all: false, page: 0 });

function sectionUnits(section: Section, engine: Engine, view: View): Unit[] {
  const title = `*${escapeWithin(sectionTitle(section, engine), 600)}*`;
  switch (section.kind) {
    case 'changes':
      return [
        sectionUnit(title),
        ...section.changes.flatMap((change) => changeUnits(change, view)),
        ...(section.more > 0 ? [sectionUnit(moreNote(section.more))] : []),
      ];
    case 'asked':
      return [sectionUnit(title), ...section.asked.map((line, i) => askedUnit(line, i, view))];
    case 'due':
      return [
        sectionUnit(title),
        // the label says what there is to know of the planned date
        ...section.lines.map(({ label, excerpt }) => excerptUnit({ ...excerpt, dates: [] }, view, label || null)),
      ];
    default: {
      const action = section.kind === 'action' && section.number !== null ? `action ${section.number}` : null;
      const summary = action === null ? undefined : button('Summary', ACTIONS.ask, askFor(action, view), 100);
      return [
        sectionUnit(title, summary),
        ...section.lines.map(({ label, excerpt }) => excerptUnit(excerpt, view, label || null)),
      ];
    }
  }
}

function changeUnits(change: ChangeLine, view: View): Unit[] {
  const note = sectionUnit(escapeWithin(changeNote(change), 400));
  return change.subject ? [note, excerptUnit(change.subject, { ...view, interactive: false }, null)] : [note];
}

/** What people asked, in their words, with a button that asks it again. */
function askedUnit(line: AskedLine, position: number, view: View): Unit {
  const text = `${escapeWithin(line.question, 600)}\n_${askedNote(line)}_`;
  return sectionUnit(
    text,
    line.answered ? button('Ask', ACTIONS.ask, askFor(line.question.slice(0, 600), view), position) : undefined,
  );
}
