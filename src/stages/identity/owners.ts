import type { Linked, Participant } from '../../document/index.ts';
import { contains, type Span, wordsBehind } from '../../text/index.ts';
import { isNotOf } from './apart.ts';
import { at } from './entities.ts';
import { OF_TEXT } from './rules.ts';

/**
 * The owner that the words of a description tell: a name right before it, with “’s”; a name or pronoun within it; the
 * name after “of”, also where the name of its person comes between (“Foreign Minister Kari Holm of Norway”).
 */
export function ownerInWords(
  index: number,
  { text, mentions, known }: Linked,
  actorOf: (mention: number) => Participant | null,
): Participant | null {
  const { span } = at(mentions, index);
  const person = mentions[index + 1];
  const isTitled = person?.form === 'name' && person.kind === 'person' && person.span[0] === span[1] + 1;
  const startBehind = (leadsIn: RegExp, end: number): number =>
    end + (leadsIn.exec(wordsBehind(text, end))?.[0].length ?? Infinity);
  const starts = known[index]?.rule === OF_TEXT ? [] : [startBehind(/^\s(?:of|for|at|in)\s(?:the\s)?/u, span[1])];
  if (isTitled) starts.push(startBehind(/^\sof\s(?:the\s)?/u, person.span[1]));
  const before = mentions[index - 1];
  const isOwned = before && /^[’']s?\s$/u.test(text.slice(before.span[1], span[0]));
  const isOwner = (owner: Participant, [from]: Span): boolean => owner.kind !== 'country' || !isNotOf(text, span, from);
  const owner = isOwned ? actorOf(index - 1) : null;
  if (owner) return isOwner(owner, span) ? owner : null;
  let last = Math.max(span[1], ...starts.filter((start) => start < Infinity));
  for (let other = index + 1; other < mentions.length; other += 1) {
    const mention = at(mentions, other);
    if (mention.span[0] > last) break;
    const isBehind = starts.includes(mention.span[0]);
    if (!contains(span, mention.span) && !isBehind) continue;
    // “for Iran's Supreme National Security Council”: the last is the owner.
    const owned = mentions[other + 1];
    if (isBehind && owned?.form === 'name' && /^[’']s?\s$/u.test(text.slice(mention.span[1], owned.span[0]))) {
      last = owned.span[0];
      starts.push(last);
      continue;
    }
    const actor = actorOf(other);
    if (actor && isOwner(actor, mention.span)) return actor;
  }
  return null;
}

/** A state or body, or the one for which a person speaks. */
export const representedId = (owner: Participant | null): string | null =>
  owner?.kind === 'person' ? owner.represents : (owner?.id ?? null);
