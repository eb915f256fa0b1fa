import type { Named, Participant } from '../../document/index.ts';

/** Titles and nouns of kinship that tell whether a man or a woman is named. */
const WOMAN =
  'Her (?:Royal |Imperial |Serene )?(?:Excellency|Majesty|Highness|Grace)|Mrs|Ms|Miss|Madame|Madam|Mme|Señora|Signora|Senhora|Frau|Dame|Lady|Baroness|Countess|Duchess|Empress|Queen|Princess|Sheikha|Shaikha|Begum|Hajiya|Alhaja|sister|wife|widow|aunt|niece|daughter|mother|grandmother|granddaughter|girlfriend|sister-in-law|mother-in-law|daughter-in-law';
const MAN =
  'His (?:Royal |Imperial |Serene )?(?:Excellency|Majesty|Highness|Grace|Holiness|Eminence)|Mr|Monsieur|Señor|Signor|Senhor|Herr|Sir|Lord|Baron|Duke|Emperor|King|Prince|Sheikh|Shaikh|Alhaji|Maulana|brother|husband|widower|uncle|nephew|son|father|grandfather|grandson|boyfriend|brother-in-law|father-in-law|son-in-law';
/** Forms of address between such a word and the name: “Her Excellency Dr Nawal …”, “his wife, Professor Eva …”. */
const TO_NAME = String.raw`,?\.?\s+(?:\p{Lu}[\p{L}-]{0,10}\.?\s+){0,2}$`;
const BEFORE = { f: new RegExp(`\\b(?:${WOMAN})${TO_NAME}`, 'u'), m: new RegExp(`\\b(?:${MAN})${TO_NAME}`, 'u') };
const KIN = {
  f: /^,\s+(?:\d+,\s+)?(?:a|the|his|her|their|and|\p{Lu}[\p{L}-]+[’']s?)\s+(?:\p{Ll}+\s)?(?:sister|wife|widow|aunt|niece|daughter|mother|grandmother)\b/u,
  m: /^,\s+(?:\d+,\s+)?(?:a|the|his|her|their|and|\p{Lu}[\p{L}-]+[’']s?)\s+(?:\p{Ll}+\s)?(?:brother|husband|widower|uncle|nephew|son|father|grandfather)\b/u,
};
/** Particles of Arabic and Malay names: “son of”, “daughter of”. */
const PARTICLE = { f: /\s(?:binti?|binte)\s/iu, m: /\s(?:bin|ibn)\s/iu };

/** The participants, with the gender that a title, a noun of kinship or a particle of the name tells where it was open. */
export function withGenders({ text, mentions, participants }: Named): Participant[] {
  const open = new Set(participants.filter(({ kind, gender }) => kind === 'person' && !gender).map(({ id }) => id));
  const told = new Map<string, Set<'m' | 'f'>>();
  for (const { actor, kind, span } of mentions) {
    if (!actor || kind !== 'person' || !open.has(actor)) continue;
    const gender = besideName(text, span);
    if (gender) told.set(actor, (told.get(actor) ?? new Set()).add(gender));
  }
  return participants.map((participant) => {
    if (!open.has(participant.id)) return participant;
    const [only, ...others] = told.get(participant.id) ?? [];
    const gender = only && others.length === 0 ? only : byParticle(participant.name);
    return gender ? { ...participant, gender } : participant;
  });
}

function besideName(text: string, [start, end]: readonly [number, number]): 'm' | 'f' | null {
  const before = text.slice(Math.max(0, start - 60), start);
  const after = text.slice(end, end + 50);
  const isOf = (gender: 'm' | 'f'): boolean => BEFORE[gender].test(before) || KIN[gender].test(after);
  return isOf('f') === isOf('m') ? null : isOf('f') ? 'f' : 'm';
}

const byParticle = (name: string): 'm' | 'f' | null =>
  PARTICLE.f.test(name) ? 'f' : PARTICLE.m.test(name) ? 'm' : null;
