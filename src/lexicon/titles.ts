import { wordSet } from '../text/index.ts';
/**
 * The version of the lexicon, written into every document that was read with it: month and number of the release, and the
 * start of the sha256 of the tables in data/ (a test holds it to them).
 */
export const LEXICON_VERSION = '2026-12.1-63e5f1dc';

/** Forms of address and ranks that stand before a name and are not part of it. */
export const HONORIFICS: ReadonlySet<string> = new Set(
  (
    'mr mrs ms miss mx dr prof professor sir dame lord lady baroness baron count madam sheikh imam rabbi father fr reverend rev ' +
    'president vice-president prime minister chancellor premier secretary secretary-general general lieutenant colonel major ' +
    'captain sergeant admiral commander commodore marshal brigadier gen lt col maj capt adm sgt cmdr ambassador envoy senator ' +
    'sen sens congressman congresswoman representative rep reps governor gov govs mayor commissioner chairman chairwoman chair judge justice ' +
    'king queen prince princess emperor emir sultan pope archbishop bishop cardinal spokesman spokeswoman spokesperson ' +
    'foreign defence defense finance interior trade deputy assistant acting former ex-president director director-general ' +
    'chief speaker minister executive managing senior officer head adviser advisor counsellor analyst editor vice first ' +
    'permanent undersecretary under-secretary high ' +
    'excellency excellencies highness majesty honourable honorable hon rt engr ' +
    'lt-gen lt-col maj-gen brig-gen brig lieutenant-general lieutenant-colonel major-general brigadier-general vice-admiral ' +
    'rear-admiral sheikha shaikh shaykh sayyida datuk datin tunku tengku shri smt alhaji alhaja hajiya haji maulana mullah ' +
    'ayatollah ustaz ustadz sardar encik puan monsieur madame mme mlle señor señora senhor senhora signor signora herr frau monsignor ' +
    'msgr viscount viscountess countess earl duke duchess marquess councillor cllr comrade pastor pm mp mep ceo cm superintendent inspector constable corporal detective ' +
    'dcop acop dsp ssp dgp igp pres whip monsenor monseñor taoiseach tánaiste tanaiste patriarch metropolitan rector chairperson co-chair ' +
    'co-leader ombudsman comptroller sheriff president-elect premier-elect minister-designate chancellor-designate elect ' +
    'designate'
  ).split(' '),
);

/** Those that are a title only with another behind them: “Executive Order”, “Foreign Operations” name nobody. */
const PARTIAL = wordSet(
  'foreign defence defense finance interior trade deputy assistant acting former executive managing senior vice first permanent high',
);

/** Whether a word is a form of address or rank by itself: “Minister”, and not “Foreign”. */
export const isTitleAlone = (word: string): boolean => isHonorific(word) && !PARTIAL.has(word.toLowerCase());

/** Halves of titles that are no title alone: “Attorney-General”. */
const HALVES = wordSet('attorney solicitor auditor inspector consul major co sub lord');

/** Whether a word is a form of address or rank: “Minister”, “Minister-President”, “Vice-Chancellor”. */
export function isHonorific(word: string): boolean {
  const plain = word.toLowerCase().replace(/(?<![.,])[.,]+$/u, '');
  if (HONORIFICS.has(plain)) return true;
  const halves = plain.split('-');
  return halves.length > 1 && halves.every((half) => HONORIFICS.has(half) || HALVES.has(half));
}

/** Words that belong to a title only before one: “Shadow Minister”, “Her Excellency”, “the Right Honourable”, “HE Dr”. */
const BEFORE_TITLES = wordSet(
  'state shadow crown cabinet principal joint special right royal hrh grand under parliamentary minority majority',
);
/** Styles that are given names, surnames or other words elsewhere: a title only before a name of another word. */
const STYLES: ReadonlySet<string> = new Set(
  "eng tun pak he hh dato dato’ dato' seri bapak ibu khun don doña".split(' '),
);

/** Whether a word may be a title before a name, and something else elsewhere: Tun, Pak. */
export const isStyle = (word: string): boolean => STYLES.has(word.toLowerCase());

