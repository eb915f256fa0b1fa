import type { Participant, Reference } from '../../document/index.ts';
import type { OfficeMention } from '../../lexicon/index.ts';
import { roleNoun } from '../../lexicon/index.ts';
import { slugOf } from '../../text/index.ts';
import { decide } from './discourse.ts';
import type { Description } from './phrases.ts';
import { bodyRepresented, joins } from './reference.ts';
import { ownerUnsaid } from './stateOffices.ts';
import type { Scene } from './scene.ts';

/** The state or body in the words: “Norwegian”, “of the alliance”, “the agency's”, “its”. */
export function ownerOf({ office, names, span, organ }: Description, scene: Scene): string | null {
  if (office?.of) return office.of;
  const inside = names.find(({ kind, actor }) => actor && kind !== 'person');
  if (inside) return inside.actor;
  if (organ?.of) return organ.of;
  const words = scene.named.text.slice(...span);
  if (/^(?:its|their)\s/iu.test(words))
    return decide(scene.discourse.rank(span, ({ kind }) => kind !== 'person', null))?.actor ?? null;
  const master = SERVES.exec(words)?.[1]?.toLowerCase();
  if (master) {
    const person = decide(scene.discourse.rank(span, ({ kind }) => kind === 'person', master === 'his' ? 'm' : 'f'));
    return scene.participants.get(person?.actor ?? '')?.represents ?? null;
  }
  const officer = OFFICER.exec(words);
  if (officer) return ownerUnsaid(officer[1] ?? officer[2] ?? words, span[0], scene);
  const place = WHERE.exec(scene.named.text.slice(Math.max(0, span[0] - 8), span[0]));
  if (place) return bodyEndingAt(span[0] - place[0].length, scene);
  const noun = (/^the\s+(?:\p{Ll}[\p{L}-]*\s)?([\p{L}-]+)[’']s?\s/iu.exec(words) ??
    /\s(?:of|for|from|at)\s(?:the|its|their)\s(?:\p{Ll}+\s)?([\p{L}-]+)$/u.exec(words))?.[1];
  const body = noun ? roleNoun(noun) : null;
  if (body?.kind !== 'body') return null;
  const called = scene.discourse.rank(span, (participant) => isCalled(participant, body.noun, scene), null);
  const [only, ...others] = called;
  return (others.length === 0 ? only : decide(called))?.actor ?? null;
}

/** “her spokesman”, “his deputy spokesperson”: of the state or body for which that person speaks. */
const SERVES = /^(his|her)\s(?:\p{Ll}+\s)?spokes(?:man|woman|person)$/iu;
/** “The prime minister's official spokesman”, “a spokeswoman for the president”, “the secretary-general”. */
const OFFICER =
  /^(?:the|an?)\s(?:(prime minister|president|(?:foreign|defen[cs]e|interior|finance) minister|secretary[- ]general)(?:[’']s\s(?:\p{Ll}+\s)?spokes(?:man|woman|person))|(?:(?:\p{Ll}+\s)?spokes(?:man|woman|person)\sfor\sthe\s)(prime minister|president|secretary[- ]general)|secretary[- ]general)$/iu;
/** “at the Treasury, where [officials] …”: those of the body. */
const WHERE = /,\swhere\s$/u;

const bodyEndingAt = (at: number, { named: { mentions } }: Scene): string | null =>
  mentions.find(({ span: [, end], kind }) => end === at && kind === 'organisation')?.actor ?? null;

/** Whether a text can take a state or body up by a noun: “the agency”, “the bloc”. */
export function isCalled({ kind, id, roles, name, names }: Participant, noun: string, { lexicon }: Scene): boolean {
  if (kind === 'person') return false;
  // “the association” of the Association of Southeast Asian Nations, where the text names it in full.
  const headed = new RegExp(`^(?:the )?(?:[\\p{Lu}][\\p{L}-]*\\s){0,2}${noun} (?:of|for)\\s`, 'iu');
  if (kind !== 'country' && names.some((own) => headed.test(own))) return true;
  return (
    (lexicon.actor(id)?.nouns.includes(noun) ?? false) ||
    roles.some(({ nouns }) => nouns.includes(noun)) ||
    new RegExp(`\\b${noun}$`, 'iu').test(name)
  );
}

export const bodyFor = (of: string | null, { participants, lexicon }: Scene): Reference['represents'] =>
  bodyRepresented(of, participants, lexicon);

/** The state or body with an id, as a participant. */
export function ownerIn(of: string | null, { participants, lexicon }: Scene): Participant | null {
  const actor = of === null ? null : lexicon.actor(of);
  return (of === null ? null : participants.get(of)) ?? (actor && joins(actor, participants));
}

export const dateOf = ({ named }: Scene): string => named.published?.from.slice(0, 10) ?? '';

/** The one sure holder of the office on the document's date. A deputy, a former or a coming holder is somebody else. */
export function holderOf({ office, qualifier }: OfficeMention, of: string, scene: Scene): Participant | null {
  const date = dateOf(scene);
  if (!date || (qualifier && qualifier !== 'acting')) return null;
  const holders = scene.lexicon.holders(office, of, date);
  const people = new Set(holders.map(({ term }) => term.person.id));
  const [first] = holders;
  if (!first || people.size !== 1 || first.certainty === 'possible') return null;
  const { person, title } = first.term;
  const body = ownerIn(of, scene);
  const known = scene.participants.get(person.id);
  // “Minister of Foreign Affairs” is a minister too.
  const head = title.toLowerCase().replace(/\s(?:of|for)\s.*$/u, '');
  const nouns = [...new Set([title.toLowerCase(), head, head.split(/[\s-]/u).at(-1) ?? head])];
  const roles = [{ words: title, nouns, of }];
  if (known) return known;
  const { id, name, sector, wikidata, gender = null } = person;
  const added: Participant = {
    id, name, kind: 'person', code: body?.code ?? null, sector, wikidata, represents: of, gender, names: [], roles,
  }; // prettier-ignore
  scene.participants.set(id, added);
  return added;
}

/** Offices of which a state or body has one; members, judges and officials are many, so that the noun names nobody. */
export const ONE_HOLDER =
  /^(?:minister|president|premier|chancellor|secretary|secretary-general|chairman|chairwoman|chairperson|chair|ambassador|director-general|governor|mayor|king|queen|emir|sultan|pope|vice-president|prosecutor|attorney|undersecretary|head|chief|leader|director|commissioner)$/u;

/** “The association's secretary-general”, “the president of the council”. */
const OF_THE_BODY = /^the\s(?:(?:\p{Ll}[\p{L}-]*\s)?[\p{L}-]+[’']s?\s|(?:\p{L}[\p{L}-]*\s){1,2}of\sthe\s[\p{L}-]+$)/iu;

/**
 * “The chairman of ASEAN”, “the Brazilian foreign minister”: where nobody knows the name, the office is the name. Only an
 * office of which there is one, in a state or body that the words tell; a former holder is one of many.
 */
export function namedOffice(phrase: Description, of: string | null, scene: Scene): Participant | null {
  const { office, role, span, determiner } = phrase;
  const owner = ownerIn(of, scene);
  const isOwned =
    office?.of ||
    phrase.names.length > 0 ||
    (of?.startsWith('country:') && /^its\s/iu.test(phrase.words)) ||
    (of?.startsWith('org:') && (OF_THE_BODY.test(phrase.words) || /^the secretary[- ]general$/iu.test(phrase.words)));
  const isOne = role && ONE_HOLDER.test(role.noun) && isOwned;
  if (!owner || !isOne || office?.qualifier || !/^(?:definite|possessive)$/u.test(determiner)) return null;
  const words = scene.named.text.slice(...span).replace(/\s+/gu, ' ');
  if (/\b(?:former|ex|then|late|next|new|deputy|future|acting|incoming|outgoing)\b/iu.test(words)) return null;
  const { text } = scene.named;
  const title =
    office && !/\sof\s/u.test(text.slice(...office.head))
      ? text.slice(...office.head).toLowerCase()
      : (phrase.nouns.at(-1) ?? role.noun);
  const tail = /\sto\s(?:the\s)?[\p{Lu}].*$/u.exec(words)?.[0] ?? '';
  const article =
    owner.kind !== 'country' ||
    /^(?:United|Netherlands|Philippines|Maldives|Gambia|Bahamas|Comoros|Seychelles|Vatican)\b|\b(?:Republic|Islands|Federation|Congo)$/u.test(
      owner.name,
    );
  const acronym = /^[\p{Lu}\d]+$/u.test(owner.name) && !/^(?:UN|EU|UK|US)/u.test(owner.name);
  const name = `the ${title} of ${article && !acronym ? 'the ' : ''}${owner.name.replace(/^the\s/iu, '')}${tail}`;
  const id = `doc:${slugOf(name.replace(/^the\s/u, ''))}`;
  const known = scene.participants.get(id);
  if (known) return known;
  const roles = [{ words, nouns: [...phrase.nouns], of: owner.id }];
  const added: Participant = {
    id, name, kind: 'person', code: owner.code, sector: office?.sector ?? null, wikidata: null, represents: owner.id,
    gender: role.gender, names: [], roles,
  }; // prettier-ignore
  scene.participants.set(id, added);
  return added;
}
