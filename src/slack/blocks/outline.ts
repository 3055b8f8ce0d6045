import type { OutlineEntry } from '../../report/particulars.ts';
import { ACTIONS, button } from '../button-state.ts';
import { context, packUnits, type Rendering, sectionUnit, type Unit } from '../message.ts';
import { escapeWithin } from '../mrkdwn.ts';
import { reportLine, type View } from './excerpt-unit.ts';

/** The Actions of the report, each with a button for its summary. */
export function outlineUnits(outline: readonly OutlineEntry[], view: View, action: string): Unit[] {
  return outline.map(({ number, label, title }) => {
    const state = { text: `action ${number}`, after: [], day: view.today, all: false, page: 0 };
    return sectionUnit(
      `*${escapeWithin(label, 100)}*  ${escapeWithin(title, 600)}`,
      button('Summary', action, state, number),
    );
  });
}

export function renderOutline(outline: readonly OutlineEntry[], view: View): Rendering {
  const title = sectionUnit(`*The ${outline.length} Actions of the report*`);
  return {
    parts: packUnits([title, ...outlineUnits(outline, view, ACTIONS.ask)]),
    footer: [context(reportLine(view.particulars))],
  };
}

/** How to ask, with questions that this report answers. */
export function renderHelp(prompts: readonly string[], view: View): Rendering {
  const text = [
    '*Ask a question on the report, in your own words.* The answer is what the report says, word for word, with where it stands.',
    '`action 5` or `action ports`: what an Action is for, what was done, what is planned. `action` alone lists them.',
    '`timeline EJOCN 2025`: what happened, by date.  `dossier EJOCN`: everything on one body.  `deadlines 2026`: what is planned.',
    '`/digest help`: a daily digest for a channel or for yourself.  *Remind me* under `deadlines`: a direct message when a date comes.',
    'In a channel: mention me, or use `/report`, `/action`, `/timeline`, `/dossier`, `/deadlines`, which only you see. Follow-ups such as `and in 2024?` work in the thread.',
  ].join('\n');
  const examples = prompts.map((prompt) => `• ${escapeWithin(prompt, 200)}`).join('\n');
  return {
    parts: packUnits([sectionUnit(text), sectionUnit(`For example:\n${examples}`)]),
    footer: [context(reportLine(view.particulars))],
  };
}
