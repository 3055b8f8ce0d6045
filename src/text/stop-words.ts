/** Function words of English, and the words people wrap around a question. None of them names a topic. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  `a an the this that these those it its itself they them their theirs he she his her we us our you your i me my mine myself
  and or but nor so if then than as of in on at to from by with without within for about into onto over under up down out off
  between among during through per via upon plus versus across along around toward towards
  is are was were be been being am isn aren wasn weren do does did done doing don doesn didn have has had having haven hasn hadn shouldn wouldn couldn mustn needn
  will would shall should can could may might must cannot won wouldn t s re ve ll m d
  what which who whom whose when where why how whats whens wheres whos hows wat
  not no yes also too very just only both either neither each every any some such own same other another else
  there here now still yet already ever again once more most much many few less least lot lots
  please pls plz thanks thank hi hello hey ok okay dossier bot tell show give find get got let know see want need like
  happen happened happening happens say says said anything something everything nothing nobody noone anyone someone anybody somebody everyone
  thing things stuff kind sort exactly actually really basically quick quickly
  far incl including inc approx onwards onward upon
  until till before after against since behind without whether while because although though unless whoever whatever whichever wherever whenever
  there's it's that's all w re eg ie etc pls btw fyi asap tbh imo afaik hmm well one ones anyway always never maybe perhaps
  did'nt didnt doesnt dont isnt wasnt cant couldnt wont im ive id youre theyre thats theres lets`
    .split(/\s+/)
    .filter(Boolean),
);
