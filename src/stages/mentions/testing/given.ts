import type { EntityKind, Mention } from '../../../document/index.ts';
import { openLexicon, roleNoun } from '../../../lexicon/index.ts';
import { overlaps, type Span } from '../../../text/index.ts';
import { pronounClass } from '../../../lexicon/index.ts';

/** What a test gives in place of the model: the kinds of names, and of descriptions the head noun as it stands. */
export interface GivenMentions {
  readonly names?: Readonly<Record<string, EntityKind>>;
  /** Words of a mention and of the one that it goes back to, at their first places. */
  readonly links?: readonly (readonly [mention: string, antecedent: string])[];
}

const DESCRIPTION =
  /(?<![\p{L}’'-])(?:(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Oo]ur|[Tt]wo|[Tt]hree|[Bb]oth|[\p{L}.]+[’']s?)\s)?(?:[\p{L}-]+\s){0,3}?([\p{Ll}-]+|Minister|President|Secretary|Secretary-General|Ministry)(?![\p{L}’'-])/gu;

/**
 * Mentions of a text as a model that is always right would find them: the given names and those of the lexicon, noun phrases
 * that end with a noun for people or bodies, pronouns. Third-person pronouns go back to the person before; the rest is new.
 */
export function givenMentions(text: string, words: readonly Span[], given: GivenMentions = {}): Mention[] {
  const lexicon = openLexicon();
  const found: Omit<Mention, 'antecedents' | 'nobody'>[] = [];
  const add = (span: Span, form: Mention['form'], kind: EntityKind | null): void => {
    const inside = words.flatMap((word, index) => (overlaps(word, span) ? [index] : []));
    const run = [inside[0] ?? 0, (inside.at(-1) ?? 0) + 1] as const;
    found.push({ span, run, form, kind, score: 1 });
  };
  for (const [name, kind] of Object.entries(given.names ?? {}))
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length))
      if (!found.some(({ span }) => overlaps(span, [at, at + name.length]))) add([at, at + name.length], 'name', kind);
  for (const { span, namings, doubtful } of lexicon.names(text)) {
    const how = namings[0]?.how;
    const kind = namings[0]?.actor.kind;
    if (doubtful || found.some((one) => overlaps(one.span, span))) continue;
    if (how === 'demonym' || how === 'people') add(span, 'demonym', 'group');
    else add(span, 'name', kind === 'person' ? 'person' : kind === 'country' ? 'place' : 'organisation');
  }
  for (const match of text.matchAll(DESCRIPTION)) {
    const role = roleNoun(match[1] ?? '');
    const span: Span = [match.index, match.index + match[0].length];
    if (!role || found.some((one) => one.span[0] <= span[0] && one.span[1] >= span[1])) continue;
    add(span, 'description', role.kind === 'body' ? 'organisation' : role.plural ? 'group' : 'person');
  }
  for (const match of text.matchAll(/[\p{L}]+/gu))
    if (pronounClass(match[0]) !== null) add([match.index, match.index + match[0].length], 'pronoun', null);
  const sorted = found.toSorted((a, b) => a.span[0] - b.span[0] || b.span[1] - a.span[1]);
  const at = (piece: string): number => sorted.findIndex(({ span }) => text.slice(...span) === piece);
  const links = new Map((given.links ?? []).map(([mention, antecedent]) => [at(mention), at(antecedent)]));
  return sorted.map((mention, index): Mention => {
    const isPersonal = mention.form === 'pronoun' && (pronounClass(text.slice(...mention.span)) ?? 9) < 2;
    const before = sorted.findLastIndex(
      ({ kind, form }, other) => other < index && kind === 'person' && form === 'name',
    );
    const antecedent = links.get(index) ?? (isPersonal && before >= 0 ? before : null);
    return antecedent === null
      ? { ...mention, antecedents: [], nobody: 1 }
      : { ...mention, antecedents: [{ mention: antecedent, probability: 0.9 }], nobody: 0.1 };
  });
}
