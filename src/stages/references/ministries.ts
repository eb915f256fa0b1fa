import type { Participant } from '../../document/index.ts';
import { roleNoun } from '../../lexicon/index.ts';
import { slugOf } from '../../text/index.ts';
import { decide, ENOUGH_FOR_BODIES } from './discourse.ts';
import { isCalled, ownerIn } from './owners.ts';
import type { Description } from './phrases.ts';
import { joins } from './reference.ts';
import type { Scene } from './scene.ts';

const FIELD = /^(?:[’']s)?\s((?:\p{Ll}[\p{L}-]*\s(?:and\s)?){1,3}(?:ministry|department))$/u;

/** “the French sea ministry”: a ministry of a state that is in no list; it gets the name that the text gives it. */
export function ministryIn(words: string, scene: Scene): Participant | null {
  const plain = words.replace(/^(?:the|a|an)\s/iu, '');
  const state = scene.lexicon
    .scan(plain)
    .find((found) => found.type === 'name' && found.span[0] === 0 && found.namings[0]?.actor.kind === 'country');
  const naming = state?.type === 'name' ? state.namings[0] : undefined;
  const field = state ? FIELD.exec(plain.slice(state.span[1]))?.[1] : undefined;
  if (!naming || !field) return null;
  const country = joins(naming.actor, scene.participants);
  const name = `${country.name}'s ${field}`;
  const id = `doc:${slugOf(name)}`;
  const known = scene.participants.get(id);
  if (known) return known;
  const added: Participant = {
    id, name, kind: 'organisation', code: country.code, sector: 'GOV', wikidata: null, represents: country.id, gender: null,
    names: [], roles: [{ words: field, nouns: [field.split(/\s/u).at(-1) ?? field, field], of: country.id }],
  }; // prettier-ignore
  scene.participants.set(id, added);
  return added;
}

/** Nouns with a capital by which news of the Union, and of India, calls a body or government without saying whose it is. */
const BY_CUSTOM: Readonly<Record<string, { readonly name: string; readonly of: RegExp; readonly actor: string }>> = {
  Commission: { name: 'European Commission', of: /\b(?:Brussels|EU|European Union)\b/u, actor: 'org:eu' },
  Parliament: { name: 'European Parliament', of: /\b(?:Strasbourg|MEPs?)\b/u, actor: 'org:eu' },
  Centre: { name: 'India', of: /\b(?:New Delhi|Lok Sabha|Union Minister)\b/u, actor: 'country:IND' },
};

/** “The Commission”, “the Centre”: whom that means where the document is about the Union or India, and names no other such body. */
export function byCustom(
  word: string,
  at: number,
  { named: { text }, discourse, lexicon, participants }: Scene,
): Participant | null {
  const custom = BY_CUSTOM[word];
  if (!custom || !new RegExp(String.raw`[\p{Ll}\d,;”"]\s(?:the|a)\s${word}\b`, 'u').test(text)) return null;
  if (discourse.timesOf(custom.actor, at) === 0 && !custom.of.test(text)) return null;
  const [naming] = lexicon.named(custom.name);
  return naming ? joins(naming.actor, participants) : null;
}

/**
 * “a ministry spokeswoman”, “the company's spokesman”, “a Commission spokesperson”: the body of which the noun before
 * the head takes up the one of the document; null where several can be called so.
 */
export function bodyBefore({ span }: Pick<Description, 'span'>, scene: Scene): Participant | null {
  const { named, participants, discourse } = scene;
  const word = /([\p{L}-]+)(?:[’']s)?\s\p{L}+$/u.exec(named.text.slice(...span))?.[1] ?? '';
  const role = roleNoun(word);
  if (role?.kind !== 'body' || role.plural) return null;
  if (role.noun === 'government') {
    const state = decide(
      discourse.rank(span, ({ kind }) => kind === 'country', null),
      ENOUGH_FOR_BODIES,
    );
    return participants.get(state?.actor ?? '') ?? null;
  }
  const fits = (participant: Participant): boolean =>
    participant.kind !== 'country' && isCalled(participant, role.noun, scene);
  const near = decide(discourse.rank(span, fits, null), ENOUGH_FOR_BODIES);
  if (near) return participants.get(near.actor) ?? null;
  const all = [...participants.values()].filter((one) => fits(one) && discourse.timesOf(one.id, span[0]) > 0);
  if (all.length > 0) return all.length === 1 ? (all[0] ?? null) : null;
  const isUnion = /^(?:Commission|Parliament)$/u.test(word) && discourse.timesOf('org:eu', span[0]) > 0;
  const [naming] = isUnion ? scene.lexicon.named(`European ${word}`) : [];
  return naming ? ownerIn(naming.actor.id, scene) : byCustom(word, span[0], scene);
}