/** What ministers, secretaries and commissioners are in charge of: “Minister for Water”, “Secretary of Foreign Affairs”. */
const DEPARTMENTS: ReadonlySet<string> = new Set(
  (
    'affairs foreign external internal interior home state defence defense war finance treasury exchequer economy economic ' +
    'economics planning trade commerce industry industrial business enterprise energy electricity power oil petroleum gas mines ' +
    'mining minerals water irrigation environment climate change natural resources resource forests forestry fisheries fishing ' +
    'maritime sea ocean oceans agriculture food rural land lands livestock infrastructure transport transportation aviation ' +
    'railways roads shipping ports works public housing urban local regional health education science research ' +
    'technology digital information communications communication media culture cultural arts heritage tourism sport sports ' +
    'youth women gender children family families social welfare labour labor employment work pensions justice law legal ' +
    'constitutional parliamentary security national police migration immigration asylum citizenship integration refugees ' +
    'diaspora development cooperation co-operation international humanitarian aid relief disaster emergency management european ' +
    'europe enlargement neighbourhood competition budget taxation customs investment investments innovation supplies ' +
    'terrorism financial intelligence policy strategy nonproliferation arms control democracy human rights political peace ' +
    'religious veterans reconstruction reform administration coordination mobility space nuclear decentralisation unification reunification equality'
  ).split(' '),
);

/** Whether a word can be part of what a minister is in charge of: Water, Affairs. */
export const isDepartment = (word: string): boolean => DEPARTMENTS.has(word.toLowerCase());

const JOINERS = wordSet('of for and at with from by to in on as');

const plainTitle = (word: string | undefined): string => (word ?? '').toLowerCase().replace(/(?<![.,])[.,]+$/u, '');

/**
 * How many words at the beginning of a run of capitals are titles, with what they are in charge of: 1 of “Dr Kari Nygård”,
 * 5 of “Cabinet Secretary for Foreign Affairs Grace Wairimu”, all of “Minister of Electricity and Water”. `isTitle` may
 * know more titles than the table.
 */
export function titlesBefore(words: readonly string[], isTitle: (word: string) => boolean = () => false): number {
  const endOf = (at: number): number => {
    const word = plainTitle(words[at]);
    if (word === '' || (at > 0 && JOINERS.has(word))) return at;
    // “Sultan bin Fahad”: a given name.
    if (/^(?:bin|ibn|bint|binti)$/u.test(words[at + 1] ?? '')) return at;
    if (/^se?ri$/u.test(word) && plainTitle(words[at - 1]).startsWith('dat')) return at + 1;
    if (isHonorific(word) || NOT_NAMES.has(word) || isTitle(word)) return departmentEnd(words, at + 1);
    if (
      STYLES.has(word) &&
      words[at + 1] !== undefined &&
      plainTitle(words[at + 1]) !== word &&
      !words[at + 1]?.includes('-')
    )
      return at + 1;
    return BEFORE_TITLES.has(word) && endOf(at + 1) > at + 1 ? endOf(at + 1) : at;
  };
  let at = 0;
  for (let next = endOf(at); next > at; next = endOf(at)) at = next;
  return at;
}

/** Where “for Foreign Affairs”, “of Electricity and Water” ends; `at` where there is none. */
function departmentEnd(words: readonly string[], at: number): number {
  if (!/^(?:of|for)$/iu.test(words[at] ?? '')) return at;
  let end = at;
  for (let next = at + 1; next < words.length; next += 1) {
    const word = plainTitle(words[next]);
    if (isDepartment(word)) end = next + 1;
    else if (!/^(?:the|and|of|for|&)$/u.test(word)) break;
  }
  return end;
}

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

export const PRONOUNS = wordSet(
  'i you he she it we they him her them us me who whom someone somebody everyone everybody one those this that these',
);

/** Days of the week and months. */
export const CALENDAR: ReadonlySet<string> = new Set(
  (
    'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september ' +
    'october november december'
  ).split(' '),
);

/** Months, days and other words that begin with a capital and are no name of a speaker. */
export const NOT_NAMES: ReadonlySet<string> = new Set([
  ...CALENDAR,
  ...'the a an in on at of and but for from with by as if it he she they we i his her their our your its my'.split(' '),
]);
