import type { Lexicon, OfficeMention } from '../lexicon/index.ts';
import { slugOf } from '../text/index.ts';

/** With what names are compared: the lexicon, and the day on which a document came out (YYYY-MM-DD). */
export interface Known {
  readonly lexicon: Lexicon;
  readonly date: string | null;
}

/**
 * Whether a label's name means the same as a name or actor: by its words, as the lexicon reads it, or as an office. A
 * label that is an office (“the President of Norway”) means whoever holds it on the document's day, and the same office
 * in other words (“Norway's president”).
 */
export function means(label: string, name: string | null, actor: string | null, known: Known): boolean {
  if (name !== null && (plain(label) === plain(name) || ownWords(label) === ownWords(name) || isTurned(label, name)))
    return true;
  const office = officeIn(label, known.lexicon);
  if (office && name !== null && sameOffice(office, officeIn(name, known.lexicon))) return true;
  if (actor === null) return false;
  if (office && holds(actor, office, known)) return true;
  const own = stateOf(actor);
  return known.lexicon.named(label).some((naming) => stateOf(naming.actor.id) === own || naming.of === actor);
}

/** Without what names are given with or without: an article, “(FBI)” behind the whole, the initial in “John R. Vale”. */
const plain = (words: string): string =>
  slugOf(
    words
      .replace(/^the\s+/iu, '')
      .replace(/\s\(\p{Lu}{2,8}\)$/u, '')
      .split(' ')
      .filter((word, at, { length }) => at === 0 || at === length - 1 || !/^\p{Lu}\.$/u.test(word))
      .join(' '),
  );

/** “Hayashi Yoshimasa” is “Yoshimasa Hayashi”. */
const isTurned = (label: string, name: string): boolean => {
  const [first, second, ...more] = plain(label).split('-');
  return second !== undefined && more.length === 0 && plain(name) === `${second}-${first}`;
};

/** “Committee of the federation” is “the federation's committee”. */
const ownWords = (words: string): string => {
  const bare = words.replace(/^the\s/iu, '');
  const at = bare.indexOf(' of ');
  const owned = at < 0 ? bare : `${bare.slice(at + ' of '.length).replace(/^the\s/iu, '')} ${bare.slice(0, at)}`;
  return slugOf(owned.replace(/[’']s?(?=\s)/gu, ''));
};

/** A state and its government are one speaker. */
const stateOf = (actor: string): string =>
  /^org:[a-z]{3}-government$/u.test(actor) ? `country:${actor.slice(4, 7).toUpperCase()}` : actor;

interface HeldOffice {
  readonly office: string;
  readonly of: string;
}

/** The office that all of these words name; null for a deputy's, a former holder's or several holders'. */
function officeIn(words: string, lexicon: Lexicon): HeldOffice | null {
  const whole = words.replace(/^the\s+/iu, '');
  const found = lexicon
    .scan(whole)
    .find(
      (mention): mention is OfficeMention =>
        mention.type === 'office' && mention.span[0] === 0 && mention.span[1] === whole.length,
    );
  return found?.of && !found.qualifier && !found.plural ? { office: found.office, of: found.of } : null;
}

/** “minister” and the like leave out the department, which the words behind them may tell: no two are known to be the same. */
const sameOffice = (a: HeldOffice, b: HeldOffice | null): boolean =>
  b !== null && a.office === b.office && a.of === b.of && !BROAD.has(a.office);

const BROAD: ReadonlySet<string> = new Set([
  'minister',
  'deputy-minister',
  'official',
  'commissioner',
  'spokesperson',
  'ambassador',
]);

function holds(actor: string, { office, of }: HeldOffice, { lexicon, date }: Known): boolean {
  if (date === null) return false;
  return lexicon
    .holders(office, of, date)
    .some(({ term, certainty }) => certainty !== 'possible' && term.person.id === actor);
}
