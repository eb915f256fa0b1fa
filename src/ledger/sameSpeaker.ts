import type { Reference } from '../document/index.ts';
import { foldName } from './names.ts';

/** Actors made for one document have ids that mean nothing in another. */
const isOfDocument = (id: string): boolean => id.startsWith('doc:');

/**
 * Whether two reports mean the same speaker. `same`: one actor, or names that one person can have. `compatible`: one
 * report withholds or does not know the speaker, names the body for which the other's speaker speaks, or a group with
 * the other among its members. `other`: two speakers.
 */
export function compareSpeakers(one: Reference | null, other: Reference | null): 'same' | 'compatible' | 'other' {
  if (one === null || other === null || isOpen(one) || isOpen(other)) return 'compatible';
  if (sameActor(one, other)) return 'same';
  const among = (group: Reference, single: Reference): boolean =>
    group.members.some((member) => sameActor(member, single));
  if (among(one, other) || among(other, one)) return 'compatible';
  return speaksFor(one, other) || speaksFor(other, one) ? 'compatible' : 'other';
}

const isOpen = ({ status, name }: Reference): boolean =>
  status === 'anonymous' || status === 'unresolved' || (name === null && status !== 'group');

function sameActor(one: Reference, other: Reference): boolean {
  if (one.actor !== null && one.actor === other.actor && !isOfDocument(one.actor)) return true;
  const known = [one, other].filter(({ actor }) => actor !== null && !isOfDocument(actor));
  if (known.length === 2) return false;
  if (isBody(one) !== isBody(other)) return false;
  return one.name !== null && other.name !== null && namesFit(foldName(one.name), foldName(other.name));
}

const isBody = ({ via, actor }: Reference): boolean =>
  via === 'organisation' || (actor !== null && /^(?:org|country|group):/.test(actor));

/** A spokeswoman and her ministry, a minister and the government: one of the two is a body, and both speak for the same. */
function speaksFor(person: Reference, body: Reference): boolean {
  if (isBody(person) || !isBody(body) || person.represents === null) return false;
  const { actor, code } = person.represents;
  return actor === body.actor || (code !== null && code === (body.represents?.code ?? null));
}

/** “Kari Nygård”, “Nygård”, “K. Nygård” and “Kari Anne Nygård” fit; “Ana Lima” and “Rui Lima” do not. */
export function namesFit(one: string, other: string): boolean {
  const [short = [], long = []] = [one.split(' '), other.split(' ')].toSorted((a, b) => a.length - b.length);
  if (short.join(' ') === long.slice(-short.length).join(' ')) return true;
  if (short.length < 2 || short.at(-1) !== long.at(-1)) return false;
  const [first = '', whole = ''] = [short[0], long[0]];
  return (
    first === whole ||
    (/^\p{L}\.?$/u.test(first) && whole.startsWith(first.charAt(0))) ||
    (/^\p{L}\.?$/u.test(whole) && first.startsWith(whole.charAt(0)))
  );
}
