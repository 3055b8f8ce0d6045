import type { AskedPeriod } from '../dates/question-dates.ts';
import type { Token } from '../text/terms.ts';
import type { Concept } from './concept.ts';
import { CUE_WORDS } from './cue-words.ts';
import { type Kind, looksAhead } from './kinds.ts';

/** Opens like a question or a verb phrase; what does not is a topic, and with a period a timeline. */
const INTERROGATIVE =
  /^\W*(?:(?:so|and|ok|hey|hi|but|please|pls)\W+)?(?:what|which|who|how|why|did|do|does|is|are|was|were|has|have|had|can|could|will|would|any|if|show me whether)\b/i;

/** "what it did or will do": both sides of today. */
const DID =
  /\b(?:out|published|adopted|done|agreed|so far|already|happened)\b.{0,20}(?:\band\b|&|\+|,).{0,12}\b(?:what'?s|what is|whats) (?:next|coming|to come|left|missing|still)\b|\b(?:which|what)\b.{2,80}\b(?:and|&) (?:which|what) (?:ones? )?(?:is|are|comes?) (?:still )?(?:to come|next|planned|coming|due)\b|\b(?:was|were|did|has|have)\b.{2,80}(?:\band\b|&).{0,8}\bwhat(?:'?s| is| comes)? (?:next|to come)\b|\bpast\b.{0,12}(?:\band\b|&|\+|\/).{0,20}\b(?:upcoming|future|planned|next|coming|ahead)\b|\b(?:did|done|happened|has|have been)\b.{0,30}\b(?:or|and)\b.{0,20}\b(?:will|plan|planned|going to|is due|are due|next|coming)\b/i;

