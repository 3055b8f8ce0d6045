/**
 * Addresses of the documents that a text names, where their form is sure: Council documents in the public register,
 * COM, SWD and JOIN documents and legal acts on EUR-Lex. Working papers (WK) and classified documents have none.
 */
export function documentLinks(text: string): string[] {
  const links: string[] = [];
  if (/RESTREINT|RESTRICTED|CONFIDENTIEL|SECRET/.test(text)) return links;
  for (const match of text.matchAll(COUNCIL)) {
    const [, prefix = '', number = '', revision = '', year = '', suffix = ''] = match;
    if (/WK|CM|DS/i.test(prefix) || /^\s*(?:of the European|\/JHA)/.test(text.slice(match.index + match[0].length)))
      continue;
    // legal acts and the Official Journal have numbers of the same look
    if (/(?:Directive|Regulation|Decision|Action|OJ)\b[^;,]{0,25}$/.test(text.slice(0, match.index))) continue;
    // "the school year 2024/25"
    if (
      prefix === '' &&
      /^20\d\d$/.test(number) &&
      Math.abs(Number(number.slice(2)) + 1 - Number(year)) <= 1 &&
      revision === ''
    )
      continue;
    const base = `${REGISTER}/ST-${number}-20${year}`;
    const parts = [...suffix.matchAll(/(REV|ADD|COR)\s*(\d*)/g)].map(([, kind = '', count = '']) => ({
      kind,
      count: count || '1',
    }));
    if (suffix.includes('+')) {
      links.push(`${base}-INIT/en/pdf`, ...parts.map(({ kind, count }) => `${base}-${kind}-${count}/en/pdf`));
    } else if (parts.length > 0) {
      links.push(`${base}-${parts.map(({ kind, count }) => `${kind}-${count}`).join('-')}/en/pdf`);
    } else if (revision === '') {
      links.push(`${base}-INIT/en/pdf`);
    } else {
      links.push(`${base}-REV-${revision}/en/pdf`);
    }
  }
  for (const [, kind = '', year = '', number = ''] of text.matchAll(COMMISSION)) {
    links.push(`https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=${kind}:${year}:${number}:FIN`);
  }
  for (const match of text.matchAll(ACT)) {
    const [, type = '', union = '', first = '', second = ''] = match;
    const kind = ACT_TYPES[type.toLowerCase().replace(/^council /, '')];
    if (!kind) continue;
    // regulations before 2015 were numbered "No 273/2004", everything since and all directives year first
    const yearFirst = /^(?:19|20)\d{2}$/.test(first) && !(union.includes('EC') && /^(?:19|20)\d{2}$/.test(second));
    const [year, number] = yearFirst ? [first, second] : [second, first];
    if (/^(?:19|20)\d{2}$/.test(year)) links.push(`http://data.europa.eu/eli/${kind}/${year}/${Number(number)}/oj`);
  }
  return [...new Set(links)];
}

const REGISTER = 'https://data.consilium.europa.eu/doc/document';
const COUNCIL =
  /(?<![\d/(])(?:\b(ST|WK|CM|DS)\s*)?\b(\d{3,5})(?:\/(\d{1,2}))?\/(\d{2})\b(?![/\d])((?:\s*\+?\s*(?:REV|ADD|COR)\s*\d*)*)/g;
const COMMISSION = /\b(COM|SWD|JOIN)\s?\((20\d{2})\)\s?(\d{1,4})\b/g;
const ACT =
  /\b((?:Council )?Framework Decision|Directive|Regulation|(?:Council )?Decision)\s*(\((?:EU|EC|EEC|JHA|EU, Euratom)\)(?:\s*No)?)?\s*(?:No\s*)?(\d{1,4})\/(\d{1,4})\b/g;
const ACT_TYPES: Readonly<Record<string, string>> = {
  'framework decision': 'dec_framw',
  directive: 'dir',
  regulation: 'reg',
  decision: 'dec',
};
