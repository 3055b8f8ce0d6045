import { englishFrequency } from './english.ts';
import { fold } from './terms.ts';

const list = (text: string): ReadonlySet<string> => new Set(text.split(',').map((name) => name.trim()));

/** Towns where EU business and its partners meet, and the large ports: capitals, seats of agencies, hubs. */
const TOWNS = list(
  `Calais, Dunkirk, Lesvos, Lampedusa, Samos, Chios, Kos, Leros, Melilla, Ceuta, Amsterdam, Antwerp, Athens, Barcelona, Beijing, Belgrade, Berlin, Bilbao, Bogotá, Bogota, Brasilia, Brasília, Bratislava, Bremen, Bremerhaven, Brussels, Bucharest, Budapest, Buenos Aires, Burgas, Cartagena, Copenhagen, Dakar, Dubai, Dublin, Frankfurt, Gdańsk, Gdansk, Geneva, Gioia Tauro, Guayaquil, Gothenburg, Hamburg, Helsinki, Istanbul, Kraków, Krakow, Kyiv, La Paz, Le Havre, Lima, Lisbon, Ljubljana, London, Luxembourg City, Lyon, Madrid, Malmö, Marseille, Mexico City, Milan, Montevideo, Moscow, Munich, Nicosia, Oslo, Panama City, Paris, Piraeus, Podgorica, Porto, Prague, Praia, Quito, Riga, Rome, Rotterdam, Santa Marta, Santiago, Sarajevo, Singapore, Sines, Skopje, Sofia, Stockholm, Strasbourg, Tallinn, The Hague, Thessaloniki, Tirana, Trieste, Tunis, Valencia, Valletta, Varna, Vienna, Vilnius, Warsaw, Washington, Zagreb, Zurich, Ankara, Rabat, Cairo, Algiers, Accra, Lagos, Abuja, Nairobi, New York, Algeciras, Constanța, Constanta, Pristina, Chisinau, Chișinău, Tbilisi, Yerevan, Baku, Astana, Tashkent, New Delhi, Tokyo, Canberra, Ottawa, Basel, Bern, Reykjavik, Bergen, Salzburg, Graz, Linz, Turin, Naples, Palermo, Genoa, Venice, Florence, Seville, Málaga, Malaga, Toulouse, Nice, Bordeaux, Lille, Ghent, Bruges, Liège, Leuven, Utrecht, Eindhoven, Maastricht, Aarhus, Odense, Tampere, Turku, Tartu, Kaunas, Klaipėda, Klaipeda, Poznań, Wrocław, Łódź, Sopot, Katowice, Brno, Ostrava, Debrecen, Cluj, Timișoara, Plovdiv, Split, Rijeka, Maribor, Koper, Cork, Galway, Larnaca, Limassol, Patras, Sliema, St Julian's`,
);

const REGIONS = list(
  `Albania, Algeria, Argentina, Armenia, Australia, Austria, Azerbaijan, Belgium, Bolivia, Bosnia and Herzegovina, Brazil, Bulgaria, Cabo Verde, Canada, Chile, China, Colombia, Costa Rica, Croatia, Cuba, Cyprus, Czechia, Denmark, Ecuador, Egypt, Estonia, Finland, France, Georgia, Germany, Ghana, Greece, Guatemala, Guinea-Bissau, Honduras, Hungary, Iceland, India, Iran, Ireland, Israel, Italy, Japan, Jordan, Kazakhstan, Kosovo, Latvia, Lebanon, Libya, Liechtenstein, Lithuania, Luxembourg, Malta, Mexico, Moldova, Montenegro, Morocco, Netherlands, Nigeria, North Macedonia, Norway, Panama, Paraguay, Peru, Poland, Portugal, Romania, Russia, Senegal, Serbia, Slovakia, Slovenia, South Africa, Spain, Sweden, Switzerland, Tunisia, Turkey, Türkiye, Ukraine, United Kingdom, United States, Uruguay, Venezuela, Western Balkans, West Africa, Latin America, Central Asia, Caribbean, Sahel, Mediterranean, North Africa`,
);

const CAPITALISED =
  /(?:\b(?:in|at|on|to|near|outside|off|from)\s+(?:the\s+)?|,\s+|\()((?:The\s)?\p{Lu}[\p{L}'\u2019-]+(?:\s\p{Lu}[\p{L}'\u2019-]+){0,2})(?=[\s,.;:)])/gu;

const FORMER_AND_SHORT =
  'uk, britain, england, scotland, wales, holland, czech republic, uae, emirates, qatar, saudi arabia, syria, iraq, afghanistan, pakistan, vietnam, thailand, myanmar, korea, ethiopia, somalia, sudan, mali, niger, togo, benin, gambia, guinea, cameroon, angola, mozambique, kenya, haiti, jamaica, dominican republic, el salvador, nicaragua, suriname, guyana, trinidad, belarus, kyrgyzstan, tajikistan, turkmenistan, uzbekistan, mongolia, indonesia, malaysia, philippines, bangladesh, nepal';

