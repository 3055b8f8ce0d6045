import { describe, expect, test } from 'vitest';
import { findAcronyms } from '../../src/corpus/acronyms.ts';
import { leansOnPrevious } from '../../src/corpus/leaning.ts';
import { documentLinks } from '../../src/corpus/links.ts';
import { bareEngine, engine, engineOf } from '../support/engines.ts';
import { smallReport } from '../support/small-report.ts';

const REGISTER = 'https://data.consilium.europa.eu/doc/document';
const LAW = 'http://data.europa.eu/eli';
const COM = 'https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=';

describe('acronyms', () => {
  const pairs = (text: string) => findAcronyms(text).map(({ acronym, long }) => [acronym, long]);

  test.each<[text: string, pair: [string, string]]>([
    ['the EU Customs Alliance for Borders (EUCAB), which covers', ['EUCAB', 'EU Customs Alliance for Borders']],
    [
      'the European Judicial Organised Crime Network (EJO CN) held',
      ['EJO CN', 'European Judicial Organised Crime Network'],
    ],
    [
      'the Latin American Committee on Internal Security (CLASI) met',
      ['CLASI', 'Latin American Committee on Internal Security'],
    ],
    [
      'the Ibero-American Association of Public Prosecutors (AIAMP) to',
      ['AIAMP', 'Ibero-American Association of Public Prosecutors'],
    ],
    ['abuse of legal business structures (LBS) was', ['LBS', 'legal business structures']],
    ['of cannabis, cocaine, and heroin (CCH) and', ['CCH', 'cannabis, cocaine, and heroin']],
    ['the Horizontal Working Party on Drugs (HDG) agreed', ['HDG', 'Horizontal Working Party on Drugs']],
    [
      "Europol's Financial Intelligence Public Private Partnership (EFIPPP) drew",
      ['EFIPPP', "Europol's Financial Intelligence Public Private Partnership"],
    ],
    ['the asset recovery offices (AROs) and Europol', ['AROs', 'asset recovery offices']],
    ['the drug-related EMPACT Joint Action Days (JADs), with', ['JADs', 'Joint Action Days']],
    ['the OAP on High-Risk Criminal Networks (HRCN) 2024-2025, and', ['HRCN', 'High-Risk Criminal Networks']],
    ['the Customs Threat Assessment (CTA) 2025 issued', ['CTA', 'Customs Threat Assessment']],
    [
      'the Plan (OAP) Synthetic Drugs and New Psychoactive Substances (SYD/NPS) for 2024-2025',
      ['SYD/NPS', 'Synthetic Drugs and New Psychoactive Substances'],
    ],
  ])('%j spells one out', (text, pair) => {
    expect(pairs(text)).toContainEqual(pair);
  });

  test.each([
    'Council Decision (CFSP) 2026/1 of 5 January 2026',
    'Directive (EU) 2024/1260 of the European Parliament',
    'Regulation (EC) No 273/2004',
    'the second meeting in Gdańsk (Poland)',
    'a large seizure (see above)',
    'the Members (10 States)',
    'the clusters (i) operational (ii) other',
  ])('%j spells none out', (text) => {
    expect(pairs(text)).toEqual([]);
  });

  test('the offsets of a pair hold its words', () => {
    const text = 'Under the EU Customs Alliance for Borders (EUCAB), work goes on.';
    expect(findAcronyms(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      'EU Customs Alliance for Borders (EUCAB)',
    ]);
  });

  test('the real report spells its own out, without any glossary', () => {
    const { entities } = bareEngine().index;
    const long = (name: string) => entities.byForm(name)?.long;
    expect(['EMPACT', 'EUCAB', 'CCEI', 'MTCNI', 'EIO', 'ENAA', 'EUPC', 'CLASI', 'AIAMP'].map(long)).toEqual([
      'European Multidisciplinary Platform Against Criminal Threats',
      'EU Customs Alliance for Borders',
      'Customs Control Equipment Instrument',
      'Most Threatening Criminal Networks and Individuals',
      'European Investigation Order',
      'European Network on the Administrative Approach',
      'European Prevention Curriculum',
      'Latin American Committee on Internal Security',
      'Ibero-American Association of Public Prosecutors',
    ]);
  });
});

