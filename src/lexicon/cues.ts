import type { EventType } from '../document/index.ts';

/**
 * What must follow a cue verb for its act to be done: `any` anything; `thing` no question (“asked whether”) and no quoted
 * words alone; `deed` “to …” or “on …” (“agreed to meet”, not “agreed that”).
 */
type Follows = 'any' | 'thing' | 'deed';

export interface CueAct {
  readonly act: EventType;
  /** The base form of the verb. */
  readonly verb: string;
  /** Words one of which has to come next (“call on”); none needed where it is empty. */
  readonly with: readonly string[];
  readonly follows: Follows;
  /** The act when the verb is negated, where that is an act of its own (“does not accept”: REJECT); null: the same, negated. */
  readonly negated: EventType | null;
}

type Row = readonly [act: EventType, follows: Follows, verbs: string, negated?: EventType];

/**
 * Verbs that do something by saying it, with PLOVER's type for it. `verb+word/word` needs one of the words after it.
 * Compiled for this project from PLOVER's definitions; verbs that only tell (say, add, note, believe) are in no row.
 */
const ROWS: readonly Row[] = [
  ['ACCUSE', 'any', 'accuse blame fault condemn denounce criticise criticize decry deplore lambast lambaste slam blast chide rebuke reproach scold castigate berate assail censure upbraid deride mock ridicule scorn allege complain protest object+to/that reprimand admonish excoriate vilify slate+for impugn pillory chastise disparage belittle insult taunt attack charge+that'],
  ['ACCUSE', 'any', 'hit+out lash+out take+issue call+out point+finger/fingers find+fault cry+foul speak+against go+after bristle+at'],
  ['REQUEST', 'any', 'urge demand request implore beseech plead exhort instruct recommend call+on/upon/for appeal+to/for press+for push+for insist+on petition lobby', ],
  ['REQUEST', 'thing', 'ask beg order press command appeal advise+to encourage propose'],
  ['AGREE', 'any', 'promise pledge offer undertake guarantee invite vow accept volunteer commit+to/itself/himself/herself/themselves stand+ready swear+to', ],
  ['AGREE', 'deed', 'agree consent resolve decide', ],
  ['SUPPORT', 'any', 'support praise welcome hail back applaud commend congratulate thank endorse laud salute recognise recognize acclaim extol approve cheer champion compliment admire stand+by/with/behind pay+tribute second', ],
  ['REJECT', 'any', 'reject refuse dismiss rebuff spurn rule+out turn+down veto brush+off/aside repudiate oppose shrug+off scoff+at rubbish disavow balk+at baulk+at', ],
  ['REJECT', 'deed', 'decline', ],
  ['THREATEN', 'any', 'threaten', ],
  ['CONCEDE', 'any', 'apologise apologize relent capitulate retract recant pardon back+down climb+down back+off give+in give+way/ground', ],
  ['SANCTION', 'any', 'sanction blacklist', ],
]; // prettier-ignore

/** Negated, these do the opposite: who does not accept rejects, who does not oppose or object agrees to nothing. */
const OPPOSITES: ReadonlyMap<string, EventType> = new Map(Object.entries({ accept: 'REJECT', support: 'REJECT', agree: 'REJECT', recognise: 'REJECT', recognize: 'REJECT', back: 'REJECT', endorse: 'REJECT', apologise: 'CONCEDE', apologize: 'CONCEDE' })); // prettier-ignore

const IRREGULAR: ReadonlyMap<string, readonly string[]> = new Map(Object.entries({
  beseech: ['besought'], plead: ['pled'], swear: ['swore', 'sworn', 'swears', 'swearing'], undertake: ['undertook', 'undertaken'],
  stand: ['stood'], take: ['took', 'taken'], find: ['found'], give: ['gave', 'given'], hit: ['hitting'], pay: ['paid'], beg: ['begged', 'begging'],
  commit: ['committed', 'committing'], slam: ['slammed', 'slamming'], plan: ['planned', 'planning'],
})); // prettier-ignore

const acts = new Map<string, CueAct[]>();
for (const [act, follows, verbs] of ROWS)
  for (const entry of verbs.split(' ')) {
    const [verb = '', ...next] = entry.split(/[+/]/u);
    const row: CueAct = { act, verb, with: next, follows, negated: OPPOSITES.get(verb) ?? null };
    for (const form of formsOf(verb)) acts.set(form, [...(acts.get(form) ?? []), row]);
  }

/**
 * The act of the verb at a place among words in small letters, with how many words its cue takes; of two rows the one
 * that needs a further word wins (“called for”). Null where the word is no verb of the table.
 */
export function cueActAt(
  words: readonly string[],
  at: number,
): { readonly row: CueAct; readonly length: number } | null {
  const rows = acts.get(words[at] ?? '') ?? [];
  for (const row of rows)
    for (const ahead of [1, 2, 3]) {
      const next = words[at + ahead];
      if (row.with.length > 0 && next !== undefined && row.with.includes(next)) return { row, length: ahead + 1 };
    }
  const bare = rows.find((row) => row.with.length === 0);
  return bare ? { row: bare, length: 1 } : null;
}

/** Whether a verb of an act is among words in small letters. */
export const hasCueAct = (words: readonly string[], type: string): boolean =>
  words.some((_, at) => cueActAt(words, at)?.row.act === type);

function formsOf(verb: string): string[] {
  const stem = verb.replace(/e$/u, '');
  const past = /[^aeiou]y$/u.test(verb) ? `${verb.slice(0, -1)}ied` : `${stem}ed`;
  const third = /[^aeiou]y$/u.test(verb)
    ? `${verb.slice(0, -1)}ies`
    : /(?:s|x|ch|sh)$/u.test(verb)
      ? `${verb}es`
      : `${verb}s`;
  return [...new Set([verb, third, past, `${stem}ing`, ...(IRREGULAR.get(verb) ?? [])])];
}

/** Cue verbs that give something a name (“called the request ‘sensible’”): the name says what the statement does. */
export const NAMING =
  /\b(?:call|describ|brand|label|term|dub|characteri[sz]|depict|portray|denounc|regard)\w*\b(?!\s+(?:for|on|upon|off|up|into)\b)/iu;

/** Names that blame or praise what they are given to. */
export const BLAMING =
  /\b(?:un(?:acceptable|serious|worthy|fair|just|lawful|justified|founded|friendly|helpful|wise|warranted|provoked|realistic)|illegal|illegitimate|irresponsible|reckless|provocat\w+|provocation|absurd|baseless|groundless|cynical|outrag\w+|shameful|disgrac\w*|scandal\w*|aggression|aggressive|farce|sham|lies?|liars?|propaganda|hypocri\w+|mistakes?|blunder|betrayal|blackmail|nonsense|ridiculous|false|dangerous|barbaric|criminal|crimes?|atrocit\w+|cowardly|discriminatory|hostile|insult\w*|interference|meddling|bully\w*|coercion|coercive|counterproductive|deplorable|despicable|disappointing|failure|heinous|inadequate|insufficient|inhuman\w*|naive|bad|worst|wrong|pretext|theft|threat|treason|violation|excuse|abuse|poaching|hollow|empty|weak|too little|too late)\b/iu;
export const PRAISING =
  /\b(?:sensible|historic|constructive|encouraging|courageous|brave|wise|positive|milestone|important step|step forward|right direction|good news|promising|timely|generous|exemplary|excellent|outstanding|remarkable|balanced|fair|helpful|responsible|welcome|reliable|victory|success\w*|breakthrough|model)\b/iu;
