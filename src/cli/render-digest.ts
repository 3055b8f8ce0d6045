import type { Excerpt } from '../answer/answer.ts';
import { longDay } from '../dates/calendar.ts';
import type { Digest, Section } from '../digest/digest.ts';
import { askedNote, changeNote, dayTitle, moreNote, sectionTitle } from '../digest/labels.ts';
import type { Engine } from '../engine.ts';
import { citationOf, paints, type Terminal } from './render-answer.ts';
import { wrap } from './wrap.ts';

type Screen = Pick<Terminal, 'width' | 'colour'>;

/** A digest as readable text. */
export function renderDigest(digest: Digest, engine: Engine, screen: Screen): string {
  const { bold, dim } = paints(screen.colour);
  const footer = engine.corpus.documents.map(({ marking, number, file, date }) =>
    [marking, number ?? file, longDay(date)].filter(Boolean).join(', '),
  );
  return `${[
    bold(dayTitle(digest.date)),
    ...digest.sections.map((section) => renderSection(section, engine, screen)),
    dim(wrap(footer.join('; '), screen.width)),
  ].join('\n\n')}\n`;
}

/** Said for a day on which nothing would be posted. */
export function renderNoDigest(date: string): string {
  return `${dayTitle(date)}: nothing to say, nothing posted.\n`;
}

function renderSection(section: Section, engine: Engine, screen: Screen): string {
  const { bold, cyan } = paints(screen.colour);
  const title = bold(wrap(sectionTitle(section, engine), screen.width));
  switch (section.kind) {
    case 'asked':
      return [
        title,
        ...section.asked.map((one) => wrap(`${one.question} (${askedNote(one)})`, screen.width, '  ', '    ')),
      ].join('\n');
    case 'changes':
      return [
        title,
        ...section.changes.flatMap((one) => [
          wrap(changeNote(one), screen.width, '  ', '    '),
          ...(one.subject ? [quoted(one.subject, screen)] : []),
        ]),
        ...(section.more > 0 ? [`  ${moreNote(section.more)}`] : []),
      ].join('\n');
    default:
      return [
        title,
        ...section.lines.flatMap(({ label, excerpt }) => [...(label ? [cyan(label)] : []), quoted(excerpt, screen)]),
      ].join('\n');
  }
}

function quoted(excerpt: Excerpt, { width, colour }: Screen): string {
  const { dim } = paints(colour);
  return `${wrap(excerpt.text, width, '  ')}\n${dim(wrap(`\u2014 ${citationOf(excerpt.source)}`, width, '  '))}`;
}
