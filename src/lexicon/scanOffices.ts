import type { Span } from '../text/index.ts';
import type { OfficeMention, OrganMention, Qualifier } from './actors.ts';
import { longestPhrase, type OfficeRow, type Phrases } from './phrases.ts';
import { personAfter, personBefore } from './beside.ts';
import type { FoundName } from './scan.ts';
import { BREAK, type Token } from './tokens.ts';
import type { LexiconActor } from './actors.ts';

/** What the search for offices needs to know of the lexicon. */
export interface Surroundings {
  readonly phrases: Phrases;
  /** Nouns by which bodies and states are taken up ("the bloc's foreign policy chief"). */
  readonly nouns: ReadonlySet<string>;
  actor(id: string): LexiconActor | null;
  /** The offices that the chief or leader of a country or body holds, each with its owner. */
  headsOf(id: string): readonly { readonly office: string; readonly of: string }[];
}

/** The text with its tokens and the names in it, by the token at which they begin and end. */
export interface Read {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly lower: readonly string[];
  readonly starting: ReadonlyMap<number, FoundName>;
  readonly ending: ReadonlyMap<number, FoundName>;
}

/** Offices and organs in a text, in order; none inside another. */
export function findOffices(lexicon: Surroundings, read: Read): (OfficeMention | OrganMention)[] {
  const found: (OfficeMention | OrganMention)[] = [];
  const { tokens, lower } = read;
  const taken = new Set<number>();
  for (let at = 0, inside = -1; at < tokens.length;) {
    // A phrase does not begin inside a name: "European Commission | president".
    inside = Math.max(inside, (read.starting.get(at)?.to ?? 0) - 1);
    const free = at > inside || read.starting.has(at);
    const match = free ? longestPhrase(lexicon.phrases, tokens, lower, at) : null;
    if (match === null) {
      at += 1;
      continue;
    }
    const to = at + match.length;
    const { offices, organ, plural } = match.phrase;
    if (match.length === 1 && isSurname(read, at)) {
      at = to;
      continue;
    }
    const owner =
      ownerBefore(lexicon, read, at) ??
      ownerAfter(
        lexicon,
        read,
        to,
        offices.some(({ office }) => SPEAKS.has(office)),
      );
    const mention =
      offices.length > 0
        ? officeMention(lexicon, read, at, to, offices, plural, owner)
        : organ && organMention(lexicon, read, at, to, organ, owner);
    if (mention) found.push(mention.type === 'office' ? withOnePerson(mention, taken) : mention);
    at = to;
  }
  return found;
}

/** "Larry King", "Mr. Pope": a title that is a surname too, behind another capitalised word. */
function isSurname({ tokens, lower, text, ending }: Read, at: number): boolean {
  const self = tokens[at];
  const before = tokens[at - 1];
  if (!self || !before || !SURNAMES.has(lower[at] ?? '') || self.key === lower[at]) return false;
  if (before.key === '.' && FORMS.has(lower[at - 2] ?? '')) return true;
  return (
    /^\p{Lu}\p{Ll}/u.test(before.key) &&
    !ending.has(at) &&
    !FUNCTION_WORDS.has(lower[at - 1] ?? '') &&
    text.slice(before.end, self.at) === ' '
  );
}

const SURNAMES: ReadonlySet<string> = new Set(
  'king queen pope prince judge chancellor sultan mayor speaker leader head boss chief'.split(' '),
);
const FORMS: ReadonlySet<string> = new Set('mr mrs ms dr'.split(' '));
const FUNCTION_WORDS: ReadonlySet<string> = new Set(
  'the a an former late then acting when while as after before but and if majority minority'.split(' '),
);

/** A name belongs to one office: in "the chief, Anna Berg, the minister" to the first, in a list to its own. */
function withOnePerson(mention: OfficeMention, taken: Set<number>): OfficeMention {
  if (mention.person === null) return mention;
  const at = mention.person.span[0];
  if (taken.has(at)) return { ...mention, person: null };
  taken.add(at);
  return mention;
}

/** Whose office or organ it is: an id, or a noun whose meaning is for the reader; `from` and `to` are tokens. */
interface Owner {
  readonly id: string | null;
  readonly span: Span;
  readonly from: number;
  readonly to: number;
  readonly qualifier: Qualifier | null;
}

