import type { Participant, Referenced } from '../../document/index.ts';
import { contains, slugOf } from '../../text/index.ts';

const isOutlet = (label: string, outlet: string | null): boolean =>
  outlet !== null && slugOf(label.replace(/^the\s/iu, '')) === slugOf(outlet.replace(/^the\s/iu, ''));

interface Somebody {
  readonly id: string;
  readonly name: string;
}

/**
 * Whom a turn's label means: a name; the author of the byline for “Q” and for the outlet's own name; for “A” whom the
 * document names before the first turn; for “MODERATOR” who says “I am …” under that label.
 */
export function speakerOfLabel(referenced: Referenced, label: string): Somebody | null {
  const { participants, byline, outlet, blocks, mentions, text } = referenced;
  const named = participantOf(participants, label);
  if (named) return named;
  const [author, ...others] = byline;
  const first = blocks.find(({ kind }) => kind === 'turn')?.span[0] ?? 0;
  const introducedFirst = mentions.filter(({ kind, actor, span }) => kind === 'person' && actor && span[1] <= first);
  const isAuthor = (id: string | null): boolean =>
    byline.some((name) => participants.some((one) => one.id === id && one.name === name));
  const [asked, ...rest] = [...new Set(introducedFirst.map(({ actor }) => actor))].filter((id) => !isAuthor(id));
  const isOwn =
    isOutlet(label, outlet) || participants.some(({ kind, name }) => kind === 'organisation' && isOutlet(label, name));
  if (/^(?:a|answer)$/iu.test(label)) return participants.find(({ id }) => id === asked) ?? null;
  const isAnswered = blocks.some(({ speaker }) => /^(?:a|answer)$/iu.test(speaker ?? ''));
  if ((/^(?:q|question|interviewer)$/iu.test(label) && isAnswered) || isOwn) {
    if (author && others.length === 0)
      return participants.find(({ name }) => name === author) ?? { id: `doc:${slugOf(author)}`, name: author };
    // “Jonas Winterhalder met her in Niamey.”: of two persons named before the interview the one who does not answer.
    const answers = blocks.flatMap(({ speaker }) => (speaker ? (participantOf(participants, speaker)?.id ?? []) : []));
    const asks = rest.filter((id) => id !== null && !answers.includes(id));
    return rest.length === 1 && asks.length === 1 ? (participants.find(({ id }) => id === asks[0]) ?? null) : null;
  }
  const turns = blocks.filter(({ speaker }) => speaker === label);
  const introduced = turns.flatMap(({ span }) =>
    mentions.filter(
      (mention) =>
        mention.kind === 'person' &&
        contains(span, mention.span) &&
        /\b(?:I am|I['’]m|my name is)\s$/iu.test(text.slice(Math.max(0, mention.span[0] - 14), mention.span[0])),
    ),
  );
  return participants.find(({ id }) => id === introduced[0]?.actor) ?? null;
}

/** “CASTRO-TAN” is Wilhelmina Castro-Tan where the document has only her. */
export function participantOf(participants: readonly Participant[], label: string): Participant | null {
  const slug = slugOf(label);
  const people = participants.filter(({ kind }) => kind === 'person');
  const whole = people.find(({ name }) => slugOf(name) === slug);
  const [only, ...others] = people.filter(
    ({ name }) => slugOf(name).endsWith(`-${slug}`) || slug.endsWith(`-${slugOf(name)}`),
  );
  return whole ?? (others.length === 0 ? (only ?? null) : null);
}
