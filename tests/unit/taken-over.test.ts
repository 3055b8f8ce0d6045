import { describe, expect, test } from 'vitest';
import { leansOnPrevious } from '../../src/corpus/leaning.ts';
import { asking } from '../support/engines.ts';
import { FRONT } from '../support/small-report.ts';

/** A report in which offices pass on, figures move, and one sentence goes on with what another only calls "the review". */
const { asked, told } = asking(
  `${FRONT}
Introduction

The plan has five actions.

State of play

Action 1: Offices that pass on

The Harbour Wardens Network (HAWN), whose presidency was held by Finland in 2024, was set up in Gdynia in March 2024 by 15 stations. The general meeting took place in Tampere in September 2025. Malta took over the presidency in January 2025.

The network has since grown to 31 stations in 24 Member States. All are to use the Secure Information Relay Exchange Node (SIREN). At the end of 2024, the stations of fourteen Member States had a SIREN connection. By October 2025 that figure had risen to twenty-two.

The Joint Crate Screening Cell (JCSC) is hosted by the customs service in Antwerp. By the end of 2024, the cell had recommended 6 400 consignments for inspection; contraband was found in 412.

Action 2: Twin harbours

The Twin Harbours Scheme (THS) links a European harbour with a partner overseas. It was launched in Guayaquil on 20 November 2024.

Four pairs have been formed: Guayaquil with Vigo, Santos with Cork, Callao with Split and Colón with Varna. The scheme is financed until 2027.

Action 3: The review of the lantern rules

Ships are poorly lit. Under this action the Council takes part in the review of the lantern rules.

The Commission opened the review with a white paper on 16 July 2025. The Working Party on Lamps examined it during the autumn of 2025.

Action 4: Tasks ahead

The anchor strategy was debated by ministers in Cork on 16 July 2025. It is now expected to be adopted in December 2026.

An evaluation will be carried out between September 2026 and February 2027.

Two tasks stand out for 2026: the transposition of the directive on buoys, for which the deadline expires in November 2026, and the adoption of the anchor strategy.

Action 5: Exercises

In February 2025 the Polish Presidency organised a large-scale exercise, "AMBER FLARE", in Szczytno. The Danish Presidency repeated the exercise in Aarhus in October 2025. It took the teams seventeen hours on average to discover the leak.
`,
  '2025-11-21',
);
const first = (question: string): string => asked(question).excerpts[0]?.text ?? '';

describe('an office that passed on', () => {
  test('is told of both who held it and who took it over', () => {
    expect(told('who holds the HAWN presidency?')).toContain('held by Finland');
    expect(told('who holds the HAWN presidency?')).toContain('Malta took over');
  });

  test('is first of all the holder’s of today, where today is asked about', () => {
    expect(first('who holds the HAWN presidency at the moment?')).toContain('Malta took over');
  });

  test('is told where its passing on is asked for', () => {
    expect(first('who took over the HAWN presidency?')).toContain('Malta took over');
  });
});

describe('a figure that has moved', () => {
  test('answers how many, with the one before it', () => {
    expect(told('how many stations are in HAWN by now?')).toContain('has since grown to 31 stations');
  });

  test('leans on the sentence with the old one', () => {
    const answer = told('how many stations are on SIREN by now?');
    expect(answer).toContain('stations of fourteen Member States');
    expect(answer).toContain('that figure had risen to twenty-two');
  });
});

describe('what is counted', () => {
  test('stands before the verb, where "how many" has none of its own', () => {
    expect(told('of the consignments the screening cell flagged, how many actually had contraband in?')).toContain(
      'contraband was found in 412',
    );
  });

  test('is told of a body by the place it sits in', () => {
    expect(told('of the consignments the antwerp screening cell flagged, how many had contraband?')).toContain('412');
    expect(asked('of the consignments the gdynia screening cell flagged, how many had contraband?').status).toBe(
      'not_in_report',
    );
  });
});

describe('sentences that name nothing', () => {
  test('are on what a later sentence of the paragraph calls "the scheme"', () => {
    expect(told('which THS pairs exist?')).toContain('Callao with Split');
  });

  test('or say "that" lean on the sentence before', () => {
    expect(leansOnPrevious('That debate is scheduled for March.', 'Ministers will hold a debate.')).toBe(true);
    expect(leansOnPrevious('That the lamps are old is well known.', 'Ships are lit.')).toBe(false);
  });

  test('are on what "it" is, called "the review" before', () => {
    expect(told('review of the lantern rules: steps so far')).toContain('examined it during the autumn of 2025');
  });
});

describe('a date', () => {
  test('said of another thing in passing does not answer when', () => {
    const answer = told('when will the anchor strategy be adopted?');
    expect(answer).toContain('expected to be adopted in December 2026');
    expect(answer).not.toContain('deadline expires in November 2026');
  });

  test('that is the first of a stretch is in the month it begins in', () => {
    expect(told('what is lined up for september 2026?')).toContain('between September 2026 and February 2027');
  });
});

describe('the first time', () => {
  test('is the earliest, though nothing is counted', () => {
    expect(told('where was amber flare held the first time?')).toContain('in Szczytno');
  });

  test('a length in words of up to sixty is a length', () => {
    expect(told('amber flare: how long until the leak was noticed?')).toContain('seventeen hours');
  });
});
