import type { Kind } from './kinds.ts';

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

/** Words that ask for a kind of answer and therefore name no topic in a question of that kind. */
export const CUE_WORDS: Readonly<Record<Kind, ReadonlySet<string>>> = {
  definition: words(
    'stand stands short acronym abbreviation abbreviated full name form title spell spelled spelt long mean means meaning define definition expand word letters',
  ),
  which_action: words(
    'sum nutshell gist tldr tl dr recap rundown digest lines line bullet bullets points sentence quick action actions section sections part parts chapter number cover covers deal deals address addresses tackle tackles concern concerns handle handles talk talks mention mentions treat treats look looks',
  ),
  document: words(
    'title titles author authors cite cites cited quoted listed references referenced find can read see doc docs document documents number numbers no nos ref reference st file link url source citation cite footnote footnotes code nr num id register celex eli official rev version latest under whats',
  ),
  comparison: words(
    'vs versus compare compared comparison difference differences differ stand stands both earlier later came bigger smaller larger more less fewer better worse higher lower longer shorter sooner quicker faster slower older newer cheaper most least',
  ),
  how_many: words(
    'need needs needed necessary required require requires budget budgets cost costs funding price worth rate often frequently money many much number numbers results share percentage proportion percent amount total sum figure figures quantity far',
  ),
  where: words(
    'sit sits seated housed lives base based located situated seated headquartered headquarters seat city cities country place places town venue location held take took hold meet',
  ),
  when: words(
    'due expected planned scheduled foreseen date dates day month year time quarter deadline take took place held come',
  ),
  who: words('body institution event thing country'),
  planned: words(
    'weeks months happen finish finishes finished conclude store document documents pencilled penciled fall falls falling meeting meetings session sessions conference conferences conf paper papers proposals reports initiative initiatives output outputs publication publications announced announce whole planning fixed day days calendar product products actions across item items deliverable deliverables incl including thing list date dates start starting begin planned plan plans due expected scheduled coming come comes diary calendar cards next step steps supposed deadline deadlines pipeline forthcoming future upcoming ahead going lined deliver delivered foreseen envisaged expect anything left outstanding pending horizon agenda yet works way open',
  ),
  timeline: words(
    'day days week weeks month months quarter quarters past future walk thru rundown recap left remaining step stage after other another story file files moved progressed developed evolved advanced unfolded come comes edition editions again upcoming next fall falls falling order chronologically chronological chronology term exact exactly dated announced foreseen launch launched beginning expected end ended incl including inception outset step steps stage stages year dated plate radar desk busy start starting beginning creation now present full complete whole run through rollout timeline chronology history milestone milestones event events development developments key date dates news latest update progress activity activities take took place go going went come came recent recently occurred sequence meeting meetings actions list far work worked achieve achieved get deal dealt',
  ),
  list: words('list enumerate name mentioned named listed mention all various'),
  action: words(
    'purpose goals trying try tries achieve achieving objective objectives intent intended wants want hope seek seeks supposed meant sum nutshell gist tldr tl dr recap rundown digest lines line bullet bullets points sentence quick action actions summary summarise summarize overview done under status state play progress about cover covers deal deals achieved results main point points aim goal brief short explain',
  ),
  overview: words(
    'word describe describes described portray portrayed characterise characterised depict depicted mention mentions mentioned info information overview summary summarise summarize status state play brief appear appears named stand stands update about',
  ),
  fact: words(''),
};

