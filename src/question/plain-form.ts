const NUMBER =
  'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty';

const ORDINALS: Readonly<Record<string, string>> = {
  one: 'first',
  two: 'second',
  three: 'third',
  four: 'fourth',
  five: 'fifth',
  six: 'sixth',
  seven: 'seventh',
  eight: 'eighth',
  nine: 'ninth',
  ten: 'tenth',
};

/** "3" and "three" as "3rd" and "third". */
function ordinalOf(number: string): string {
  const word = ORDINALS[number.toLowerCase()];
  if (word !== undefined || !/^\d+$/.test(number)) return word ?? `${number}th`;
  const last = /1\d$/.test(number) ? '' : number.slice(-1);
  return number + ({ '1': 'st', '2': 'nd', '3': 'rd' }[last] ?? 'th');
}

/** What comes one after another and is called by its number. */
const IN_A_ROW =
  'meeting|plenary|session|round|edition|conference|forum|summit|dialogue|workshop|course|call|phase|wave|plan|operation|exercise|taskforce|task force|report|visit|deployment|mission';

/** Where the question itself may begin. */
const START =
  "(?<=^\\W*|[:;,.!?\\u2013\\u2014-]\\s+|\\b(?:need|want|know|me|us|for|is|was|are|were|and|please|pls|what's)\\s+)";
const THE = "(?:(?:what(?:'s| is| was| are| were)?|which(?: is| was)?) )?(?:the |a |an |our |its |their )?";

const NUMBER_OF_PLAN = /\b(?:no\.?|nr\.?|number) ?(\d{1,2})\b/gi;

type Rewriting = readonly [said: RegExp, plain: string | ((match: string, ...groups: string[]) => string)];

/**
 * Other ways to put a question, each with the plain one that means the same. What is asked for is said by a noun in one
 * ("venue of the meeting", "amount spent") and by a question word in the other ("where was the meeting", "how much").
 */
