/** What kind of answer a question asks for. */
export type Kind =
  | 'timeline'
  | 'planned'
  | 'fact'
  | 'who'
  | 'where'
  | 'when'
  | 'how_many'
  | 'list'
  | 'definition'
  | 'document'
  | 'comparison'
  | 'action'
  | 'which_action'
  | 'overview';

/** Patterns in the order they are tried: the more specific first. What a pattern matches names no topic. */
const PATTERNS: readonly (readonly [kind: Kind, pattern: RegExp])[] = [
  // "which document has the definition": the document, whatever it has
  ['document', /^\W*(?:which|what) (?:(?:council|commission|wk|st|com|swd) )?(?:document|doc|paper)\b(?! does\b)/g],
  [
    'timeline',
    /\b(?:timeline|chronolog\w+|how (?:did|has|have) .{2,80}\b(?:go|gone)\b(?=.*\bdates?\b)|walk (?:me|us) (?:through|thru)|every (?:single )?date\b|how (?:did|has|have) .{2,80}\b(?:go|gone|get|got|come|move|moved|develop|developed|grow|grown|evolve|evolved) from\b.{2,60}\bto\b|(?:the|all|its|their) (?:\w+ )?steps (?:in|of|at|up to|so far|taken|towards)\b|step[ -]by[ -]step|stage by stage|one after (?:the other|another)|(?:day|week|month|quarter|year) (?:by|for) (?:day|week|month|quarter|year)|(?:steps|stages|path|journey)\b.{3,60}\bfrom\b.{3,40}\bto|in (?:chronological |date |time )?order|(?:at|of|in) each (?:meeting|session|plenary|round|edition)|meeting by meeting|steps(?=\W*$)|(?<=^\W*(?:the |all )?)(?:deployments|visits|rounds|editions|plenaries|sessions|activations) of|key dates|date by date|story(?=\W*(?:$|date|so far|please|pls|until|from|since))|(?:everything|anything|all|whatever) (?:with|that has|having) (?:a |its )?dates?(?: (?:on|to) it)?|everything dated|(?:with|w\/) (?:all |their |the )?dates|all (?:the )?dates|dated (?:steps|events|statements|bits|stuff|things|items|points|facts)|from (?:the |its |their )?(?:very )?(?:launch|start|beginning|creation|outset|inception|establishment|foundation|founding|adoption|opening) (?:un)?(?:til|till|to|through|up to) \w+)\b/g,
  ],
  [
    'overview',
    /\bwhere (?:does|do|is|are) [^,;?]{2,50} stand(?:ing)?\b|\bwhere (?:are|do|is) (?:we|things|it|they|this|that)(?: (?:now|at|with|on|stand|standing)\b|(?=\W*(?:$|[,;-])))/g,
  ],
  [
    'definition',
    /\b(?:stands? for|short for|acronym|abbreviation|abbreviated|full (?:name|form)|spell(?:ed|t)? out|in full(?=\W*(?:$|[,;?]))|long form|what do(?:es)? .{2,40} mean|meaning of|defin(?:e|ition)(?: of)?|expand the)\b/g,
  ],
  [
    'which_action',
    /\b(?:(?:which|what)(?: of the)? actions?(?: number| no\.?)?\b(?! is the \w+\s*$)(?=.*\b(?:is|are|cover|covers|deal|deals|about|address|addresses|tackle|tackles|concern|concerns|handle|handles|has|have|talk|talks|mention|mentions|treat|treats|look|looks|do|does)\b)|(?:under|at) (?:which|what) (?:number(?!.*\b(?:circulated|issued|published|registered|study|paper|note|declaration|conclusions|document|directive|regulation|decision|communication|strategy)\b)|heading|headings|actions?)|which of the (?:(?:\d+|[a-z]+) )?actions|which of the (?:17|seventeen)|in (?:which|what) actions?|where in the (?:report|document|text|note)|(?:which|what) (?:section|part|chapter)s?\b(?! of (?!the (?:report|document|text|note)))(?: of the (?:report|document))?)/g,
  ],
  [
    'document',
    /\b(?:(?:case|com|swd|doc(?:ument)?|docs|st|file|reference|ref|council|register|oj|celex|eli|directive|official)\.? (?:no\b\.?|nos\b|number|numbers|nr|num|ref|reference|id|#)|(?:ref|reference|link|url|citation) (?:of|for|to|on)\b|numbers? of the .{0,60}(?:directives?|regulations?|decisions?|documents?|conclusions|reports?|declarations?|communications?)\b|(?:which|what) (?:oj|official journal)\b|which (?:\w+ )?(?:document|doc|footnote)\b|which (?:council |commission |framework |implementing |delegated )*(?:decision|directive|regulation|act|conclusions|resolution|recommendation) (?:set up|sets up|established|establishes|created|founded|governs|governed|introduced|regulates|underlies|is behind|was behind)\b|under (?:which|what) (?:number|reference|ref|(?:commission |council |implementing |delegated )*(?:decision|directive|regulation|act|document))\b|footnotes?|doc ref|document code|reference number|\b(?:documents?|docs?|sources?) .{0,40}(?:cited?|cites|referenced?|quoted|listed)\b|(?:cited?|cites|referenced?|quoted) (?:documents?|docs?|sources?)|\bcites?\b|\bwhere can (?:i|we) (?:find|read|see)\b|\bdoc(?:ument)?\.? (?:st )?\d{3,5}\/\d|^\W*(?:what(?:'?s| is) )?(?:st[ -]?)?\d{3,5}\/\d\d\b|(?:directive|regulation|decision|conclusions|declaration|guide|strategy)\b.{0,60}\bnumber\b(?! of)|(?:full |exact |official )?titles? (?:(?:and|&|\+) authors? )?of|authors? of|publication details)/g,
  ],
  [
    'comparison',
    /\b(?:vs\.?|versus|side by side|next to each other|compare[ds]?(?: to| with)?|comparison|difference between|differences? in|differ|as opposed to|rather than|both .{3,40} and)\b|\bor\b(?=.*\b(?:which (?:one )?(?:came|was|is) (?:first|earlier|later|bigger)|first|earlier|later)\b)/g,
  ],
  [
    'how_many',
    /\b(?:how many|how much|how big|how large|how high|how long|how often|number of|any number|any figures?|(?:what|which) (?:share|percentage|proportion|percent|fraction|number|amount|sum|figure|quantity|volume|budget|price)|percentage|what (?:did|does|do|will|would|was|were) .{2,60} cost\b|\b(?:costs?|budget|price|price tag) (?:of|for)\b|(?<=^\W*(?:what(?:'?s| is| was| were) )?(?:the )?(?:total |estimated |overall )?)(?:value|worth) of\b|how old|(?:in|with|by) (?:numbers|figures)(?=\W*(?:$|please|pls))|(?<=^\W*(?:the )?)(?:share|percentage|proportion) of|(?<!going )\brate (?:of|for)\b|total (?:number|amount)|what'?s the (?:number|amount|total|share|percentage))\b|\b(?:what|which|how (?:many|much))(?: an?)? ?%/g,
  ],
  [
    'where',
    /(?<=^|^\W+|[,;:?.!(\u2013\u2014-]\s*|\b(?:and|or|but|so|know|tell (?:me|us)|remind (?:me|us)|check|sure|unclear|out|asking|ask|wonder|wondering|say|says|said|see|confirm|exactly|idea|on|to|recall|remember|with|by|until|since|from|of|ok|hey|hi|please|pls|just|quick one|again|btw)\s+)(?:where(?:'s|s)?)\b|\bwhere\s*\?*\s*$|\b(?:(?:which|what) (?:city|cities|place|places|town|country did|country hosted|venue|location)|in (?:which|what) (?:city|country|place|town)|venue|location)\b|^\W*(?:the )?(?:city|town|place|seat) (?:of|for|where)\b/g,
  ],
  [
    'when',
    /(?<=^|^\W+|[,;:?.!(\u2013\u2014-]\s*|\b(?:and|or|but|so|know|tell (?:me|us)|remind (?:me|us)|check|sure|unclear|out|asking|ask|wonder|wondering|say|says|said|see|confirm|exactly|idea|on|to|recall|remember|with|by|until|since|from|of|ok|hey|hi|please|pls|just|quick one|again|btw)\s+)(?:when(?:'s|s)?)\b|\bwhen\s*\?*\s*$|\b(?:(?:on |by |since |from )?(?:what|which) (?:date|day|month|year|time|quarter)|since when|by when|until when|how soon|how recently|dates? (?:of|for|was|were|is|did)|the date\b|deadline for)\b/g,
  ],
  [
    'who',
    /\bname of the (?:\w+ ){0,3}(?:minister|official|person|chair|head|director|commissioner|author|ambassador|speaker|prosecutor|coordinator|rapporteur|president|secretary)|(?<=^|^\W+|[,;:?.!(\u2013\u2014-]\s*|\b(?:and|or|but|so|know|tell (?:me|us)|remind (?:me|us)|check|sure|unclear|out|asking|ask|wonder|wondering|say|says|said|see|confirm|exactly|idea|on|to|recall|remember|with|by|until|since|from|of|ok|hey|hi|please|pls|just|quick one|again|btw)\s+)(?:who(?:'s|s|m|se)?)\b|\bwho\s*\?*\s*$|\b(?:by whom|(?:which|what) (?:body|bodies|group|network|presidency|institution|agency|agencies|organisation|organization|working party|party|team|unit|office|committee|country|member state|service|authority|ministry|government|state|court|company|firm) (?:(?:is |was |has been )?(?:currently |now |today |actually |presently |then )?(?:presid(?:es|ed|ing)|holds|holding|held|hosts|hosting|heads|heading|manages|manag(?:ed|ing)|acts|acting|serves|serving|provides|providing|owns|pays|pays for|financ(?:es|ed)|funds|funded|represents|supervises|supervised|operates|operated|maintains|drafted|drew up|wrote|signed|inaugurated|requested|initiated|chairs|chairing|leading|running|coordinating)|chaired|hosted|organised|organized|led|leads|runs|ran|coordinates?|coordinated|proposed|tabled|adopted|approved|published|launched|prepared|set up|is responsible|was responsible|took over|does|did|has|is))\b/g,
  ],
  [
    'planned',
    /\b(?:still (?:on|in) (?:the|its|their|(?:the )?\S+['\u2019]s?) (?:agenda|calendar|programme|to-?do(?: list)?|list|plate|pipeline|cards|horizon)\b|(?:so far|until now|to date|past) (?:and|&|\+) (?:what'?s )?(?:next|upcoming|coming|planned|future)|still to (?:come|happen|follow|be done|take place)|pencil+ed in|(?:what|anything|whats|what's)(?: is| are| was)?(?: still)? (?:planned|foreseen|due|expected|scheduled|coming|upcoming|next|ahead|envisaged|in the pipeline|on the horizon|left to do|outstanding|pending)|what comes\b(?! out)|(?:the|and) next (?:one|meeting|edition)|when again|coming up|upcoming|next steps?|supposed to|(?:has|have) (?:still |already )?planned|deadlines?|planned for|due (?:in|by|on|next|for)|scheduled (?:for|in)|to be (?:delivered|adopted|published|presented|expected)|in store\b|down for\b|what(?:'s|s| is| remains)? (?:left|outstanding|missing)(?=\W*(?:$|[,;?]|pls|please))|(?:in|on) (?:the|our|their|its) (?:diary|calendar|cards|horizon)|owe[sd]?\b|in the pipeline|forthcoming|on the agenda for|yet to|planning\b|(?:can|should|shall|may|could|do) (?:we|i|you|one) expect|fixed dates?|dates? (?:is |are )?(?:fixed|set|confirmed)|expected? from|ahead of us|still ahead|lies? ahead|to expect|future (?:plans?|steps|work|meetings?)|(?<!work |action |work-|strategic )plans? (?:for|to|in)|planning to|going to|(?:is|are) expected|expected (?:in|for|by|to)|will (?:the |there |it )?|meant to|promised|pledged|committed to|commits? to|have to (?:deliver|do|come)|left for|still (?:open|pending|to do|outstanding|due)|lined up|still on (?:the |its |their |[\w-]+'s )?(?:agenda|list|programme)|(?:still|yet) (?:have|has|had|needs?) to\b|has yet to|have yet to|still to \w+|(?:is|are) .{3,60} (?:coming|planned|due|expected|on the way|in the works))\b/g,
  ],
  [
    'timeline',
    /\b(?:what (?:(?!exactly|else|ever)[a-z'-]+ ){1,4}did(?=\s*(?:$|[?.,;:\u2013\u2014-]|(?:in|on|with|about|during|since|under|so far)\b))|what(?:'s|s| has| have|ever| all)? (?:happened|been happening|went on|was going on|took place|occurred|came up|been done)|(?:been|got|get|getting) up to\b|(?:came|come|comes|coming) out of\b|been (?:doing|busy|working)|on (?:\S+ ){1,4}(?:plate|radar|desk|table)|kept .{2,40} busy|what (?:did|has|have) .{2,60} (?:done|do|discuss(?:ed)?|talk(?:ed)? about|agreed?|decided?|adopt(?:ed)?|approved?|produced?|get up to|worked? on|achieved?|dealt? with|looked? at|take up|taken up|organi[sz]ed?|hosted?|launch(?:ed)?|initiated?|put forward|push(?:ed)? for|deliver(?:ed)?)\b|timeline|chronology|history|(?:the|whole|full) story (?:of|with|on|behind)|milestones?|events?|developments?|key dates|dates|sequence|when and where|over time|so far|how (?:has|have|did) .{2,60} (?:moved|progressed|developed|evolved|advanced|unfolded|come along|gone)|(?<!up )to date|(?:all|each|every) editions?|since (?:the |its |their )?(?:start|launch|beginning|creation|outset|inception)|meetings?\b.{0,30}\bnext one|progress|activit(?:y|ies)|any news|news on|latest on|update on|track record|meetings? (?:of|held|in)|all (?:the |its |their )?(?:meetings|plenaries|sessions|editions|rounds|workshops|conferences|visits|takedowns|deployments))\b/g,
  ],
  [
    'list',
    /\b(?:(?:which|what) (?:[\w-]+ ){1,3}(?:(?:were|was|have been|has been) (?:held|organi[sz]ed|hosted|conducted)|took place|happened)|which .{3,60}\bwhich \w+|list|enumerate|name (?:the|all|every|me)|which (?:(?!of |the )[\w-]+ ){0,2}?(?:countries|states|bodies|groups|topics|areas|partners|priorities|agencies|members|meetings|documents|instruments|networks|issues|subjects|regions|drugs|substances|reports|projects|types|kinds|measures|steps|events|institutions|dialogues|ones|two|three|four)|which (?:(?!of |the )[\w-]+ ){0,2}?[\w-]{3,}[^su\W]s (?=(?:on|for|in|under|against|about|of) .{3,60}\b(?:are|were|have|did|do)\b|(?:are|were) (?:there|planned|foreseen|listed|mentioned|named)\b)|what (?:are|were) (?:the|its|their|all)|(?:what|which) (?:topics|countries|priorities|subjects|areas|issues|clusters|measures|steps|themes|kinds|types)|all (?:the|of the)|each of the|everyone who|one by one)\b/g,
  ],
  [
    'overview',
    /\b(?:(?:everything|anything) (?:about|on)|(?:everything|whatever|all|anything) (?:(?:we|you|they) (?:have|got|know)(?: got)?|there is|that is known) (?:about|on|with|regarding)|all about|tell me (?:more )?about|what does (?:it|the report|this report|the document|the note|the paper) (?:say|tell|mention|report)(?: us)?(?: about| on| regarding)?|what (?:is|was) said (?:about|on)|say (?:anything )?(?:about|on)|mention(?:s|ed)?|info(?:rmation)? (?:about|on)|where do(?:es)? .{2,40} appear|named|summar(?:y|ise|ize) (?:of|on)?|overview|brief me on|(?:any|a) word (?:on|about)|how (?:does|do|is|are) .{2,60}? (?:described?|portray(?:ed)?|characteri[sz]ed?|depict(?:ed)?)\b|status of|state of play (?:of|on)?|where (?:are we|do we stand|does .{2,40} stand))\b/g,
  ],
];

/** The first kind whose words the question uses, and the spans of those words (UTF-16 offsets). */
export function findKind(question: string): { kind: Kind | null; spans: { start: number; end: number }[] } {
  // "can it seize a fortune when he cannot say where it comes from": a clause of its own asks neither when nor where
  const whether = /^\W*(?:can|could|may|does|do|did|is|are|was|were|has|have|will)\s+(?!you\b|we\b|i\b|any)/i.test(
    question,
  );
  // "is there a way to see where he keeps his money" asks whether there is
  if (whether)
    question = question.replace(
      /\b(?:to )?(?:see|check|find out|tell|know|look up|trace|show|learn) (?:where|when|who|how many|how much)\b.*$/i,
      '',
    );
  if (whether)
    question = question.replace(
      /(?<!\b(?:and|or) )\b(?:when|if|unless|because|although) (?:he|she|it|they|you|one|somebody|someone)\b.*$/i,
      '',
    );
  // "if he cannot say where it came from, can it be taken": the same in front of the question
  question = question.replace(
    /^\W*(?:if|unless|because|although|once) [^,?]+,\s*(?=(?:can|could|may|does|do|did|is|are|was|were|has|have|will|what|who|how|which)\b)/i,
    '',
  );
  // "how fast is it now compared to before" compares no two things
  question = question.replace(
    /\b(?:compared (?:to|with)|versus|vs\.?) (?:before|earlier|previously|the past|last time|(?:the |a )?(?:previous |last |preceding )?(?:year|month|quarter|edition)(?: before| earlier)?)\b/i,
    '',
  );
  // CITES, the convention on endangered species, cites nothing
  const text = question
    .replace(/\bCITES\b/g, '_____')
    .toLowerCase()
    .replaceAll('\u2019', "'");
  for (const [kind, pattern] of PATTERNS) {
    // most patterns are tried in vain: a search costs less than the matches
    if (text.search(pattern) < 0) continue;
    const matches = [...text.matchAll(pattern)];
    return { kind, spans: matches.map((match) => ({ start: match.index, end: match.index + match[0].length })) };
  }
  return { kind: null, spans: [] };
}

/** Does the question ask for something that lies ahead? Applies beside any kind. */
export function looksAhead(question: string): boolean {
  return PATTERNS.some(([kind, pattern]) => kind === 'planned' && question.toLowerCase().search(pattern) >= 0);
}