/** Verbs that say little: they count for a fraction of a word that names something. */
export const LIGHT_WORDS: ReadonlySet<string> = words(
  `anti co take takes took taken taking make makes made making go goes went gone going come comes came coming put puts run runs ran running hold held holding
  use used using work works worked working look looks looked looking cover covers covered include includes included involve
  involved set bring brought brings give gave given play keep keeps kept keeping try tried become became seem seems move
  new current currently latest lately recent recently main different various way ways part people folks guys bunch couple
  big small huge little tiny old long short good bad better best well fine nice bit bits own away apart whole full real true
  right wrong easy hard able possible actual normal die ending mean meant think thought known know find found
  hear heard idea kind sort text matter side point points level total specific role
  help helped helps handle handles handled handling deal dealt called done just supposedly apparently last next remind reminder quick quickly briefing brief handover prepare preparing diary
  calendar table desk boss colleague colleagues slide slides memo email presentation speech back owe owes exactly precisely
  contain contains contained consist consists comprise comprises feature features separate date dates names topics topic details detail incoming file dossier exact
  get gets getting got anywhere somewhere everywhere elsewhere mostly mainly
  care worth interesting important relevant basically roughly approximately total altogether`,
);

/** What bodies do: beside a name and a period they ask for whatever it did. */
export const DOINGS: ReadonlySet<string> = words(
  'decide decided decides decision decisions adopt adopted approve approved agree agreed discuss discussed discussing debate debated meet met achieve achieved conclude concluded present presented organise organised launch launched host hosted produce produced publish published issue issued examine examined address addressed raise raised deliver delivered involved involve contribute contributed busy active doing live launch start test circulate circulated convene convened held hold propose proposed initiate initiated promote promoted submit submitted arrange arranged devote devoted plan plans intend intends announce announces announced bring brought invite invited',
);

/**
 * Verbs for what is done once and changes how things stand. An agreement's signature says nothing of its conclusion,
 * a launch nothing of an end: a sentence that answers when or by whom has the very verb, or one that stands for it.
 */
export const TURNING_POINT =
  /^(?:sign|conclud|ratif|initial|end|finish|clos|terminat|expir|dissolv|disband|abolish|repeal|cancel|suspend|resum|join|leav|left|withdr|open|launch|start|begin|began|creat|establish|found|elect|appoint|nominat|adopt|approv|endors|reject|publish|releas|submit|tabl|transpos|apply|applie|renew|extend|inaugurat|transfer|arrest|convict|sentenc|seiz|dismantl)(?:e|ed|s|es|n)?$/;

/** Beside a period and nothing else they ask for whatever falls in it: "what ends or starts in May", "which days in May". */
export const HAPPENINGS: ReadonlySet<string> = words(
  'finish finishes finished end ends ended ending start starts started starting begin begins begun beginning happen happens happened fall falls land lands arrive arrives expire expires close closes day days date dates exact event events thing things occur occurs complete completed mature run runs due milestone milestones',
);