const NAMES = new Set(
  [...TOWNS, ...REGIONS, ...FORMER_AND_SHORT.split(', ')]
    .map((name) => fold(name))
    .map((name) => name.replace(/^the /, ''))
    .filter((name) => !name.includes(' ')),
);
// words of the language before they are towns
for (const word of ['nice', 'split', 'georgia', 'jordan', 'lima', 'valencia']) NAMES.delete(word);

for (const word of ['usa', 'bosnia']) NAMES.add(word);

/** Regions by their adjectives: as much a name as the region. */
const REGIONAL = [
  'gulf of guinea',
  'horn of africa',
  'central asian',
  'west african',
  'north african',
  'latin american',
  'western balkan',
];

const COUNTRIES = new Set(
  [...REGIONS, ...FORMER_AND_SHORT.split(', ')].map((name) => fold(name)).filter((name) => !name.includes(' ')),
);

/** Is a folded word the name of a country, or its adjective, and of no town? */
export function isCountry(word: string): boolean {
  return COUNTRIES.has(word) || isPeople(word);
}

/** Names of several words, folded: "western balkans", "the hague" goes by its second. */
const LONG_NAMES = [...TOWNS, ...REGIONS, ...REGIONAL]
  .map((name) => fold(name).split(' '))
  .filter((words) => words.length > 1 && words[0] !== 'the');

/** Places of several words in a row of folded words, as half-open ranges; the longest at each start. */
export function longPlaces(words: readonly string[]): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = [];
  for (let from = 0; from < words.length; from++) {
    const length = Math.max(
      0,
      ...LONG_NAMES.filter((name) => name.every((word, i) => words[from + i] === word)).map((name) => name.length),
    );
    if (length === 0) continue;
    found.push({ from, to: from + length });
    from += length - 1;
  }
  return found;
}

/** Are folded words, as asked, the name of a place, of one word or of several? */
export function isPlace(words: string): boolean {
  return isPlaceName(words) || LONG_NAMES.some((name) => name.join(' ') === words);
}

/** Countries with the capital that stands for them in reports ("sent to Vilnius"). */
const CAPITALS: Readonly<Record<string, string>> = Object.fromEntries(
  'albania tirana, armenia yerevan, austria vienna, azerbaijan baku, belgium brussels, bulgaria sofia, croatia zagreb, cyprus nicosia, czechia prague, denmark copenhagen, estonia tallinn, finland helsinki, france paris, germany berlin, greece athens, hungary budapest, ireland dublin, italy rome, kosovo pristina, latvia riga, lithuania vilnius, malta valletta, moldova chisinau, montenegro podgorica, macedonia skopje, bosnia sarajevo, netherlands hague, norway oslo, poland warsaw, portugal lisbon, romania bucharest, serbia belgrade, slovakia bratislava, slovenia ljubljana, spain madrid, sweden stockholm, switzerland bern, turkey ankara, ukraine kyiv, china beijing, colombia bogota, ecuador quito, peru lima, senegal dakar, morocco rabat, tunisia tunis, egypt cairo, russia moscow, belarus minsk, brazil brasilia, argentina aires, japan tokyo, georgia tbilisi, libya tripoli, israel jerusalem, usa washington, uk london, canada ottawa, australia canberra, kazakhstan astana, uzbekistan tashkent'
    .split(', ')
    .map((pair) => pair.split(' ') as [string, string]),
);

/** The capital of a country, both folded, or null. */
export function capitalOf(country: string): string | null {
  return CAPITALS[country] ?? null;
}

const COUNTRY_OF = new Map(Object.entries(CAPITALS).map(([country, capital]) => [capital, country]));

/** The country that a capital stands for where governments are meant ("Madrid and Lisbon agreed"), both folded, or null. */
export function countryOf(capital: string): string | null {
  return COUNTRY_OF.get(capital) ?? null;
}

const PEOPLES =
  /^(?:albanian|algerian|argentin(?:ian|e)|armenian|austrian|belgian|bolivian|brazilian|british|bulgarian|canadian|chilean|chinese|colombian|croatian|cypriot|czech|danish|dutch|ecuadorian|egyptian|estonian|finnish|french|georgian|german|ghanaian|greek|hungarian|icelandic|indian|irish|israeli|italian|japanese|latvian|lithuanian|luxembourgish|maltese|mexican|moldovan|moroccan|nigerian|norwegian|peruvian|polish|portuguese|romanian|russian|senegalese|serbian|slovak|slovenian|spanish|swedish|swiss|tunisian|turkish|ukrainian|venezuelan)$/;

/** Is a folded word the adjective of a country? */
export function isPeople(word: string): boolean {
  return PEOPLES.test(word);
}

