import type { Participant, Referenced } from '../../document/index.ts';
import { slugOf, within } from '../../text/index.ts';

const isOutlet = (label: string, outlet: string | null): boolean =>
  outlet !== null && slugOf(label.replace(/^the\s/iu, '')) === slugOf(outlet.replace(/^the\s/iu, ''));

export interface Somebody {
  readonly id: string;
  readonly name: string;
}

/** The labels of a document's turns, each with whom it means; null where that is open. */
export type Labels = ReadonlyMap<string, Somebody | null>;

/**
 * Whom each label means: a name; the author of the byline for “Q” and for the outlet's own name; for “A” whom the
 * document names before the first turn; for “MODERATOR” who says “I am …” under that label.
 */
export function labelsOf(referenced: Referenced): Labels {
  const { participants, blocks } = referenced;
  const labels = [...new Set(blocks.flatMap(({ speaker }) => speaker ?? []))];
  const people = participants
    .filter(({ kind }) => kind === 'person')
    .map((person) => ({ person, slug: slugOf(person.name) }));
  const named = new Map(labels.map((label) => [label, personOf(people, label)]));
  const answering = new Set([...named.values()].flatMap((person) => person?.id ?? []));
  return new Map(
    labels.map((label) => [
      label,
      named.get(label) ?? byCustom(referenced, label, labels, answering) ?? introducing(referenced, label),
    ]),
  );
}

/** “Q”, “A” and the outlet's own name. */
function byCustom(
  { participants, byline, outlet, blocks, mentions }: Referenced,
  label: string,
  labels: readonly string[],
  answering: ReadonlySet<string>,
): Somebody | null {
  const isAnswer = (other: string): boolean => /^(?:a|answer)$/iu.test(other);
  const isQuestion = /^(?:q|question|interviewer)$/iu.test(label) && labels.some(isAnswer);
  const isOwn =
    isOutlet(label, outlet) || participants.some(({ kind, name }) => kind === 'organisation' && isOutlet(label, name));
  if (!isAnswer(label) && !isQuestion && !isOwn) return null;
  const first = blocks.find(({ kind }) => kind === 'turn')?.span[0] ?? 0;
  const authors = participants.filter(({ name }) => byline.includes(name)).map(({ id }) => id);
  const before = mentions.filter(({ kind, span }) => kind === 'person' && span[1] <= first);
  const [asked, ...others] = [...new Set(before.flatMap(({ actor }) => actor ?? []))].filter(
    (id) => !authors.includes(id),
  );
  if (isAnswer(label)) return participants.find(({ id }) => id === asked) ?? null;
  const [author, ...more] = byline;
  if (author && more.length === 0) return participants.find(({ name }) => name === author) ?? null;
  // “Jonas Winterhalder met her in Niamey.”: of two persons named before the interview the one who does not answer.
  const [asks, ...rest] = others.filter((id) => !answering.has(id));
  return others.length === 1 && rest.length === 0 ? (participants.find(({ id }) => id === asks) ?? null) : null;
}

/** “I am Pontus Ågren from the press service.” */
function introducing({ participants, blocks, mentions, text }: Referenced, label: string): Somebody | null {
  for (const { span, speaker } of blocks) {
    if (speaker !== label) continue;
    const found = within(mentions, span).find(
      ({ kind, span: [start] }) =>
        kind === 'person' && /\b(?:I am|I['’]m|my name is)\s$/iu.test(text.slice(Math.max(0, start - 14), start)),
    );
    if (found) return participants.find(({ id }) => id === found.actor) ?? null;
  }
  return null;
}

/** “CASTRO-TAN” is Wilhelmina Castro-Tan where the document has only her. */
function personOf(people: readonly { person: Participant; slug: string }[], label: string): Participant | null {
  const slug = slugOf(label);
  const whole = people.find((other) => other.slug === slug);
  const [only, ...others] = people.filter(
    (other) => other.slug.endsWith(`-${slug}`) || slug.endsWith(`-${other.slug}`),
  );
  return whole?.person ?? (others.length === 0 ? (only?.person ?? null) : null);
}
