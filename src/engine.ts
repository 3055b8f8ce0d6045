import { EntityTable } from './corpus/entities.ts';
import type { Corpus } from './corpus/read-corpus.ts';
import { NameYears } from './question/name-years.ts';
import { PassageIndex } from './search/passage-index.ts';
import { Thesaurus } from './text/thesaurus.ts';
import { WordNet } from './text/wordnet.ts';

/** A corpus made ready for questions. It keeps no state between them. */
export interface Engine {
  readonly corpus: Corpus;
  readonly index: PassageIndex;
  readonly thesaurus: Thesaurus;
  readonly wordNet: WordNet;
  readonly nameYears: NameYears;
}

export function createEngine(corpus: Corpus): Engine {
  return {
    corpus,
    index: new PassageIndex(corpus.passages, new EntityTable(corpus.passages, corpus.glossary)),
    thesaurus: new Thesaurus(),
    wordNet: new WordNet(),
    nameYears: new NameYears(corpus.passages),
  };
}