function officeMention(
  lexicon: Surroundings,
  read: Read,
  from: number,
  to: number,
  rows: readonly OfficeRow[],
  plural: boolean,
  anyOwner: Owner | null,
): OfficeMention | null {
  const { tokens } = read;
  // "Republican Secretary of State": a party has no such office; the word says only what the holder is.
  const owner = anyOwner?.id?.startsWith('group:') && !fits(rows, anyOwner.id) ? null : anyOwner;
  const row = rowFor(rows, owner?.id ?? null);
  if (row.office === 'chief' && owner === null) return null;
  const alone =
    owner?.id == null && Array.isArray(row.of) ? rows.flatMap(({ of }) => (Array.isArray(of) ? of : [])) : [];
  const candidates = [...new Set(alone)].map((key: string) => keyed(lexicon, key));
  const single = candidates.length === 1 && !owner ? (candidates[0] ?? null) : null;
  const named = owner?.id ?? single;
  const heads =
    named !== null && !plural && (row.office === 'chief' || row.office === 'leader') ? lexicon.headsOf(named) : [];
  // Vietnam's leader may be either of two: then it stays the leader.
  const head = heads.length === 1 ? heads[0] : undefined;
  const of = head?.of ?? named;
  const start = Math.min(from, owner?.from ?? from);
  const end = Math.max(to, owner?.to ?? to);
  const qualifier =
    qualifierBefore(read, from).qualifier ?? qualifierBefore(read, start).qualifier ?? qualifierAfter(read, to);
  return {
    type: 'office',
    span: spanOf(tokens, start, end),
    head: spanOf(tokens, from, to),
    office: head?.office ?? row.office,
    of,
    ofSpan: owner?.span ?? null,
    owners: plural && of !== null ? [of, ...othersBeside(read, owner)] : of === null ? [] : [of],
    candidates: of === null ? candidates : [],
    qualifier,
    person: plural
      ? null
      : (personAfter(read, end) ??
        (end > to ? personAfter(read, to) : null) ??
        personBefore(read, qualifierBefore(read, start).from)),
    sector: row.sector,
    plural,
  };
}

function organMention(
  lexicon: Surroundings,
  { tokens }: Read,
  from: number,
  to: number,
  organ: { readonly organ: string; readonly sector: string | null },
  owner: Owner | null,
): OrganMention {
  const of = owner?.id ?? null;
  const start = Math.min(from, owner?.from ?? from);
  return {
    type: 'organ',
    span: spanOf(tokens, start, Math.max(to, owner?.to ?? to)),
    head: spanOf(tokens, from, to),
    organ: organ.organ,
    of,
    ofSpan: owner?.span ?? null,
    actor: of?.startsWith('country:') ? lexicon.actor(`org:${of.slice(8).toLowerCase()}-${organ.organ}`) : null,
    sector: organ.sector,
  };
}

/** Whether one of the rows is for this owner, or for any body. */
const fits = (rows: readonly OfficeRow[], owner: string): boolean =>
  rows.some(
    ({ of }) => of === '' || of === 'org' || (Array.isArray(of) && of.includes(owner.slice(owner.indexOf(':') + 1))),
  );

/** The row that fits the owner best: one that names it, one for its kind, one for any, else the first. */
function rowFor(rows: readonly OfficeRow[], owner: string | null): OfficeRow {
  const first = rows[0] as OfficeRow;
  const any = rows.find(({ of }) => of === '');
  if (owner === null) return any ?? rows.find(({ of }) => of === 'country' || of === 'org') ?? first;
  const key = owner.slice(owner.indexOf(':') + 1);
  const kind = owner.startsWith('country:') ? 'country' : 'org';
  return (
    rows.find(({ of }) => Array.isArray(of) && of.includes(key)) ?? rows.find(({ of }) => of === kind) ?? any ?? first
  );
}

/** The name before an office: "Russian", "Norway's", "the UN", "the bloc's", with qualifiers and adjectives between. */
function ownerBefore(lexicon: Surroundings, read: Read, at: number): Owner | null {
  const { tokens, lower, text, ending } = read;
  const { from: edge, qualifier } = qualifierBefore(read, at);
  const near = tokens[edge];
  const last = tokens[edge - 1];
  if (!near || !last || last.key === BREAK || text.slice(last.end, near.at).includes('\n')) return null;
  const possessive = possessiveEnd(lower, tokens, edge);
  const to = possessive ?? edge;
  const name = ending.get(to);
  if (name) {
    const naming = name.mention.namings[0];
    const adjacent = possessive === null;
    if (!naming || naming.how === 'person' || (adjacent && (naming.how === 'people' || naming.how === 'capital')))
      return null;
    return { id: naming.actor.id, span: name.mention.span, from: name.from, to: edge, qualifier };
  }
  const noun = tokens[to - 1];
  if (possessive === null || !noun || !lexicon.nouns.has(noun.key)) return null;
  return { id: null, span: [noun.at, noun.end], from: to - 1, to: edge, qualifier };
}