const REWRITINGS: readonly Rewriting[] = [
  // what somebody is writing, and for whom, is no part of the question; what it is on may be
  [
    /^\W*(?:i'm|i am|we're|we are|i|we)(?: have to| need to| must| still| just| currently)? (?:writ|draft|prepar|fill|compil|updat|check|finish|put|work|build|mak|collect|do|hav|brief|meet)(?:e|ing|ting|ling)?\b[^,:;.?]{0,50}?\b(?:on|about|of|regarding) ((?:the )?[^,:;.?]{3,50})[,:;.] (?=\S)/i,
    (_, topic) => `${topic}: `,
  ],
  [
    /^\W*(?:i'm|i am|we're|we are)(?: just| currently| still)? \w+ing\b[^,:;.?]{0,50}[,:;.] (?=(?:what|which|who|when|where|how|why|did|do|does|is|are|was|were|has|have)\b)/i,
    '',
  ],
  [
    /^\W*(?:for|as) (?:a|an|the|my|our) [^,:;?]{2,40}?,? (?:i|we)(?:'d| would)? (?:need|want|like)(?: to have| to know)? /i,
    '',
  ],
  // numbers that call one of a row
  [
    new RegExp(`\\b(${IN_A_ROW}) (?:no\\.?|nr\\.?|number|n°|#) ?(\\d{1,2}|${NUMBER})\\b(?! (?:of|in) 20)`, 'gi'),
    (_, row, number) => `${ordinalOf(number ?? '')} ${row}`,
  ],
  // "action plans: what has no. 12, and what no. 13"
  [
    /^.+$/s,
    (all) =>
      /\bplans\b/i.test(all) && (all.match(NUMBER_OF_PLAN)?.length ?? 0) > 1
        ? all.replace(NUMBER_OF_PLAN, (_, number: string) => `the ${ordinalOf(number)}`)
        : all,
  ],
  // how much, how many
  [
    new RegExp(
      `${START}${THE}(?:total |overall |exact |full |rough |approximate |combined )?(?:amount|quantity|volume|sum)(?: of (?!money))(?=[a-z])`,
      'gi',
    ),
    'how much ',
  ],
  [
    new RegExp(
      `${START}${THE}(?:total |overall |exact |full |combined )?(?:amount|sum)(?: of money)? (?:that (?:went|was|has been|is)|(?=spent|paid|allocated|invested|awarded|granted|set aside|seized|frozen|recovered|confiscated|raised|given))`,
      'gi',
    ),
    'how much money was ',
  ],
  [
    new RegExp(
      `${START}${THE}(?:overall )?total (?=(?:paid|spent|seized|frozen|recovered|invested|allocated|raised)\\b)`,
      'gi',
    ),
    'how much was ',
  ],
  [
    new RegExp(
      `${START}${THE}(20\\d\\d )?(?:total |overall |exact |full |official )?(?:count|tally|headcount) (?:of|for) (?:the )?(?=[a-z])`,
      'gi',
    ),
    (_, year) => `how many ${year === undefined ? '' : `in ${year}`}`,
  ],
  // when, where
  [
    /\b(?:is there|do (?:we|you) have|have (?:we|you)(?: got)?) (?:already )?(?:a|an|any|the)(?: exact| firm| fixed)? dates?(?: (?:and|or|\/|&) (?:an? |the )?(?:venue|place|location|city))? (?:set |fixed |yet )?for /i,
    'when is ',
  ],
  [
    new RegExp(
      `${START}${THE}(?:exact |host )?(?:venue|location|place|city|town|site) (?:of|for|hosting) (?:the )?(?=[a-z])`,
      'gi',
    ),
    'where was the ',
  ],
  [
    /[,;:]? (?:what|which) (?:city|town|place|venue|location|country) (?:was|is|were) (?:that|it|this|they)(?: held)? ?(?:in|at)?\W*$/i,
    ', where was it',
  ],
  [/\b(?:what|which) (?:city|town|place|venue) did (?:they|we|it) (?:hold|have|organi[sz]e|host) /i, 'where was '],
  [/^(\W*)in where was /i, '$1where was '],
  [/\bwhere in the (?:official journal|oj) (?:is|was|are|can (?:i|we) find) /i, 'OJ reference of '],
  // when
  [
    new RegExp(
      `${START}${THE}(?:exact |precise )?(?:dates?|day|timing) (?:of|for) (?=(?:the |our |its |their )?(?:most recent|latest|last|next)\\b)`,
      'gi',
    ),
    'when was ',
  ],
  [
    /\b(?:has|is) (?:a|the|any) date (?:been |already |yet )*(?:set|fixed|agreed|known|foreseen|planned|there) for /i,
    'when is ',
  ],
  // who
  [
    /\b(?:(?:what(?:'s| is) )?the )?names? of (?:the )?(chair|chairman|chairperson|head|director|coordinator|president|manager) of\b/i,
    ', who is the $1 of',
  ],
  [
    /\b(?:(?:what(?:'s| is) )?the )?names? of (?:the )?((?:[\w\u00c0-\u024f-]+ ){1,3})(chair|chairman|chairperson|head|director|coordinator|president|manager)\b/i,
    ', who is the $1$2',
  ],
  [
    /\bwho (?:performed|carried out|conducted|undertook|made|gave|delivered) (?:the|its|their) (?=[a-z]+(?:tion|ment|al|ance|ing)\b)/i,
    'who did the ',
  ],
  // everything there was
  [
    /\bwhat (?:was|is|has|were|have) ((?:the )?[^,;?]{2,40}?) (?:been )?(?:busy|occupied|preoccupied) with\b/i,
    'what did $1 do',
  ],
  [
    /\bwhat (?:was|were|has been|had been) (?:up for discussion|on the agenda|discussed|talked about|on the menu)(?= (?:at|in|during|by)\b)/i,
    'what was discussed',
  ],
  [
    /\b(?:which|what) (?:kind of |sort of )?(contacts?|meetings?|talks|exchanges?|dealings) (?:have|has|had|did|do) (?:we|they|there|the eu|it) (?:had|have|been|hold|held)\b/i,
    '$1',
  ],
  [/\b(?:run|take|talk|guide|lead) (?:me|us) through\b/i, 'walk me through'],
  // "… in four areas. Which ones?"
  [
    new RegExp(
      `^(.{10,}\\b)(${NUMBER}|\\d{1,2}) ([a-z\\u00c0-\\u024f]+)((?: [^.,;:?]{0,40})?)[.,;:?!]+ (?:so |and )?(?:which(?: ones)?(?: (?:are|were) (?:they|those|these))?|what (?:are|were) (?:they|those|these))\\W*$`,
      'i',
    ),
    (_, before, number, noun, after) => `${before}${after}: what are the ${number} ${noun}`,
  ],
  // "when it was discussed, what came first" does not ask when
  [/^\W*(?:when|once|after) ([^,?]{5,80}), (?:so )?((?:what|who|which|how|where)\b[^?]+)\W*$/i, '$2 as $1'],
];

/** A question put in the plain form that means the same, or as it stands. */
export function plainForm(text: string): string {
  const plain = REWRITINGS.reduce((all, [said, form]) => all.replace(said, form as string), text);
  return plain !== text && /[\p{L}\p{N}]{2}/u.test(plain) ? plain.trim() : text;
}