describe('names', () => {
  test('EJOCN, EJO CN and EJOEN are one, without any glossary', () => {
    const { entities } = bareEngine().index;
    const [one, ...others] = ['EJOCN', 'EJO CN', 'EJOEN', 'European Judicial Organised Crime Network', 'ejocn'].map(
      (form) => entities.byForm(form),
    );
    expect(one?.name).toBe('EJOCN');
    for (const other of others) expect(other).toBe(one);
  });

  test('EJN, EJTN and EJC are others, with and without a glossary', () => {
    for (const { index } of [bareEngine(), engine()]) {
      const names = ['EJOCN', 'EJN', 'EJTN', 'EJC'].map((form) => index.entities.byForm(form)?.name);
      expect(names).toEqual(['EJOCN', 'EJN', 'EJTN', 'EJC']);
    }
  });

  test('a rare acronym one letter off is read as the one defined, and the doubt is told', () => {
    const { index } = engineOf(
      smallReport('The Border Oversight Agency (BOAX) met in May 2025. The BOAK met again in June 2025.'),
    );
    const [mention] = index.entities.mentions(index.tokens(index.size + index.passages.length - index.size - 1));
    expect(mention?.entity.name).toBe('BOAX');
    expect(mention?.doubt).toMatch(/BOAK/);
  });

  test('an acronym one letter off that is spelt out itself stays its own', () => {
    const { index } = engineOf(
      smallReport('The Border Oversight Agency (BOAX) met. The Board of Air Kites (BOAK) met.'),
    );
    expect(index.entities.byForm('BOAK')?.name).toBe('BOAK');
  });

  test('currencies, markings and document parts are no names', () => {
    const { entities } = engine().index;
    expect(['EUR', 'LIMITE', 'REV', 'ADD', 'RESTREINT'].map((form) => entities.byForm(form))).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
  });
});

describe('sentences that lean on the one before', () => {
  test.each([
    ['This topic was discussed at the informal meeting.', 'Administrative measures matter.'],
    ['Its publication is planned for June 2026.', 'Europol is working on the mapping.'],
    [
      'In September 2025, the Network met with prosecutors from Latin America.',
      'The first plenary meeting of EJOEN covered casework.',
    ],
    ['These were also discussed at the second plenary.', 'It covered casework.'],
    ['A similar agreement with Ecuador was signed on 24 September 2025.', 'The EU signed an agreement with Brazil.'],
    ['The agreement was concluded on 29 September 2025.', 'The EU signed an agreement with Brazil.'],
    ['It was organised by EL PACCTO 2.0.', 'A workshop was held in Madrid.'],
    ['In addition, it will also focus on legal bases.', 'An action will start.'],
    ['At its margins, an alliance was launched.', 'The fourth summit was held.'],
  ])('%j does', (text, before) => {
    expect(leansOnPrevious(text, before)).toBe(true);
  });

  test.each([
    ['In April 2025, the Operational Taskforce GRIMM was launched.', 'The EJOCN met.'],
    ['The Commission plans to publish the outcome in 2026.', 'The evaluation began.'],
    ['On 18 March 2025, Europol published the EU SOCTA 2025.', 'The aim was to follow up.'],
    ['It is essential to strengthen the partnerships.', 'Crime is global.'],
    ['Poland tabled a resolution.', 'The HDG met.'],
  ])('%j does not', (text, before) => {
    expect(leansOnPrevious(text, before)).toBe(false);
  });
});

describe('links', () => {
  test.each<[text: string, links: string[]]>([
    ['9428/25', [`${REGISTER}/ST-9428-2025-INIT/en/pdf`]],
    ['ST 14114/23', [`${REGISTER}/ST-14114-2023-INIT/en/pdf`]],
    ['13314/2/25 REV 2', [`${REGISTER}/ST-13314-2025-REV-2/en/pdf`]],
    ['13074/25 REV1', [`${REGISTER}/ST-13074-2025-REV-1/en/pdf`]],
    ['8453/25 ADD 1', [`${REGISTER}/ST-8453-2025-ADD-1/en/pdf`]],
    ['8453/25 + ADD1', [`${REGISTER}/ST-8453-2025-INIT/en/pdf`, `${REGISTER}/ST-8453-2025-ADD-1/en/pdf`]],
    ['7750/25 and 9397/25', [`${REGISTER}/ST-7750-2025-INIT/en/pdf`, `${REGISTER}/ST-9397-2025-INIT/en/pdf`]],
    ['WK 4256/25', []],
    ['WK 4256/2025 RESTREINT UE/EU RESTRICTED', []],
    ['5858/25 RESTREINT UE/EU RESTRICTED', []],
    ['COM(2024) 71 final', [`${COM}COM:2024:71:FIN`]],
    ['SWD(2025) 12', [`${COM}SWD:2025:12:FIN`]],
    ['Directive (EU) 2024/1260 of the European Parliament', [`${LAW}/dir/2024/1260/oj`]],
    ['Regulation (EC) No 273/2004', [`${LAW}/reg/2004/273/oj`]],
    ['Regulation (EU) 2016/794', [`${LAW}/reg/2016/794/oj`]],
    ['Council Framework Decision 2008/841/JHA of 24 October 2008', [`${LAW}/dec_framw/2008/841/oj`]],
    ['Joint Action 97/827/JHA', []],
    ['OJ C 1021 of 24.3.2021, p. 1.', []],
    ['in the school year 2024/25', []],
    ['no document', []],
  ])('%j leads to %j', (text, links) => {
    expect(documentLinks(text)).toEqual(links);
  });

  test('a document named twice has one link', () => {
    expect(documentLinks('9397/25; see 9397/25')).toHaveLength(1);
  });
});
