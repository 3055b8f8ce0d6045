import type { Answer, Excerpt } from '../answer/answer.ts';
import { answerQuestion, understand } from '../answer-question.ts';
import { rangeLabel } from '../dates/calendar.ts';
import type { Engine } from '../engine.ts';
import { deadlinesOf } from '../report/deadlines.ts';
import { dossierOf, wholeActions } from '../report/dossier.ts';
import type { Listing } from '../report/listing.ts';
import { outlineOf, particularsOf } from '../report/particulars.ts';
import { promptsFor } from '../report/prompts.ts';
import { isVerbatim } from '../report/verify-excerpt.ts';
import { renderAnswer } from './blocks/answer.ts';
import { renderDeadlines } from './blocks/deadlines.ts';
import type { SourceLink, View } from './blocks/excerpt-unit.ts';
import { renderListing } from './blocks/listing.ts';
import { renderHelp, renderOutline } from './blocks/outline.ts';
import type { AskState } from './button-state.ts';
import type { Rendering } from './message.ts';
import { dayOf, itemKey } from './reminders.ts';
import { parseRequest } from './request.ts';

/** A reply, and the question that a follow-up in the thread goes on from; null where there is nothing to go on from. */
export interface Reply {
  readonly rendering: Rendering;
  readonly question: string | null;
  /** Excerpts that differ from their file and were left out; anything but 0 is a fault to be logged. */
  readonly withheld: number;
  /** Whether the report answered a question; null where none was asked. */
  readonly answered: boolean | null;
}

export interface ReplyOptions {
  /** Buttons that open something. */
  readonly interactive?: boolean;
  readonly sourceLink?: SourceLink | undefined;
}

/** The main path of the Slack side: what was asked, to what is shown. The same state always gives the same reply. */
export function replyTo(state: AskState, engine: Engine, { interactive = true, sourceLink }: ReplyOptions = {}): Reply {
  const view: View = { particulars: particularsOf(engine.corpus), today: state.day, interactive, sourceLink };
  const request = parseRequest(state.text);
  switch (request.kind) {
    case 'help':
      return plain(renderHelp(promptsFor(engine), view));
    case 'actions':
      return plain(renderOutline(outlineOf(engine.corpus), view));
    case 'action':
      return answer(`summarise Action ${request.number}`, [], state, engine, view);
    case 'action-topic': {
      const number = actionOn(request.words, state.day, engine);
      return answer(
        number === null ? `which action covers ${request.words}` : `summarise Action ${number}`,
        [],
        state,
        engine,
        view,
      );
    }
    case 'timeline':
      return answer(`what happened with ${request.words}`, [], state, engine, view);
    case 'dossier': {
      const question = `what does the report say about ${request.words}`;
      const listing = dossierOf(understand(engine, { question: request.words, now: state.day }), engine);
      return listing
        ? { ...list(listing, engine, view), question, answered: true }
        : answer(question, [], state, engine, view);
    }
    case 'deadlines': {
      const { period } = understand(engine, { question: `what is planned ${request.words}`, now: state.day });
      const { passed, ahead } = deadlinesOf(engine, state.day, period);
      const checked = { passed: passed.filter(verbatimIn(engine)), ahead: ahead.filter(verbatimIn(engine)) };
      const rendering = renderDeadlines(checked, period && rangeLabel(period.from, period.to), view, (deadline) => {
        const day = dayOf(deadline, state.day);
        return day > state.day ? itemKey(deadline, day) : null;
      });
      const withheld = passed.length + ahead.length - checked.passed.length - checked.ahead.length;
      return { rendering, question: `what is planned ${request.words}`.trim(), withheld, answered: null };
    }
    case 'question':
      return answer(request.text, state.after, state, engine, view);
  }
}

/** The question that a text stands for in the thread of its follow-ups. */
function answer(question: string, after: readonly string[], state: AskState, engine: Engine, view: View): Reply {
  const asked = { question, after, now: state.day };
  const everything = everythingOn(asked, engine);
  if (state.all && everything) return { ...list(everything, engine, view), question, answered: true };
  const raw = answerQuestion(engine, asked);
  const { answer: checked, withheld } = withoutDifferent(raw, engine);
  const more =
    everything && raw.status !== 'not_in_report' && everything.sentences > raw.coverage.shown + raw.coverage.merged
      ? everything.sentences
      : 0;
  const rendering = renderAnswer({ answer: checked, state, everything: more, withheld }, view);
  return { rendering, question, withheld, answered: raw.status !== 'not_in_report' };
}

function everythingOn(asked: Parameters<typeof understand>[1], engine: Engine): Listing | null {
  const question = understand(engine, asked);
  return question.kind === 'action' ? wholeActions(question.actions, engine) : dossierOf(question, engine);
}

/** The one Action that the report's own headings or text give for a topic, or null where there are several or none. */
function actionOn(words: string, day: string, engine: Engine): number | null {
  const found = answerQuestion(engine, { question: `which action covers ${words}`, now: day });
  if (found.status !== 'answered') return null;
  const labels = [...new Set(found.excerpts.map(({ source }) => source.section))];
  const entry = labels.length === 1 ? outlineOf(engine.corpus).find(({ label }) => label === labels[0]) : undefined;
  return entry?.number ?? null;
}

const plain = (rendering: Rendering): Reply => ({ rendering, question: null, withheld: 0, answered: null });

const verbatimIn =
  (engine: Engine) =>
  ({ excerpt }: { readonly excerpt: Excerpt }): boolean =>
    isVerbatim(excerpt, engine.corpus);

function withoutDifferent(raw: Answer, engine: Engine): { answer: Answer; withheld: number } {
  const same = (excerpt: Excerpt) => isVerbatim(excerpt, engine.corpus);
  const checked = { ...raw, excerpts: raw.excerpts.filter(same), nearest: raw.nearest.filter(same) };
  return {
    answer: checked,
    withheld: raw.excerpts.length - checked.excerpts.length + raw.nearest.length - checked.nearest.length,
  };
}

function list(listing: Listing, engine: Engine, view: View): Omit<Reply, 'question' | 'answered'> {
  const groups = listing.groups.map((group) => ({
    ...group,
    excerpts: group.excerpts.filter((excerpt) => isVerbatim(excerpt, engine.corpus)),
  }));
  const count = (all: Listing['groups']) => all.reduce((sum, { excerpts }) => sum + excerpts.length, 0);
  return { rendering: renderListing({ ...listing, groups }, view), withheld: count(listing.groups) - count(groups) };
}
