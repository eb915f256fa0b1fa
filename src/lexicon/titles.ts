/**
 * The version of the lexicon, written into every document that was read with it: month and number of the release, and the
 * start of the sha256 of the tables in data/ (a test holds it to them).
 */
export const LEXICON_VERSION = '2026-11.1-1f28a3b4';

/** Forms of address and ranks that stand before a name and are not part of it. */
export const HONORIFICS: ReadonlySet<string> = new Set(
  (
    'mr mrs ms miss mx dr prof professor sir dame lord lady baroness baron count madam sheikh imam rabbi father reverend rev ' +
    'president vice-president prime minister chancellor premier secretary secretary-general general lieutenant colonel major ' +
    'captain sergeant admiral commander commodore marshal brigadier gen lt col maj capt adm sgt cmdr ambassador envoy senator ' +
    'sen congressman congresswoman representative rep governor gov mayor commissioner chairman chairwoman chair judge justice ' +
    'king queen prince princess emperor emir sultan pope archbishop bishop cardinal spokesman spokeswoman spokesperson ' +
    'foreign defence defense finance interior trade deputy assistant acting former ex-president director director-general ' +
    'chief speaker minister executive managing senior officer head adviser advisor counsellor analyst editor vice first ' +
    'permanent undersecretary under-secretary high'
  ).split(' '),
);

/** Last words of the names of bodies: a run of capitals that has one of them is no person. */
export const BODY_WORDS: ReadonlySet<string> = new Set(
  (
    'ministry department office commission committee council parliament congress senate house assembly union organization ' +
    'organisation agency bank fund court tribunal party government administration alliance league association federation ' +
    'institute university college group company corporation inc ltd corp plc foundation authority bureau service services ' +
    'army navy force forces police guard command mission embassy secretariat network news times post journal herald tribune ' +
    'guardian gazette dispatch press radio television tv broadcasting society center centre board treasury pentagon kremlin ' +
    'nations states campaign coalition movement front brigade cabinet summit presidency chamber directorate programme program'
  ).split(' '),
);

export const PRONOUNS: ReadonlySet<string> = new Set(
  'i you he she it we they him her them us me who whom someone somebody everyone everybody one those this that these'.split(
    ' ',
  ),
);

/** Months, days and other words that begin with a capital and are no name of a speaker. */
export const NOT_NAMES: ReadonlySet<string> = new Set(
  (
    'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september ' +
    'october november december the a an in on at of and but for from with by as if it he she they we i'
  ).split(' '),
);
