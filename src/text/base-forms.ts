/** The four classes of words that a dictionary tells apart. */
export type WordClass = 'noun' | 'verb' | 'adj' | 'adv';

/** What regular endings stand for, by class: the ending and what takes its place. */
const ENDINGS: Readonly<Record<WordClass, readonly (readonly [ending: string, instead: string])[]>> = {
  noun: [
    ['s', ''],
    ['ses', 's'],
    ['ves', 'f'],
    ['xes', 'x'],
    ['zes', 'z'],
    ['ches', 'ch'],
    ['shes', 'sh'],
    ['men', 'man'],
    ['ies', 'y'],
  ],
  verb: [
    ['s', ''],
    ['ies', 'y'],
    ['es', 'e'],
    ['es', ''],
    ['ed', 'e'],
    ['ed', ''],
    ['ing', 'e'],
    ['ing', ''],
  ],
  adj: [
    ['er', ''],
    ['est', ''],
    ['er', 'e'],
    ['est', 'e'],
  ],
  adv: [],
};

/** Irregular verbs: the base form, then its others. */
const IRREGULAR = new Map(
  (
    'begin began begun, bite bit bitten, blow blew blown, break broke broken, bring brought, build built, burn burnt, buy bought, ' +
    'catch caught, choose chose chosen, draw drew drawn, drive drove driven, fall fell fallen, feed fed, feel felt, fight fought, ' +
    'flee fled, fly flew flown, forbid forbade forbidden, freeze froze frozen, grow grew grown, hide hid hidden, hold held, ' +
    'know knew known, lay laid, lead led, leave left, lend lent, lose lost, mean meant, meet met, pay paid, ride rode ridden, ' +
    'rise rose risen, seek sought, sell sold, send sent, shake shook shaken, shoot shot, shrink shrank shrunk, sink sank sunk, ' +
    'speak spoke spoken, speed sped, spend spent, spin spun, steal stole stolen, stick stuck, strike struck, swear swore sworn, ' +
    'take took taken, teach taught, tear tore torn, throw threw thrown, win won, wind wound, withdraw withdrew withdrawn, write wrote written, ' +
    'bind bound, creep crept, deal dealt, dig dug, drink drank drunk, eat ate eaten, find found, forget forgot forgotten, get got gotten, ' +
    'give gave given, grind ground, hang hung, hear heard, keep kept, make made, overcome overcame, oversee oversaw overseen, ring rang rung, run ran, ' +
    'say said, see saw seen, shine shone, sing sang sung, slide slid, stand stood, sweep swept, swim swam swum, swing swung, ' +
    'tell told, think thought, tread trod trodden, undergo underwent undergone, understand understood, undertake undertook undertaken, wake woke woken, wear wore worn'
  )
    .split(', ')
    .flatMap((line) => {
      const [base = '', ...others] = line.split(' ');
      return others.map((other): [string, string] => [other, base]);
    }),
);

/** Forms that a lower-case word may be an inflection of, itself first; some are no words. */
export function baseForms(word: string, wordClass: WordClass): string[] {
  const forms = new Set([word]);
  const irregular = wordClass === 'verb' ? IRREGULAR.get(word) : undefined;
  if (irregular !== undefined) forms.add(irregular);
  for (const [ending, instead] of ENDINGS[wordClass]) {
    if (!word.endsWith(ending) || word.length - ending.length < 2) continue;
    const form = word.slice(0, word.length - ending.length) + instead;
    forms.add(form);
    // "stopped", "running"
    if (instead === '' && /^(?:ed|ing|er|est)$/.test(ending) && /([a-z])\1$/.test(form)) forms.add(form.slice(0, -1));
  }
  return [...forms];
}