const MEMBER_STATE =
  /^(?:austrian?|belgi(?:um|an)|bulgarian?|croatian?|cyprus|cypriot|czech(?:ia)?|denmark|danish|estonian?|fin(?:land|nish)|france|french|german(?:y)?|gree(?:ce|k)|hungar(?:y|ian)|ir(?:eland|ish)|ital(?:y|ian)|latvian?|lithuanian?|luxembourg(?:ish)?|malt(?:a|ese)|netherlands|dutch|pol(?:and|ish)|portug(?:al|uese)|romanian?|slovak(?:ia)?|sloven(?:ia|ian|e)|spa(?:in|nish)|swed(?:en|ish))$/;

/** Is a folded word one of the 27 Member States or its adjective? */
export function isMemberState(word: string): boolean {
  return MEMBER_STATE.test(word);
}

/** Is a folded word the name of a country or town? Such a name must stand in an answer as it was asked. */
export function isPlaceName(word: string): boolean {
  return NAMES.has(word);
}

/** Capitalised words after "in" that are no towns. */
const NO_TOWNS = list(
  'Europe, European, Union, Africa, Asia, America, Latin, Schengen, Article, Annex, Action, Actions, Member, Council, Commission, English, French, Member States, Parliament, January, February, March, April, May, June, July, August, September, October, November, December, Spring, Summer, Autumn, Winter, Central, North, South, East, West, Northern, Southern, Eastern, Western, Dialogue, Directive, Regulation, Internet',
);
const MOVING = /\b(?:mov(?:e|es|ed|ing)|transferr?(?:ed|ing|s)?|relocat(?:e|es|ed|ing))\b/;

/** A name nobody listed, after "in" where something is held, opened or met, or something moves: "opened in Ispra on 12 January". */
function unlistedTown(name: string, before: string): boolean {
  return (
    !name.includes(' ') &&
    (/\b(?:in|at)\s$/.test(before) ||
      (/\b(?:to|from)\s$/.test(before) && MOVING.test(before)) ||
      /\b(?:near|outside|off|close to)\s$/.test(before)) &&
    !NO_TOWNS.has(name) &&
    !/^\p{Lu}+$/u.test(name) &&
    englishFrequency(name.toLowerCase()) === 0
  );
}

/** Is there a name of a place in the text? Towns count as 'town', countries and regions as 'region'. */
export function findPlaces(text: string): { name: string; kind: 'town' | 'region'; start: number; end: number }[] {
  const places: { name: string; kind: 'town' | 'region'; start: number; end: number }[] = [];
  for (const match of text.matchAll(CAPITALISED)) {
    const words = (match[1] ?? '').split(' ');
    for (let count = words.length; count > 0; count--) {
      const name = words.slice(0, count).join(' ');
      // "in Xanten (Germany)": a country in brackets makes a town of whatever stands before it
      const after = text.slice(match.index + match[0].length);
      const bracket = count === words.length ? /^\s\(([\p{Lu}][\p{L} ]+)\)/u.exec(after)?.[1] : undefined;
      const kind =
        TOWNS.has(name) || (bracket !== undefined && REGIONS.has(bracket))
          ? 'town'
          : REGIONS.has(name)
            ? 'region'
            : count === 1 && unlistedTown(name, text.slice(0, match.index + match[0].length - (match[1] ?? '').length))
              ? 'town'
              : null;
      if (!kind) continue;
      const start = match.index + match[0].length - (match[1] ?? '').length;
      places.push({ name, kind, start, end: start + name.length + (bracket ? bracket.length + 3 : 0) });
      break;
    }
  }
  return places;
}

/** Regions by their adjective, with the countries in them that EU reports speak of. */
export const REGIONS_OF_COUNTRIES: readonly { readonly asked: RegExp; readonly countries: readonly string[] }[] = [
  {
    asked: /^(?:latin|south) american?$/,
    countries:
      'argentina bolivia brazil chile colombia ecuador guatemala honduras mexico panama paraguay peru uruguay venezuela'.split(
        ' ',
      ),
  },
  { asked: /^western balkans?$/, countries: 'albania bosnia kosovo macedonia montenegro serbia'.split(' ') },
  { asked: /^west african?$/, countries: 'benin gambia ghana guinea mali niger nigeria senegal togo'.split(' ') },
  { asked: /^north african?$/, countries: 'algeria egypt libya morocco tunisia'.split(' ') },
  { asked: /^central asian?$/, countries: 'kazakhstan kyrgyzstan tajikistan turkmenistan uzbekistan'.split(' ') },
];

/** Does a folded word name a country of the region, its people or its capital? @param region folded */
export function liesIn(word: string, region: string): boolean {
  const countries = REGIONS_OF_COUNTRIES.find(({ asked }) => asked.test(region))?.countries ?? [];
  return countries.some((country) => word === country || CAPITALS[country] === word);
}
