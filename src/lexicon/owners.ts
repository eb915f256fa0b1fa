import type { Span } from '../text/index.ts';
import { type Qualifier, qualifierOf } from './qualifiers.ts';
import { longestPhrase } from './phrases.ts';
import { type Read, spanOf, type Surroundings } from './reading.ts';
import { organOf } from './state.ts';
import type { FoundName } from './scan.ts';
import { BREAK, type Token } from './tokens.ts';

/** Whose office or organ it is: an id, or a noun whose meaning is for the reader; `from` and `to` are tokens. */
export interface Owner {
  readonly id: string | null;
  readonly span: Span;
  readonly from: number;
  readonly to: number;
  readonly qualifier: Qualifier | null;
}

/** The name before an office: "Russian", "Norway's", "the UN", "the bloc's", with qualifiers and adjectives between. */
export function ownerBefore(lexicon: Surroundings, read: Read, at: number): Owner | null {
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

/**
 * The name after an office: "of the European Commission"; of one who `speaks` also "for the Russian Foreign Ministry". Of
 * "for Iran's Foreign Ministry" the last is the owner; none where the lexicon does not know what is Iran's. A capital is
 * no owner of an office that is `local`.
 */
export function ownerAfter(
  lexicon: Surroundings,
  { tokens, lower, starting, text }: Read,
  to: number,
  { speaks, local }: { readonly speaks: boolean; readonly local: boolean },
): Owner | null {
  const word = lower[to];
  if (word !== 'of' && !(speaks && (word === 'for' || word === 'at'))) return null;
  const name = starting.get(lower[to + 1] === 'the' ? to + 2 : to + 1);
  const naming = name?.mention.namings[0];
  if (!name || !naming || naming.how === 'person' || naming.how === 'people') return null;
  if (local && naming.how === 'capital') return null;
  if (text.slice(tokens[to - 1]?.end ?? 0, name.mention.span[0]).includes('\n')) return null;
  const isPossessive = lower[name.to] === "'" && lower[name.to + 1] === 's';
  const next = isPossessive ? name.to + 2 : name.to;
  const own = { id: naming.actor.id, span: name.mention.span, from: to, to: name.to, qualifier: null };
  if (naming.actor.kind !== 'country' || (naming.how !== 'demonym' && !isPossessive)) return own;
  const organ = longestPhrase(lexicon.phrases, tokens, lower, next);
  const body = organ?.phrase.organ && organOf(naming.actor.id, organ.phrase.organ.organ, lexicon.actor);
  if (organ && body) {
    const end = next + organ.length;
    return { id: body.id, span: spanOf(tokens, name.from, end), from: to, to: end, qualifier: null };
  }
  const owned = starting.get(next);
  const last = owned?.mention.namings[0];
  const isNamed = /^\p{Lu}/u.test(tokens[next]?.key ?? '');
  if (!owned || !last || last.how === 'person' || last.actor.kind === 'country')
    return isPossessive && !isNamed ? own : null;
  return { id: last.actor.id, span: owned.mention.span, from: to, to: owned.to, qualifier: null };
}

/** The other owners of a list: "the foreign ministers of Iran, France and Germany", "French and German ministers". */
export function othersBeside({ lower, starting, ending }: Read, owner: Owner | null): string[] {
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

const ADJECTIVES: ReadonlySet<string> = new Set(
  (
    'new newly appointed current outgoing top senior chief far right left wing hardline hard line veteran longtime long ' +
    'serving time embattled populist female first second pro western russian conservative liberal socialist centrist ' +
    'nationalist islamist elected designated hawkish reformist moderate civilian de facto beleaguered powerful influential ' +
    'reelected re autocratic authoritarian longest youngest oldest two one three four special national'
  ).split(' '),
);

/** The qualifier before token `at`, and the first token of what stands between an owner and its office. */
export function qualifierBefore({ lower, tokens }: Read, at: number): { from: number; qualifier: Qualifier | null } {
  let qualifier: Qualifier | null = null;
  let from = at;
  for (let steps = 0; steps < 6 && from > 0; steps += 1) {
    const word = lower[from - 1] ?? '';
    const means = qualifierOf(word);
    if (means) qualifier = means;
    else if (word !== '-' && !(ADJECTIVES.has(word) && tokens[from - 1]?.key === word)) break;
    from -= 1;
  }
  return { from, qualifier };
}

/** "president-elect", "prime minister-designate". */
export const qualifierAfter = ({ lower }: Read, to: number): Qualifier | null =>
  lower[to] === '-' && (lower[to + 1] === 'elect' || lower[to + 1] === 'designate') ? 'incoming' : null;