/** "the report", "this document": the text itself, no topic. */
export const THE_REPORT =
  /\b(?:the|this|that|our|your) (?:summary |council |whole |same )?(?:report|document|doc|note|paper|text|file)\b(?!\s+(?:on|by|from|about|of|that|which|number|no|ref|reference|code|comparing|setting|listing|describing|showing|explaining|presenting|analysing|proposing|summarising|covering|mapping|evaluating)\b)|(?<=\bwhat(?:'?s| is) )(?:the|this) (?:report|note|document|paper)(?= (?:about|called|on)\W*$)|\baccording to\b|\bin here\b/gi;

/** Said after a question, and no part of it. */
export const THANKS =
  /(?:[,;.?!\u2013-]\s*|\s)(?:(?:many |very much )?(?:thanks|thank you|thx|tks|ty|please|pls|plz|asap|cheers|tia)(?: (?:in advance|a lot|so much|very much|you))?|(?<=[,;.?!]\s*)(?:right|no|yes))\W*$/i;

/**
 * What people wrap around a question: what they are doing, for whom, how they ask. Taken off before the question is
 * read, each with the same number of blanks so that offsets stay.
 */
export const WRAPPERS: readonly RegExp[] = [
  // "… need it for a recap": said after the question, no part of it
  /(?<=[?.!;,\u2013\u2014-]\s*)(?:(?:i|we) )?(?:need|want|asking|collecting|using)(?: (?:it|this|that|them|these))? (?:for|in|by|to)\b[^?]*$/i,
  /^\W*(?:(?:hi|hello|hey|good (?:morning|afternoon|evening)|dear all|team|guys|sorry|ok(?:ay)?|so|well|btw|quick (?:one|question)|question|just (?:checking|wondering|curious))\b[\s,!.:;-]*(?:all|there|team|dossier|everyone)?[\s,!.:;-]*)+/i,
  /^\W*(?:i(?:'m| am)|we(?:'re| are)) (?:\w+ )?(?:preparing|writing|drafting|working|looking|trying|putting|briefing|meeting|asked|told)\b[^,.;:?!-]{0,60}[,.;:!-]+\s*(?=\w)/i,
  /\b(?:can|could|would|will) (?:you|somebody|someone|anyone)(?: please| pls| kindly)? (?:give|tell|show|send|list|remind|explain|pull|get|find|check|help|walk|point|let)(?: me| us)?(?: out| up| to| through| know)?\b/i,
  /^\W*(?:briefing|background|info|question|request|prep|urgent|quick|press|speech|note|desk|minutes|agenda|lines|for)(?: [\w']+){0,6}:\s*(?=\w)/i,
  // "I prepare a call with Lima. What …": said beforehand, no part of what is asked
  /^\W*(?:i|we)(?:'m|'re|'ll| am| are| have| will| must| need| shall)?(?: to)?(?: \w+)? (?:prepare|write|draft|brief|meet|call|visit|speak|talk|present|travel|fly|go)\b[^.;:?!]{0,60}[.;:!]+\s+(?=\w)/i,
  /(?<=\b(?:anyone|anybody|someone|somebody|people|folks|they) )(?:in|at|from) brussels\b/i,
  // "a colleague from Tirana is asking: …", "call with the press at 3 - …": who wants to know is no part of it
  /^\W*(?:(?:hi|hello|hey|ok)\W+)?(?:(?:a|an|my|the|our|one) (?:\w+ )?(?:colleague|boss|minister|journalist|ambassador|director|reporter|desk officer)\b[^:?]{0,50}|(?:call|meeting|briefing|lunch|desk note|note|press (?:call|calendar|line)|speech) (?:with|at|for|due|in|on)\b[^:?]{0,40}|press calendar|[^:?]{0,40}\b(?:wants? to know|(?:is|are|was|were) asking|asks|asked))\s*[:\u2013\u2014-]\s+(?=(?:what|which|who|how|when|where|why|did|do|does|is|are|was|were|has|have|any)\b)/i,
  /\b(?:should|must|do) (?:i|we) (?:have (?:to )?|need to )?(?:have|put|note|write|keep|mark)?(?: down)? ?in (?:my|our|the) (?:calendar|diary|agenda)\b/i,
  /(?<=\bhow )(?:early|quick(?:ly)?|fast|soon|late|rapidly|slow(?:ly)?|swift(?:ly)?)\b/gi,
  // said of how to tell it, whatever is told
  /\bstate of play\b(?: (?:of|on|in|with|for))?(?=.*\b(?:step by step|timeline|chronolog\w+|so far|history|in order|dates)\b)|\b(?:for the record|in (?:a nutshell|short|brief|detail|full detail)|as far as (?:we|you) know|if any|if known|if possible|when you have a (?:minute|moment|sec(?:ond)?))\b/gi,
  // "what is still due? meetings, signatures etc"
  /(?<=\?)\s*[^?]{3,60}\betc\b\W*$/i,
  /\b(?:in|over|during) the course (?=of\b)/gi,
  /\bthan (?:(?:a |some )?(?:couple|few|[a-z]+)(?: of)? (?:yrs|years|months) ago|before|last year|in the past|previously)\b/gi,
  /,?\s*\b(?:incl(?:uding|\.)? (?:in )?20\d\d|(?:in )?20\d\d (?:included|too|as well))\b/gi,
  /(?:,|\band\b)? ?\b(?:split|broken down|breakdown|divided) (?:by|per) \w+\b/gi,
  /\bat (?:first|launch|the outset|the beginning|the start)(?= (?:and|vs)\b)|\b(?:then and now|now and then|before and now|then vs\.? now|now vs\.? then)\b/gi,
  /\b(?:in|over|during|throughout) (?:the|this) (?:reporting )?period(?! (?:of|from|between|to|since)\b)/gi,
  /\bcompared (?:to|with) (?:before|earlier|previously|the past|last time|(?:the |a )?(?:previous |last |preceding )?(?:year|month|quarter|edition)(?: before| earlier)?)\b/gi,
  /\b(?:please|pls|kindly|these days|nowadays|at the moment|right now|at present)\b/gi,
  /\b(?:on |last |this |next )?(?:mon|tues|wednes|thurs|fri|satur|sun)day,?(?= (?:the )?\d)/gi,
  /\b(?:remind|tell|show|give|update|brief|let) (?:me|us)(?: know)?(?: again| quickly)?\b/i,
  /\b(?:i|we) (?:need|want|would like|'d like|was wondering|wonder)(?: to know| to see| to check)?\b/i,
  /\b(?:do|does|did) (?:we|you|anyone|anybody|somebody) (?:happen to )?(?:know|remember|recall|have any idea)\b/i,
  /\b(?:is|are) (?:there )?(?:any|some)(?:thing|one|body) (?:in (?:here|there|the (?:report|text|document))|known)\b/i,
  /\bfor (?:my|our|the|an?) (?:boss|minister|ministers|minister's|director|ambassador|head|colleague|team|briefing|brief|meeting|speech|note|speaking|press|desk|unit|slides?|presentation|lines)\b[^:;,.\u2013-]*$/i,
  THANKS,
];

/** Talk about the bot, small talk, and questions about the person who asks: nothing a report can answer. */
export const ABOUT_THE_BOT =
  /\b(?:who|what|how) are you\b|\bare you (?:a |an |really |still |there|ok|sure|able|human|chatgpt|ai|gpt)|\bwhat can you\b|\bcan you (?:help|book|send|write|draft|translate|remind|schedule|call|email|make|create|delete|order)\b|\byour (?:name|opinion|view|favou?rite|model|source code|weekend|day|holiday|lunch|creator|prompt|instructions?|thoughts)\b|\bdo you (?:think|like|feel|love|know who|speak|believe|agree|have access|store|remember)\b|\b(?:made|built|created|wrote|trained|programmed) you\b|^\s*(?:hi|hello|hey|good (?:morning|afternoon|evening)|thanks?|thank you|cheers|lol|haha|ok|okay|test|testing|bye|help)\b\b(?:[\s!.,:;)?'-]*(?:hi|hello|hey|good|morning|afternoon|evening|day|there|all|well|dossier|bot|you|so much|very much|a lot|everyone|team|how|are|is it going|going|doing|great|perfect|works?|again|today|thanks|then|bye)){0,8}[\s!.,:)?]*$|\bignore (?:all |your |the )?(?:previous |prior )?instructions\b|\btell (?:me|us) a joke\b|\bweather\b|\bai model\b|\blanguage model\b|\byou running\b/i;
export const ABOUT_THE_ASKER =
  /(?<!\bfor )\bmy (?:comments?|position|vote|speech|flight|travel|boss|name|team|password|account|holiday|leave|salary|delegation|deadline|contribution|input|expenses|role|job|opinion|meeting|call)\b|\b(?:should|must|shall|need to|have to|am|can|could|do|did|will|would|are) (?:i|we) (?:need|have to|send|submit|reply|respond|attend|apply|register|sign|prepare|vote|comment|go|bring|pay|book|contact|call|write|use|wear|join|invite|organise|chair|speak|worried|allowed|supposed|late|share|forward|print|download)\b|\bi (?:have|need|must|should) to\b|\bwe (?:need|have|must|should) to\b|\bwhere (?:do|can|should) (?:i|we)\b(?! (?:find|see|read|look|stand))|\b(?:send|submit|forward) (?:my|our|the) comments?\b|\bour (?:delegation|capital|ministry|minister|position|team|comments|meeting)\b/i;