/** "missing persons network meetings": all there were. */
const ITS_MEETINGS = /^\W*(?:[\p{L}'-]+ ){1,5}(?:meetings|plenaries|sessions|rounds|editions|conferences)\W*$/iu;

/** Asks at which meetings something came up. */
const WHERE_DISCUSSED =
  /\bwhere (?:has|have|had|was|were|is|did)\b.*\b(?:discussed|raised|addressed|debated|mentioned|taken up|dealt with|come up|came up|on the agenda)\b/i;

/** What has happened, besides what is to come. */
const PAST =
  /\b(?:out|published|adopted|done|agreed|so far|already|happened)\b.{0,20}(?:\band\b|&|\+|,)|\b(?:was|were|did|has|have|happened)\b.{2,80}(?:\band\b|&)|\bpast\b/i;

/** "what was the point of the meeting in July": its purpose, not all that happened then. */
const POINT_OF = /\b(?:the|its|any) (?:point|purpose|aim|goal|idea|objective|reason) (?:of|behind|for)\b/i;
const ASKS_PURPOSE = new RegExp(`\\bwhy\\b|${POINT_OF.source}`, 'i');
/** "what came out of the mystery calls": their result, dated or not. */
export const CAME_OUT =
  /\b(?:came|come|comes) out of\b|\b(?:outcomes?|results?|findings?|upshot) of\b|\bwhat (?:was|were) (?:the )?(?:outcomes?|results?|findings?)\b|\bresults?(?=\W*$|\s*[(,;:])|\bwhat did [^?,;]{3,60} (?:show|find|reveal|yield|bring to light|conclude)\W*$/i;
/** "next EJOCN plenary?": with no verb it asks when. */
const NEXT_MEETING =
  /\bnext (?:[\w-]+ ){0,3}(?:meeting|plenary|session|round|conference|summit|edition|dialogue|workshop|forum|exercise)(?: of (?:the )?[\w -]{2,40})?\W*$/i;
/** "who froze more, A or B". */
const MORE_OR =
  /\b(?:who|which|where|what)\b.{0,120}\b(?:more|less|fewer|bigger|larger|longer|higher|lower|most)\b.{0,120}[,:-].{0,120} or \w+/i;
/** "what did the network want to achieve by meeting them": why it met, not what it did. */
const WANTED = /\b(?:did|does|do)\b.{2,60}\b(?:want|hope|wish|aim|seek|try|intend|mean) to\b/i;
/** "which reports are approved so far": these, not the story of them. */
const THESE_SO_FAR =
  /^\W*which (?:of )?[\p{L} -]{3,40} (?:is|are|was|were|has|have|had)\b.*\b(?:so far|to date|by now)\W*$/iu;

/** Asks for all the dates, whatever else it asks. */
const DATES_PLEASE =
  /\b(?:with |and )?(?:all )?(?:the |its )?dates(?: please| pls| thx| thanks)?\W*$|\bhow far (?:have|did|has) (?:it|they|this|that|things) (?:got|get|gotten|come|go|gone|progress(?:ed)?)\b/i;

/** The second "when" of a question is asked of the same thing as the first. */
const WHEN_AGAIN = /\bwhen\b.*\bwhen (?:\w+ ){0,2}(?:it|they|he|she|again|the next|next)\b/i;

export const WHOLE_STRETCH =
  /\b(?:how (?:did|has|have) .{2,80} (?:go|gone)|all|everything|whole|full|entire|history|story|timeline|chronolog\w+|key dates|(?:all |the )dates|every (?:single )?date|date by date|step[ -]by[ -]step|in order|so far|to date|to now|(?:from|since) (?:the |its )?(?:launch|start|beginning|creation|outset|inception))\b/i;
const DOCUMENT = /^\d+\/\d+/;
export const UP_TO_NOW = /\b(?:up to|until|till|to) (?:now|today|date|present|this day)\b|\bso far\b/i;

/** Where things stand now: beside what is still to come, both sides of today are asked for. */
const SO_FAR =
  /\bwhere (?:do|does|did|are|is) [^,;?]{1,40} stand(?:ing)?\b|\bstate of play\b|\bso far\b|\bhistory\b|\b(?:did|has|have|was|were) (?:or|and|\/) (?:will|is|are)\b|\bone by one\b|\bwhat(?:'?s| has| have)? (?:been )?happened\b|\bwhat(?:'?s| has| have| was) (?:already )?been (?:done|achieved)\b/i;

/** "what was on the table and when": all that was, with its dates. */
const WHAT_AND_WHEN = /\bwhat\b.{3,80}\band (?:on )?(?:when|(?:what|which) (?:date|day)s?)\W*$/i;

/** The kind once everything is known: an Action alone asks for its summary, a name alone for what it is. */
export function settleKind(
  kind: Kind,
  cue: Kind | null,
  text: string,
  tokens: readonly Token[],
  actions: readonly number[],
  period: AskedPeriod | null,
  concepts: readonly Concept[],
): Kind {
  const topics = concepts.filter(
    (concept) => !concept.light && !(actions.length > 0 && CUE_WORDS.action.has(concept.words)),
  );
  const names = topics.filter((concept) => concept.entity !== null);
  if (
    actions.length > 0 &&
    kind === 'planned' &&
    /\b(?:meant|aim|goal|purpose|intended|supposed) (?:to|of)\b/i.test(text)
  )
    return 'action';
  if (actions.length > 0 && kind !== 'comparison') {
    const summary =
      topics.length === 0 || /\b(?:summar|about|overview|cover|brief|explain|in short|tl;?dr)/i.test(text);
    if (
      summary &&
      topics.length <= 1 &&
      kind !== 'document' &&
      kind !== 'who' &&
      kind !== 'where' &&
      kind !== 'how_many'
    )
      return kind === 'planned' ? 'planned' : 'action';
  }
  if (cue === null || cue === 'overview') {
    // "what does EL PACCTO do": whatever is said of it
    if (
      names.length === 1 &&
      topics.length === 1 &&
      /\bwhat (?:do|does|did) .{2,60} do\W*$/i.test(text) &&
      period === null
    )
      return cue === null ? 'overview' : kind;
    const alone = topics.length === 1 && names.length === 1 && topics.length === concepts.length;
    if (
      alone &&
      period === null &&
      ((/^\W*(?:(?:so |ok |and )?(?:what(?:'?s| is| are| was)?|who(?:'?s| is| are)|define|meaning)\s+(?:the |an? |this |that )?)?[^\s]+(?:\s+[^\s]+){0,4}\s*\?*$/i.test(
        text,
      ) &&
        /^\W*(?:what|who)/i.test(text)) ||
        tokens.length === names.length ||
        tokens.length === names[0]?.words.split(' ').length ||
        /^\W*\S+\W*$/.test(text))
    )
      return 'definition';
  }
  // "where has it been discussed since July": at which meetings, and when
  if (kind === 'where' && period !== null && WHERE_DISCUSSED.test(text)) return 'timeline';
  if (kind === 'when' && /\b(?:so far|all|each|every|list (?:them|all)|dates)\b/i.test(text))
    return looksAhead(text) ? 'planned' : 'timeline';
  // "where did the talks start and how far did they get? dates pls"
  if ((kind === 'where' || kind === 'when') && DATES_PLEASE.test(text)) return 'timeline';
  // "when was it set up, when did it meet, when is the next one"
  if (kind === 'when' && names.length > 0 && WHEN_AGAIN.test(text)) return 'timeline';
  if (kind === 'planned' && (period !== null || PAST.test(text)) && DID.test(text)) return 'timeline';
  if (kind === 'timeline' && period === null && names.length === 0 && CAME_OUT.test(text)) return 'fact';
  if (kind === 'timeline' && (WANTED.test(text) || POINT_OF.test(text))) return 'fact';
  if (kind === 'timeline' && period === null && THESE_SO_FAR.test(text)) return 'list';
  if ((kind === 'timeline' || kind === 'planned') && SO_FAR.test(text) && looksAhead(text)) return 'timeline';
  if (kind === 'when' && WHAT_AND_WHEN.test(text)) return looksAhead(text) ? 'planned' : 'timeline';
  if (kind === 'timeline' && looksAhead(text) && !((period !== null || PAST.test(text)) && DID.test(text)))
    return 'planned';
  if (kind === 'when' && /\bwhat(?:'?s| is| comes) next\b/i.test(text)) return 'planned';
  if (kind === 'when' && /\bstory\b|\bwhat happened\b|\bhistory\b/i.test(text)) return 'timeline';
  if (kind === 'when' && looksAhead(text) && /^\W*(?:which|what)\b.*\band\b/i.test(text)) return 'planned';
  if (kind === 'list' && period !== null && !/\bwhich (?:country|member state)\b/i.test(text)) return 'timeline';
  if (
    (kind === 'who' || kind === 'when' || cue === null) &&
    /\b(?:first|earlier|later)\b.*\bor\b|\bor\b.*\b(?:first|earlier|later)\b/i.test(text)
  )
    return 'comparison';
  if (MORE_OR.test(text) && kind !== 'comparison' && period === null) return 'comparison';
  if (cue === null && NEXT_MEETING.test(text)) return 'when';
  // "CATS meetings": a name and what it held
  if (
    cue === null &&
    names.length > 0 &&
    topics.length > names.length &&
    topics.every(
      (concept) =>
        concept.entity !== null || /^(?:meetings?|events?|plenar(?:y|ies)|sessions?|activities)$/.test(concept.words),
    )
  )
    return 'timeline';
  if (cue === null && ((period !== null && !INTERROGATIVE.test(text)) || ITS_MEETINGS.test(text))) return 'timeline';
  if (
    (kind === 'fact' || kind === 'overview' || kind === 'list') &&
    period !== null &&
    !ASKS_PURPOSE.test(text) &&
    topics.length <= Math.max(1, names.length)
  )
    return 'timeline';
  if (kind === 'overview' && period !== null) return 'timeline';
  // "2008/841 and 2004/757: where does it stand on each": a side for each
  const numbered = topics.filter((concept) => DOCUMENT.test(concept.words));
  if (numbered.length === 2 && /\b(?:each|both|and|or|vs)\b/i.test(text)) return 'comparison';
  // "where do we stand and what comes next": what was and what will be
  if (kind === 'overview' && looksAhead(text)) return 'timeline';
  if (kind === 'who' && names.length === 2 && /\bwho\b.*\band who\b/i.test(text)) return 'comparison';
  if (kind === 'who' && names.length === 1 && topics.length === 1) return 'overview';
  return kind;
}