/** The name after an office: "of the European Commission"; of one who speaks also "for the Russian Foreign Ministry". */
function ownerAfter(
  lexicon: Surroundings,
  { tokens, lower, starting, text }: Read,
  to: number,
  speaks: boolean,
): Owner | null {
  const word = lower[to];
  if (word !== 'of' && !(speaks && (word === 'for' || word === 'at'))) return null;
  const name = starting.get(lower[to + 1] === 'the' ? to + 2 : to + 1);
  const naming = name?.mention.namings[0];
  if (!name || !naming || naming.how === 'person' || naming.how === 'people') return null;
  if (text.slice(tokens[to - 1]?.end ?? 0, name.mention.span[0]).includes('\n')) return null;
  if (naming.how !== 'demonym' || naming.actor.kind !== 'country')
    return { id: naming.actor.id, span: name.mention.span, from: to, to: name.to, qualifier: null };
  const organ = longestPhrase(lexicon.phrases, tokens, lower, name.to);
  const body =
    organ?.phrase.organ && lexicon.actor(`org:${naming.actor.id.slice(8).toLowerCase()}-${organ.phrase.organ.organ}`);
  if (!organ || !body) return null;
  const end = name.to + organ.length;
  return { id: body.id, span: spanOf(tokens, name.from, end), from: to, to: end, qualifier: null };
}

/** Offices whose holders speak "for" a body, or are "at" one. */
const SPEAKS: ReadonlySet<string> = new Set(['spokesperson', 'official']);

/** The other owners of a list: "the foreign ministers of Iran, France and Germany", "French and German ministers". */
function othersBeside({ lower, starting, ending }: Read, owner: Owner | null): string[] {
  const others: string[] = [];
  const take = (name: FoundName | undefined): FoundName | undefined => {
    const naming = name?.mention.namings[0];
    if (!naming || naming.how === 'person') return undefined;
    others.push(naming.actor.id);
    return name;
  };
  if (!owner) return others;
  // After "of": names go on behind; before the office: names stand ahead.
  for (let at = owner.to; ;) {
    const next =
      lower[at] === ',' && lower[at + 1] === 'and' ? at + 2 : lower[at] === ',' || lower[at] === 'and' ? at + 1 : -1;
    const name = next < 0 ? undefined : take(starting.get(lower[next] === 'the' ? next + 1 : next));
    if (!name) break;
    at = name.to;
  }
  for (let at = owner.from; ;) {
    const last =
      lower[at - 1] === 'and' && lower[at - 2] === ','
        ? at - 2
        : lower[at - 1] === 'and' || lower[at - 1] === ','
          ? at - 1
          : -1;
    const name = last < 0 ? undefined : take(ending.get(last));
    if (!name) break;
    at = name.from;
  }
  return others;
}

/** Where a possessive ends, if the tokens before `edge` are one: the token after the name. */
function possessiveEnd(lower: readonly string[], tokens: readonly Token[], edge: number): number | null {
  if (lower[edge - 1] === 's' && lower[edge - 2] === "'") return edge - 2;
  const mark = tokens[edge - 1];
  return mark?.key === "'" && tokens[edge - 2]?.end === mark.at && lower[edge - 2]?.endsWith('s') ? edge - 1 : null;
}

const QUALIFIERS: ReadonlyMap<string, Qualifier> = new Map(
  (
    [
      ['former', 'former ex late ousted deposed onetime erstwhile'],
      ['then', 'then'],
      ['acting', 'acting interim caretaker'],
      ['incoming', 'incoming future next'],
      ['deputy', 'deputy vice assistant junior'],
    ] as const
  ).flatMap(([qualifier, words]) => words.split(' ').map((word) => [word, qualifier] as const)),
);
const ADJECTIVES: ReadonlySet<string> = new Set(
  (
    'new newly appointed current outgoing top senior chief far right left wing hardline hard line veteran longtime long ' +
    'serving time embattled populist female first second pro western russian conservative liberal socialist centrist ' +
    'nationalist islamist elected designated hawkish reformist moderate civilian de facto beleaguered powerful influential ' +
    'reelected re autocratic authoritarian longest youngest oldest two one three four special national'
  ).split(' '),
);

/** The qualifier before token `at`, and the first token of what stands between an owner and its office. */
function qualifierBefore({ lower, tokens }: Read, at: number): { from: number; qualifier: Qualifier | null } {
  let qualifier: Qualifier | null = null;
  let from = at;
  for (let steps = 0; steps < 6 && from > 0; steps += 1) {
    const word = lower[from - 1] ?? '';
    const means = QUALIFIERS.get(word);
    if (means) qualifier = means;
    else if (word !== '-' && !(ADJECTIVES.has(word) && tokens[from - 1]?.key === word)) break;
    from -= 1;
  }
  return { from, qualifier };
}

/** "president-elect", "prime minister-designate". */
const qualifierAfter = ({ lower }: Read, to: number): Qualifier | null =>
  lower[to] === '-' && (lower[to + 1] === 'elect' || lower[to + 1] === 'designate') ? 'incoming' : null;

const spanOf = (tokens: readonly Token[], from: number, to: number): Span => [
  tokens[from]?.at ?? 0,
  tokens[to - 1]?.end ?? 0,
];

/** The id of a key of offices.csv. */
const keyed = (lexicon: Surroundings, key: string): string =>
  [`country:${key}`, `org:${key}`, `group:${key}`].find((id) => lexicon.actor(id) !== null) ?? `org:${key}`;
