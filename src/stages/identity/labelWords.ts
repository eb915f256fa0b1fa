import type { Participant } from '../../document/index.ts';
import { isHonorific, roleNoun } from '../../lexicon/index.ts';
import { slugOf, sole, wordSet } from '../../text/index.ts';
import type { EntityTable } from './entityTable.ts';
import type { Scene } from './scene.ts';

// What the words of a label are.

/** A label without its brackets, which may hold a description: “Ms LEE (Fenner)”. */
export const bare = (label: string): string => label.replace(/(?<!\s)\s*\([^()]*\)\s*$/u, '').trim();

/**
 * The name in a label with an office: what follows it (“CSTO Secretary General Nikolai Bordyuzha”) or stands before the
 * comma (“Randhir Jaiswal, Official Spokesperson”), as also before another part (“Anna Holt, Host”). Empty where there is
 * none, as in “The President of the Republic”, “The Minister for Ports”.
 */
export function nameIn(words: string, { lexicon }: Pick<Scene, 'lexicon'>): string {
  const comma = words.indexOf(',');
  if (comma > 0 && isPartInTalk(words.slice(comma + 1))) return bare(words.slice(0, comma));
  const office = lexicon.scan(words).find(({ type }) => type === 'office');
  if (office?.type !== 'office') return words;
  if (comma > 0 && comma < office.head[0]) return words.slice(0, comma);
  const behind = words.slice(Math.max(office.span[1], office.head[1])).replace(/^,/u, '').trim();
  return /^(?:of|for)\s/iu.test(behind) ? '' : behind;
}

/** What stations call those who speak for them, beyond what the lexicon has for persons; “byline” is a reporter. */
const ON_AIR = wordSet(
  'anchor anchorman anchorwoman byline co-anchor commentator contributor panelist pundit strategist voice-over',
);

/** “Host”, “CNN Anchor”, “Byline”. */
function isPartInTalk(words: string): boolean {
  const last = words.trim().split(/\s+/u).at(-1)?.toLowerCase() ?? '';
  return ON_AIR.has(last) || roleNoun(last)?.kind === 'person';
}

export const withoutTitles = (words: string): string => {
  const parts = words.split(/\s+/u);
  let at = 0;
  while (at < parts.length - 1 && (isHonorific(parts[at] ?? '') || asksByWord(parts[at] ?? ''))) at += 1;
  return parts.slice(at).join(' ');
};

/** Whether a label is that of somebody who asks: “QUESTION”, “Question Jessen”, “Reporter”. */
export const asksByWord = (label: string): boolean => ASKING.has(label.toLowerCase().split(/\s/u, 1)[0] ?? '');

const ASKING = wordSet('q question questioner frage journalist reporter interviewer moderator host anchor audience');

/** “ANTÓNIO GUTERRES” and “antónio guterres” in normal capitalisation. */
export const written = (label: string): string =>
  label === label.toUpperCase() || label === label.toLowerCase()
    ? label
        .toLowerCase()
        .replace(/(^|[\s'’-])(\p{Ll})/gu, (_, before: string, letter: string) => before + letter.toUpperCase())
    : label;

/** “Mrs. Ada VIK” with every word in normal capitalisation. */
export const quietly = (words: string): string => words.replaceAll(/\p{Lu}{3,}/gu, written);

/**
 * “CASTRO-TAN”, “Gomes”, “Wilhelmina”, “WST”: the one person in the document for whom the words can be short. `slugFor`: the slug of a
 * name, which each label asks for again.
 */
export function inDocument(label: string, table: EntityTable, slugFor: (name: string) => string): Participant | null {
  const people = table.all().filter(({ kind, id }) => kind === 'person' && !id.startsWith('doc:the-'));
  const slug = slugOf(bare(label));
  if (slug === '') return null;
  const whole = people.find(({ name }) => slugFor(name) === slug);
  if (whole) return whole;
  const isAlike = (own: string): boolean =>
    own.endsWith(`-${slug}`) || slug.endsWith(`-${own}`) || slug.endsWith(`-${own.split('-').at(-1)}`);
  const alike = people.filter(({ name }) => isAlike(slugFor(name)));
  const called = alike.length > 0 ? alike : people.filter(({ name }) => slugFor(name).startsWith(`${slug}-`));
  const only = sole(called);
  if (only) return only;
  if (!/^\p{Lu}{2,4}$/u.test(bare(label).replaceAll('.', ''))) return null;
  const letters = bare(label).replaceAll('.', '').toLowerCase();
  const isShort = (words: readonly string[]): boolean =>
    words.length > 1 && [words, [words[0] ?? '', words.at(-1) ?? '']].some((some) => initialsOf(some) === letters);
  return sole(people.filter(({ name }) => isShort(slugFor(name).split('-'))));
}

const initialsOf = (words: readonly string[]): string => words.map((word) => word.charAt(0)).join('');
