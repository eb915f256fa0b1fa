import type { OfficeMention, OrganMention } from './actors.ts';
import { personAfter, personBefore } from './beside.ts';
import { type Owner, othersBeside, ownerAfter, ownerBefore, qualifierAfter, qualifierBefore } from './owners.ts';
import { longestPhrase, type OfficeRow } from './phrases.ts';
import { type Read, spanOf, type Surroundings } from './reading.ts';
import { organOf } from './state.ts';
import { wordSet } from '../text/index.ts';

/** Offices whose holders speak "for" a body, or are "at" one. */
const SPEAKS: ReadonlySet<string> = new Set(['spokesperson', 'official']);
/** Offices of a town rather than of the state whose capital it is. */
const LOCAL: ReadonlySet<string> = new Set(['mayor', 'governor', 'police-chief', 'patriarch']);

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
    if (match.length === 1 && (isSurname(read, at) || isModifier(read, at))) {
      at = to;
      continue;
    }
    const owner =
      ownerBefore(lexicon, read, at) ??
      ownerAfter(lexicon, read, to, {
        speaks: offices.some(({ office }) => SPEAKS.has(office)),
        local: offices.some(({ office }) => LOCAL.has(office)),
      });
    const mention =
      offices.length > 0
        ? officeMention(lexicon, read, at, to, offices, plural, owner)
        : organ && organMention(lexicon, read, at, to, organ, owner);
    if (mention) found.push(mention.type === 'office' ? withOnePerson(mention, taken) : mention);
    at = to;
  }
  return found;
}

/** "Russia's military intervention", "sovereign wealth": a body's or a ruler's word that only says of what kind a thing is. */
function isModifier({ tokens, lower, text }: Read, at: number): boolean {
  const [self, next] = [tokens[at], tokens[at + 1]];
  if (!self || !next || !MODIFIERS.has(lower[at] ?? '') || text.slice(self.end, next.at) !== ' ') return false;
  return (
    THINGS.has(next.key) || (/^\p{Ll}+$/u.test(next.key) && /(?:tion|sion|ment|ance|ence|ship|ity)s?$/u.test(next.key))
  );
}

const MODIFIERS = wordSet('military army police sovereign');
/** Nouns that stand behind such a word, apart from those with the endings of nouns. */
const THINGS: ReadonlySet<string> = new Set(
  (
    'offensive offensives aid base bases barracks brutality budget build-up buildup camp camps campaign campaigns car cars ' +
    'checkpoint checkpoints convoy convoys coup coups crackdown custody debt drill drills exercise exercises fund funds ' +
    'hardware headquarters helicopter helicopters jet jets nation nations parade plane planes post posts presence report ' +
    'reports right rights rule raid raids spending state states station stations strike strikes supplies takeover territory ' +
    'ties trial trials training truck trucks tribunal uniform uniforms vehicle vehicles wealth activity activities aircraft'
  ).split(' '),
);

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

const SURNAMES = wordSet('king queen pope prince judge chancellor sultan mayor speaker leader head boss chief');
const FORMS = wordSet('mr mrs ms dr');
const FUNCTION_WORDS = wordSet(
  'the a an former late then acting when while as after before but and if majority minority',
);

/** A name belongs to one office: in "the chief, Anna Berg, the minister" to the first, in a list to its own. */
function withOnePerson(mention: OfficeMention, taken: Set<number>): OfficeMention {
  if (mention.person === null) return mention;
  const at = mention.person.span[0];
  if (taken.has(at)) return { ...mention, person: null };
  taken.add(at);
  return mention;
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
    actor: organOf(of, organ.organ, lexicon.actor),
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

/** The id of a key of offices.csv. */
const keyed = (lexicon: Surroundings, key: string): string =>
  [`country:${key}`, `org:${key}`, `group:${key}`].find((id) => lexicon.actor(id) !== null) ?? `org:${key}`;
