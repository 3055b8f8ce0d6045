/**
 * Words of a question that ask for one particular thing, the words of a passage that say it, and what a passage that
 * does gains in score. Set on development questions.
 */

/** "hosted by …": the words that answer who. */
export const AGENT =
  /\b(?:headed|chaired|hosted|organised|led|coordinated|run|presented|proposed|tabled|prepared|created|established|launched|signed|adopted|approved|dealt with|issued|released|published|drafted|funded|borne|co-led|driven|managed|set up|maintained|operated|administered|supervised|overseen|steered|conducted|carried out|paid|provided|developed|written|owned|kept)(?: and \w+| (?:in|at|since|on)\b[^,.;]{1,30})? by\b/;
export const AGENT_BONUS = 0.25;
export const LEADS =
  /\b(?:co-)?(?:chair(?:s|ed|ing|man|woman|person|manship)?|presid(?:ed|es|ent|ency)|leads?|led|leader|head(?:ed|s)? by|head of|(?:its|their|as|first|new) head|(?:elected|appointed|chosen|nominated|named|designated|acts?|acting|serv(?:es|ed|ing)) (?:\w+ ){0,3}(?:coordinator|director|president|chief|secretary|manager|leader|head)|at (?:its|their|the) (?:head|helm))\b/i;
/** Asks who is at the head of something. */
export const RUNS_IT =
  /\bwho(?:'s|s| is| are| was)?\b.{0,30}\b(?:coordinat|chair|head|lead|presid|direct|manag)(?:s|es|ed|ing|e|or|er|ent)?\b/i;
export const PAYS =
  /\bwho(?:'s|s| is| are| was)? (?:\w+ )?(?:pays?|paid|paying|funds?|funded|funding|finances?|financed|financing|covers)\b/i;
export const PAYER =
  /\b(?:fund(?:ed|ing)|financ(?:ed|ing)|paid|borne|co-financed|covered|sponsored|comes?|contribution)\b.{0,60}\b(?:by|from|under|through|out of)\b|\b(?:(?:finances|funds|covers|sponsors) (?:the|a|an|its|this|all|part)|paid for|contributed|financial support)\b/;
export const CHAIR = /^(?:chair(?:s|ed|ing|man|woman|person)?|heads?|headed|heading|president|presid(?:es?|ed|ing))$/;
export const LEAD_VERB = /^(?:chair|head|lead|led|presid)/;
export const AGENT_VERB =
  /^(?:chair|host|head|lead|led|organis|organiz|coordinat|propos|tabl|sign|launch|found|present|draft|fund|run)(?:s|ed|d|e|es|ing)?$/;

/** "who chaired the meeting in …", and not "who gave the vans to …". */
export const AT_A_PLACE = /\b(?:in|at) (?:the )?\w/i;

/** Asks whether something was done: only a sentence that has the deed tells. */
export const WHETHER = /^\W*(?:(?:so|and|ok|but|any idea if|do we know if)\W+)?(?:did|has|have|had|was|were|will)\b/i;

/** Asks for the one to come: a planned date answers, a past one does not. */
export const NEXT = /\b(?:next|upcoming|forthcoming|coming)\b/i;
/** Asks for the one that was last. */
export const LATEST =
  /\b(?:meet|met|held|take place|took place|hosted?|convened?) last\b|\b(?:latest|most recent(?:ly)?|last) (?:[\w-]+ ){0,3}(?:meeting|plenary|session|round|conference|edition|visit|workshop|dialogue|exercise)s?\b|\bmost recently\b/i;
/** Asks for the one that was first, without counting: "where was it held the first time". */
export const EARLIEST = /\b(?:(?:the|for the|its|their) first time|originally|initially|to begin with|first of all)\b/i;
/** Asks how things stand by today, and a sentence that brings a figure up to date. */
export const BY_NOW =
  /\b(?:by now|now|meanwhile|at the moment|current(?:ly)?|at present|today|these days|in the meantime|so far|to date|latest)\b/i;
export const UP_TO_DATE =
  /\b(?:has|have|had) (?:since |now |meanwhile |already )?(?:risen|grown|increased|climbed|fallen|dropped|decreased|doubled|gone up|come down)(?: since)?\b|\bsince (?:risen|grown|increased|doubled)\b|^There (?:are|is) (?:now|today|currently|meanwhile)\b/;
export const UP_TO_DATE_BONUS = 0.3;
/** Asks from when on something holds: "since 1 January" answers better than the day it was decided. */
export const FROM_WHEN =
  /\b(?:since when|from when|(?:from|as of|since|starting) (?:what|which) (?:date|day|month|year))\b/i;
/** "when does it come out": of what is to come. */
export const WILL_BE = /\bwhen (?:do|does|will|shall)\b/i;
/** "when is it coming with a proposal": only a date to come tells. */
export const COMES_WHEN =
  /\bwhen(?:'s| is| are| will| shall)\b.{2,60}\b(?:coming (?:with|up|out)|going to|due to|expected to|supposed to)\b/i;
export const TIME_BONUS = 0.15;
/** Asks what something is for, and the words that say it. */
export const PURPOSE =
  /\bwhat(?:'?s| is| are| was| were)? (?:the |its |their )?(?:point|purpose|aim|goal|idea|objective)s?\b|\bwhat (?:is|are|was|were)\b.{2,60}\bfor\W*$|\bwhy (?:was|were)\b.{2,60}\b(?:set up|created|launched|founded|established)\b/i;
export const SAYS_PURPOSE =
  /\b(?:aim|goal|purpose|objective)s?\b|\b(?:aims?|designed|intended|tasked|meant) (?:at|to|for)\b|\bin order to\b|\bserv(?:ed|es|ing) (?:to|as)\b|\b(?:directed (?:against|at)|aimed at|concentrated on|devoted to)\b/i;
export const PURPOSE_BONUS = 0.3;
/** Asks until when something lasts, and the words that say it. */
export const UNTIL_WHEN =
  /\b(?:until|till|up to) when\b|\bwhen (?:does|do|did|will) .{2,60} (?:end|expire|run out|finish|stop)\b/i;
export const TELLS_END = /\b(?:until|till|up to|expir\w+|ends?|ended|ending|end of|close[sd]?)\b/i;
/** Asks for the last day on which something may be done, and the words that say it. */
export const DEADLINE = /\b(?:deadline|by when|cut-?off|latest (?:date|day)|last (?:date|day) (?:for|to))\b/i;
export const TELLS_DEADLINE =
  /\b(?:[Bb]y|before|no later than|until) (?:the )?(?:end\b|start\b|beginning\b|middle\b|mid-|spring|summer|autumn|winter|early|late|(?:first|second|third|fourth) |\d|January|February|March|April|May|June|July|August|September|October|November|December)|\b(?:must|have to|had to|deadline|time limit|expir\w+)\b/;
/** Asks how fast or how long, and a stretch of time that says it. */
export const HOW_SOON =
  /\bhow (?:quick(?:ly)?|fast|soon|early|long|late|rapidly|slow(?:ly)?|far (?:ahead|in advance))\b/i;
export const DURATION =
  /\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|half an?|an?|several) (?:working |calendar )?(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?)\b/i;
export const DURATION_BONUS = 0.25;
/** Asks for a reason, and the words that give one. */
export const WHY = /^\W*(?:(?:so|and|but)\W+)?(?:why|how come)\b|\breasons? (?:for|why|behind)\b/i;
export const SAYS_WHY =
  /\b(?:because|due to|owing to|given (?:that|the)|as (?:it|they|this) (?:is|are|was|were|has|have)|reasons?|caused by|(?:main |chief |principal )?causes? (?:was|were|is|are|of|for)|blamed|attributed to|put down to|on account of|over the (?:question|issue|matter) of|result of|so that|in light of|after .{3,60} (?:turned|proved|fell|failed))\b/i;
export const WHY_BONUS = 0.25;
/** "US dialogue next meeting?": with no verb, it asks when. */
export const NEXT_ONE_ALONE = /\bnext (?:[\w-]+ ){0,4}[\w-]+\W*$/i;
/** "next COSI?" */
export const NEXT_OF_NAME = /\b[Nn]ext \p{Lu}[\p{L}-]{2,}\W*$/u;
export const NEXT_ONE =
  /\b(?:next|upcoming|forthcoming) (?:[\w-]+ ){0,4}(?:meeting|session|plenary|summit|round|conference|dialogue|edition|visit|deadline|ministerial|review|workshop|webinar|seminar|exercise|training|course|forum|one)s?\b/i;
/** Asks for the very thing, not whether there is one. */
export const ASKS_WHAT = /^\W*(?:(?:and|so|ok|but)\W+)?(?:what|which|who)\b/i;
/** What somebody says of something, and how. */
export const SAYING =
  /^(?:recommend|criticis|criticiz|prais|warn|demand|blam|complain|regret|reproach|threaten|promis|urg|reject|deplor|refus|declin|oppos|object|veto|abstain|boycott)(?:e|ed|s|es|ing|ation|ations)?$/;
/** Asks for a number of something, not for a sum of money or a length. */
export const COUNTED = /\bhow many\b|\bnumber of\b|\b(?:share|percentage|proportion|percent|fraction)\b|%/i;
/** Somebody who holds an office. */
export const OFFICE =
  /^(?:coordinator|director|president|minister|ambassador|commissioner|spokes(?:person|man|woman)|secretary|rapporteur|administrator|envoy|chief|ombudsman|prosecutor-general)s?$|^prosecutor$/;
