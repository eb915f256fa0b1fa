import type { Mention, Named, Participant } from '../../document/index.ts';
import type { Lexicon } from '../../lexicon/index.ts';
import { overlaps, type Span, within } from '../../text/index.ts';
import { stateHere, stateOfLead, stateOfMinistry, stateOfOccasion, type Where } from './homes.ts';
import { unsaidOfPair } from './pairHome.ts';
import { joins } from './reference.ts';

/** Offices that only a state has, as papers write them. */
const STATE_OFFICE =
  /\b(?:minister|(?:foreign|home|interior|defen[cs]e|finance|trade|health|education|energy|transport|environment|fisheries|justice|treasury|cabinet) secretary|(?:foreign|external affairs|defen[cs]e|finance|interior|justice|trade|commerce|energy|oil|health|government|presidential|military|army|navy) (?:ministry |affairs )?spokes(?:man|woman|person))\b/iu;
const PRESIDENT = /^(?:(?:the )?president|President(?:\s\p{Lu}[\p{L}.]*)*)$/u;
/** Of a part of a state, of another body, or no longer in office. */
const OTHERS =
  /\b(?:chief minister|first minister|minister-president|regional|provincial|state|shadow|former|ex-|late|then|opposition|exiled|self-declared|church|company|bank|party|union|club|university|student|counterpart)\b/iu;
/** Characters around a name in which its description stands. */
const BESIDE = 140;

/** Persons whom the text gives an office of a state without saying of which one: of the state where the words stand. */
export function withStates(named: Named, participants: Map<string, Participant>, lexicon: Lexicon): void {
  const where: Where = { named, participants, lexicon };
  for (const mention of named.mentions) {
    const person = participants.get(mention.actor ?? '');
    if (person?.kind !== 'person' || person.represents || !person.id.startsWith('doc:')) continue;
    for (const role of person.roles) {
      const span = role.of ? null : placeOf(role.words, mention, named);
      if (!span || hasOwner(span, named)) continue;
      const actor = lexicon.actor(ownerUnsaid(role.words, span[0], where) ?? '');
      if (!actor) continue;
      const owner = joins(actor, participants);
      const roles = person.roles.map((one) => (one === role ? { ...one, of: owner.id } : one));
      participants.set(person.id, { ...person, roles, represents: owner.id, code: person.code ?? owner.code });
      break;
    }
  }
}

/** Of an office that goes without its state or body the one that the words before tell. */
export const ownerUnsaid = (words: string, at: number, where: Where): string | null =>
  isOfState(words)
    ? (stateOf(words, at, where) ?? unsaidOfPair(where))
    : SECRETARY.test(words)
      ? headedBySecretary(where)
      : null;

/** The United States have secretaries: a minister in a report from Washington is of another state. */
function stateOf(words: string, at: number, where: Where): string | null {
  const state = stateHere(at, where);
  if (state !== 'country:USA' || !/\bminister\b/iu.test(words)) return state;
  return stateOfOccasion(at, where) ?? stateOfLead(at, where);
}

/** “The spokesman for the secretary-general”: of the one body in the document whose head is called so. */
const SECRETARY =
  /^(?:the\s)?(?:(?:\p{Ll}+\s)?spokes(?:man|woman|person)\s(?:for|of)\s(?:the\s)?)?secretary[- ]general(?:[’']s\s(?:\p{Ll}+\s)?spokes(?:man|woman|person))?$/iu;

function headedBySecretary({ named, lexicon }: Where): string | null {
  const ids = new Set(named.mentions.flatMap(({ actor }) => actor ?? []));
  const [only, ...others] = [...ids].filter((id) => lexicon.isHeadedBy(id, 'secretary-general'));
  return only && others.length === 0 ? only : null;
}

const isOfState = (words: string): boolean =>
  // “its defence spokesman”: whose it is the words say, whomever “its” means.
  (STATE_OFFICE.test(words) || PRESIDENT.test(words)) && !OTHERS.test(words) && !/^(?:its|their)\s/iu.test(words);

/** Where the words of an office stand beside a name. */
function placeOf(words: string, { span: [start, end] }: Mention, { text }: Named): Span | null {
  const before = text.lastIndexOf(words, start);
  if (before >= Math.max(0, start - BESIDE)) return [before, before + words.length];
  const after = text.indexOf(words, end);
  return after >= 0 && after < end + BESIDE ? [after, after + words.length] : null;
}

/** “Sabah's finance minister”, “Minister Holm of Flanders”: a name beside the office tells whose it is, whatever it is. */
const hasOwner = (span: Span, { mentions, text }: Named): boolean =>
  within(mentions, span).some(({ kind, span: own }) => kind !== 'person' && overlaps(own, span)) ||
  /[’']s?\s$/u.test(text.slice(span[0] - 3, span[0]));

/** “The Energy Ministry” in a report from Lima: the ministry of that state, where the model took the words for a body's name. */
export function withMinistries(named: Named, participants: Map<string, Participant>, lexicon: Lexicon): Named {
  const where: Where = { named, participants, lexicon };
  const meant = new Map<string, string>();
  for (const { actor, span } of named.mentions) {
    if (!actor?.startsWith('doc:') || meant.has(actor)) continue;
    const ministry = ministryAt(span, where);
    if (!ministry) continue;
    joins(ministry, participants);
    meant.set(actor, ministry.id);
  }
  if (meant.size === 0) return named;
  for (const id of meant.keys()) participants.delete(id);
  const own = (id: string | null): string | null => meant.get(id ?? '') ?? id;
  for (const [id, one] of participants) {
    const roles = one.roles.map((role) => ({ ...role, of: own(role.of) }));
    const represents = own(one.represents);
    const code =
      one.code ?? (represents === one.represents ? null : (participants.get(represents ?? '')?.code ?? null));
    participants.set(id, { ...one, roles, represents, code });
  }
  const mentions = named.mentions.map((mention): Mention => {
    const actor = meant.get(mention.actor ?? '');
    return actor ? { ...mention, actor, why: 'a ministry of the state where the words stand' } : mention;
  });
  return { ...named, mentions };
}

function ministryAt(span: Span, where: Where) {
  const words = where.named.text.slice(...span).replace(/^the\s/iu, '');
  const found = where.lexicon.scan(words).find(({ type }) => type === 'organ');
  if (found?.type !== 'organ' || found.of || !isWhole(found.span, words) || !found.organ.endsWith('-ministry'))
    return null;
  return ministryOf(found.organ, span[0], where);
}

const isWhole = ([start, end]: Span, words: string): boolean => start === 0 && end === words.length;

/** The ministry of this kind of the state where the words stand. */
export function ministryOf(organ: string, at: number, where: Where) {
  const state = organ.endsWith('-ministry') ? stateOfMinistry(at, where) : null;
  return state ? where.lexicon.actor(`org:${state.slice('country:'.length).toLowerCase()}-${organ}`) : null;
}
