import type { Scene } from './scene.ts';
import { within } from '../../text/index.ts';
import { stateHere, type Where } from './homes.ts';

/**
 * “Australia and Vanuatu have agreed …”: of two states with which a report begins the one that it leaves unsaid. A paper
 * names the state of a foreign minister and not that of its own, so that where persons of only one of the two are called
 * its (“Vanuatu's prime minister”), the offices without a state are the other's.
 */
export function unsaidOfPair({ named, participants }: Where): string | null {
  const { text, blocks, sentences, mentions } = named;
  const lead = blocks.find(
    ({ kind, span }) => kind === 'paragraph' && sentences.some(([start]) => start >= span[0] && start < span[1]),
  );
  const sentence = lead && sentences.find(([start]) => start >= lead.span[0]);
  if (!sentence) return null;
  const [first, second] = within(mentions, sentence);
  const isPair =
    first?.span[0] === sentence[0] && second && /^\sand\s(?:the\s)?$/u.test(text.slice(first.span[1], second.span[0]));
  if (!isPair || !first.actor || !second.actor) return null;
  const pair = [first.actor, second.actor];
  if (pair.some((id) => participants.get(id)?.kind !== 'country')) return null;
  const told = new Set(
    // As the text has it, without what was concluded since.
    named.participants.flatMap(({ kind, represents, roles }) =>
      kind === 'person' && represents && roles.some(({ of, nouns }) => of === represents && OFFICE.test(nouns[0] ?? ''))
        ? [represents]
        : [],
    ),
  );
  const [only, ...others] = pair.filter((id) => !told.has(id));
  return only && others.length === 0 ? only : null;
}

const OFFICE = /^(?:(?:prime )?minister|president|premier|chancellor)$/u;

/** The state whose government goes without its name at a place. */
export const homeAt = (at: number, scene: Scene): string | null => {
  const where: Where = { named: scene.named, participants: scene.participants, lexicon: scene.lexicon };
  return stateHere(at, where) ?? unsaidOfPair(where);
};
