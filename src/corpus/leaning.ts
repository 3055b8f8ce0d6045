/**
 * Does a sentence need the one before it to be understood? "This topic was discussed …", "Its publication …",
 * "The Network met …" do; a sentence that names what it is about does not.
 */
export function leansOnPrevious(text: string, previous: string): boolean {
  if (PRONOUN_OPENING.test(text) || PRONOUN_AFTER_TIME.test(text) || /^["\u2018\u201c(]?\p{Ll}/u.test(text))
    return true;
  const demonstrative = DEMONSTRATIVE.exec(text);
  if (demonstrative) {
    const noun = (demonstrative[1] ?? '').toLowerCase();
    const before = text.slice(0, demonstrative.index);
    if (
      !POINTS_TO_THE_WHOLE.test(noun) &&
      !namedEarlier(before, noun) &&
      !(COUNTRIES.test(demonstrative[0]) && NAMES.test(before))
    )
      return true;
  }
  if (/^(?:\S+\s){1,7}?(?:from|of|by|to|with|on|about|for|under|to \p{Ll}+) (?:it|them)\b/u.test(text)) return true;
  const total = TOTAL_OF.exec(text)?.[1];
  if (total !== undefined && isNamedIn(previous, total)) return true;
  const again = TWO_WORDS.exec(text)?.[1];
  if (again !== undefined && new RegExp(`\\b${again}s?\\b`).test(previous)) return true;
  if (
    TO_FOLLOW.test(text) ||
    ITS_FIGURES.test(text) ||
    SAME_TIME.test(text) ||
    ONE_MORE.test(text) ||
    THAT_FIGURE.test(text)
  )
    return true;
  if (ACTED_ON_IT.test(text) || THAT_ONE.test(text)) return true;
  const occasion = AT_THE_MEETING.exec(text)?.[1];
  if (occasion !== undefined && isNamedIn(previous, occasion)) return true;
  if (OF_WHAT.test(text) || DID_IT_AGAIN.test(text)) return true;
  const within = WITHIN.exec(text)?.[1];
  if (within !== undefined && isNamedIn(previous, within)) return true;
  if (ON_THE_SUBJECT.test(text) || PART_OF_THEM.test(text)) return true;
  if (SIMILAR.test(text) || WHOSE_KIN.test(text) || ONE_OF_TWO.test(text)) return true;
  const short = SHORT_NAME.exec(text)?.[1];
  if (short !== undefined && new RegExp(`\\p{Lu}[\\p{L}-]* (?:\\p{L}+ )?${short}\\b`, 'u').test(previous)) return true;
  const definite = DEFINITE_OPENING.exec(text);
  if (!definite) return false;
  const nouns = (definite[1] ?? '').split(/\s+/);
  const head = nouns[nouns.length - 1]?.toLowerCase() ?? '';
  if (!GENERIC_HEAD.test(head))
    return (
      nouns.length === 1 &&
      isNamedIn(previous, nouns[0] ?? '') &&
      /^(?:The|(?:In|On|By|Since) .{4,20}\d{4} the)\s/.test(text)
    );
  // "The Network of National Rapporteurs" is the whole name, "the Network" with a capital one cut short
  if (/^\s+(?:of|for|on|against)\s+(?:the\s+)?\p{Lu}/u.test(text.slice(definite[0].length))) return false;
  if (/^\p{Lu}/u.test(nouns[nouns.length - 1] ?? '')) return true;
  const root = head.replace(/(?:ies|y)$/, '').replace(/s$/, '');
  return (
    previous.toLowerCase().includes(root) ||
    /^(?:aim|goal|objective|results?|outcomes?|main goal|exchange|primary objective)$/i.test(definite[1] ?? '')
  );
}

const PRONOUN_OPENING =
  /^(?:(?:So far|To date|Until now|Thus far|Since then|At present|Currently|Today|Overall|In total|In all|Subsequently|Consequently|Afterwards|Furthermore|Moreover|In addition|Also|However|Finally|Additionally|At the same time|Similarly|Likewise|Nevertheless|In parallel|Meanwhile|Then|Later),?\s+)?(?:It|They|He|She|Its|Their|Both|Neither|The latter|The former|The same|Such|Those|These|This|Here|At its|In its|In their|On its|To that end|To this end|In doing so|Thereby|As such|Among them|Of these|One of (?:these|them)|One of the priorities|Two of them|As a result|At that)\b(?!\s+is\s+(?:vital|essential|important|worth|necessary|crucial)\b(?!.*therefore))(?!\s+is\s+worth\b)(?!\s+action\b|\s+(?:report|note|document|paper)\b)/;

/** "From 20 to 22 May it carried out …", "In Lyon it approved …", "Since its opening it has …". */
const PRONOUN_AFTER_TIME =
  /^(?:In|On|At|From|Since|During|By|Until|After|Before|For|With|Within|Under|Up to)\s[^.;]{2,60}?\s(?:it|they)\s(?!is (?:vital|important|essential))/;

/** Does the sentence go on with the very event of the one before ("It was hosted …", "At its margins …")? */
export function continuesPrevious(text: string): boolean {
  return PRONOUN_OPENING.test(text) || PRONOUN_AFTER_TIME.test(text);
}

/** "Norway and Iceland …, which makes these States part of it": those just named. */
const COUNTRIES = /\b(?:states|countries|nations)\b/i;
const NAMES = /\p{Lu}\p{Ll}+(?:,| and) \p{Lu}\p{Ll}+/u;

const DEMONSTRATIVE =
  /\b(?:[Tt]his|[Tt]hese|[Tt]hose(?! (?:in|of|that|who|with|from|which)\b)|[Ss]uch(?! as\b))\s+(?:\w+\s+)?(?:\p{L}+-)?(\p{L}{3,})/u;
const POINTS_TO_THE_WHOLE =
  /^(?:action|actions|report|note|area|areas|regard|respect|context|field|end|year|month|purpose|document|paper|presidency|phenomenon|background|section|chapter|drug|priority)$/;

/** "a joint paper on the subject", "to this effect": on what the sentence before is about. */
const ON_THE_SUBJECT =
  /\b(?:on|about|of|in) (?:the|this|that) (?:subject|matter|topic|issue|question)(?=[\s,.;](?!of\b|whether\b|how\b))/;
/** "Of the 88 proposals received, 19 were selected": of those the sentence before brought up. */
const PART_OF_THEM =
  /^(?:Out of|Of|Among) the (?:\d|two|three|four|five|six|seven|eight|nine|ten|\p{Ll}+ (?:received|submitted|selected|proposed|visited|tested|checked|examined|concerned)\b)/u;

/** "The total number of orders": of those the sentence before speaks of. */
const TOTAL_OF =
  /^The (?:\p{Ll}+ )?(?:number|share|volume|amount|value|proportion|quantity|rate|total) of (\p{Ll}+)(?= (?:\p{Ll}+ed|is|are|was|were|has|have|rose|fell|grew)\b)/u;

/** "tabled a revision", "agreed its general approach": of what, the sentence before says. */
const OF_WHAT =
  /\b(?:an?|its|their) (?:revision|amendment|successor|extension|renewal|continuation|follow-up|replacement|second edition|new version|revised version|general approach|negotiating mandate|negotiating position|common position)\b(?! (?:of|to|for|with|regarding|concerning)\b| on \D)/;

/** "A second meeting took place in May", "There are now 20": of what was just told. */
const ONE_MORE =
  /^(?:A|An|The) (?:second|third|fourth|fifth|next|further|follow-up) (?:meeting|round|session|edition|conference|dialogue|plenary|workshop|seminar|visit|call|exercise|campaign)\b(?!,? \p{Lu})(?! (?:of|with|between|on|for|under)\b)|^There (?:are|were|is) (?:now|today|currently|meanwhile) (?:\d|\p{Ll}+\b)/u;

/** "Only 63 were forwarded in the same year": the year of the sentence before. */
const SAME_TIME =
  /\b(?:[Ii]n|[Dd]uring|[Oo]ver|[Aa]t) (?:the|that) same (?:year|period|month|quarter|time span|half-year|semester)\b/;

/** "The Statement, adopted at the meeting, …": when and where that was, the sentence before says. */
const AT_THE_MEETING =
  /\b(?:at|during|after|before|(?:i|o)n the margins of) (?:the|this|that) (meeting|conference|summit|forum|session|plenary|event|workshop|seminar|dialogue)(?=[,.;]| (?:and|set|sets|adopted|was|were|is|are|agreed|calls?|contains?)\b)/;
/** Has a sentence its occasion, and so its date and place, from the one before ("adopted at the meeting")? */
export const toldAtTheMeeting = (text: string): boolean => AT_THE_MEETING.test(text);

/** "That debate is scheduled for March". */
const THAT_ONE =
  /^That (?!is\b|said\b|being\b|the\b)\p{Ll}{4,}(?: \p{Ll}+)? (?:is|was|will|has|had|should|were|took|would|can|could)\b/u;

/** "The Working Party examined it in autumn": with nothing before "it" that it could stand for. */
const ACTED_ON_IT =
  /^(?:The|A|An|\p{Lu}\p{L}+)\b(?:(?!\b(?:and|that|which|who|whose|after|when|as|if|while|because)\b)[^,;:]){3,80}?\b(?:\p{Ll}+ed|took note of|took up|gave|chose|drew up) (?:it|them)\b/u;

/** "By June that figure had risen to 25". */
const THAT_FIGURE = /\b(?:[Tt]hat|[Tt]he same) (?:figure|number|total|amount|share|rate|sum|percentage|proportion)\b/;

/** "In 2025 the actual figures were": of what the sentence before counts. */
const ITS_FIGURES =
  /^(?:In \p{L}*\s?20\d\d,? )?[Tt]he (?:actual|corresponding|respective|comparable|real) (?:figures?|numbers?|shares?|rates?|values?|amounts?)\b/u;

/** "A proposal on their registration is to follow": upon what the sentence before told. */
const TO_FOLLOW =
  /^(?:An?|Further|Another)\b[^.;]{3,80}\b(?:is|are|was|were|will|should|expected|due|planned|scheduled) (?:to )?follow(?=[\s,.;](?!(?:the|a|an|up)\b))/;

/** "The Presidency repeated the exercise". */
const DID_IT_AGAIN =
  /\b(?:repeated|resumed|reiterated|renewed|followed up on|built on) (?:the|this|that|these) \p{Ll}+(?=[\s,.;](?!(?:of|on|for|against)\b))/u;
/** "In the course of the campaign" after a sentence on a campaign. */
const WITHIN =
  /^(?:In the (?:course|framework|context|wake|margins) of|At the (?:end|start|beginning|margins) of|On the margins of|Over the course of|As part of|During|Within|Throughout|Under) the (\p{Ll}{5,})(?=[\s,])/u;
/** "The first two mobile units" after "a reserve of twelve mobile units". */
const TWO_WORDS =
  /^The (?:(?:first|second|third|last|new|\d+|two|three|four|five|six) ){0,2}(\p{Ll}{3,}(?:-\p{Ll}+)? \p{Ll}{3,}?)s? (?:is|are|was|were|has|have|had|will|would)\b/u;

/** "In the latter test", "In both cases": of those just named. */
const ONE_OF_TWO =
  /^(?:\p{L}+ ){0,2}(?:[Tt]he (?:latter|former)|[Bb]oth (?:cases|events|instances|occasions|tests|meetings))\b/u;

const SIMILAR =
  /^(?:A|The|Two|Several)?\s*(?:[Ss]imilar|[Ss]ame)\s|\bsimilar\s+(?:agreement|arrangement|meeting|exercise|event|project)s?\b/;
const WHOSE_KIN =
  /^(?:A|Another|The) (?:second|third|fourth|fifth|further|new|next|last|other) one\b|^The 20\d\d (?:meeting|edition|conference|session|plenary|round|exercise|campaign|event)\b(?! (?:of|on|for)\b)|^The first(?:,| was| took| one)|\b(?:[Oo]n|[Aa]t|[Ii]n|of|[Ff]rom|[Ww]ith|[Bb]y|[Aa]fter|[Uu]nder|[Dd]uring|[Ss]ince|[Uu]ntil) that (?!(?:regard|respect|context|end|purpose|field|area|sense|connection)\b)\p{Ll}{4,}|^(?:In \p{L}+,? )?[Tt]he next one\b|^The (?:second|third|other|latter|remaining)\b(?![^.]*\b[A-Z]{3,})/u;

/** "The Desk is headed by …": a name cut short to what it is, where the sentence before has it in full. */
const SHORT_NAME =
  /^(?:The|(?:In|On|At|During|By|Since|For)\s[^,.]{3,45},\s+the|(?:In|On|By|Since)\s(?:\d{1,2}\s)?(?:[A-Z]\p{Ll}+\s)?\d{4}\s+the)\s(?!Council|Commission|Presidency|Member|Union|European|Parliament)(\p{Lu}\p{Ll}{2,})(?=,?\s\p{Ll})/u;

const DEFINITE_OPENING =
  /^(?:(?:In|On|At|During|By|Since|For)\s[^,.]{3,45},\s+the|(?:In|On|By|Since|At the end of)\s(?:\d{1,2}\s)?(?:[A-Z]\p{Ll}+\s)?\d{4}\s+the|The (?:work|results?|outcomes?|work programme|members|conclusions|mandate|launch|establishment) of the|The|At the|In the|During the|As the|Following the|Under the|In light of the)\s+((?:[\p{L}-]+\s+){0,2}?[\p{L}-]+)(?=\s+(?:is|are|was|were|has|have|had|will|would|met|held|covered|took|also|aims?|includes?|provides?|identified|contains?|should|can|underlined|agreed|in|of|as|to|and|by|itself|now|then|concluded|stresses|highlight|issued|adopted|discussed|began|begins|started|starts|opened|opens|ended|ends|consists?|comprises?|employs?|handles?|handled|recorded|records|produced|publishe[sd]|runs?|ran|became|brought|led|gave|gives)\b|,|\u2019s|'s)/u;
const GENERIC_HEAD =
  /^(?:network|group|meeting|plenary|agreement|agreements|conclusions|directive|regulation|proposal|plan|report|reports|guide|handbook|conference|exchange|mechanism|instrument|authority|agency|project|platform|partnership|strategy|declaration|roadmap|programme|initiative|operation|exercise|assessment|evaluation|evaluations|review|process|package|fund|task|force|taskforce|team|cluster|clusters|forum|summit|dialogue|workshop|seminar|webinar|training|toolkit|toolbox|framework|workplan|study|survey|pilot|system|database|tool|centre|unit|office|alliance|coalition|pact|treaty|convention|protocol|resolution|recommendation|recommendations|priority|priorities|results|aim|goal|objective|idea|work|event|debate|discussion|discussions|topic|issue|issues|measure|measures|rules|law|text|text|draft|decision|mandate|budget|amount|figure|figures|findings|visits|visit|ministers|members|delegations|participants|partners)$/;

/** Is a plain noun that opens a sentence ("The software …") the one the sentence before speaks of? */
function isNamedIn(previous: string, noun: string): boolean {
  return noun.length >= MEANS_SOMETHING && /^\p{Ll}/u.test(noun) && new RegExp(`\\b${noun}\\b`).test(previous);
}

const MEANS_SOMETHING = 5;

function namedEarlier(before: string, noun: string): boolean {
  return before.toLowerCase().includes(noun.replace(/s$/, ''));
}
