/**
 * Words that deny, that stand for each other's opposite, and that make a condition: one list for all that compares what
 * was said with what was quoted.
 */

import { baseOf } from './irregular.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/));

/** Words that deny what they stand with; n't written out. */
export const NEGATIONS = words(
  `not no never none nobody nothing nowhere neither nor without cannot hardly scarcely barely noone`,
);
/** Verbs that deny what follows them. */
const DENYING_VERBS = words('refuse refuses refused reject deny');

export const isNegation = (key: string): boolean => NEGATIONS.has(key) || key.endsWith("n't");
export const denies = (key: string): boolean => NEGATIONS.has(key) || DENYING_VERBS.has(key);

/** Words that begin a condition by themselves. */
export const CONDITIONS = words('if unless provided providing assuming suppose supposing lest');

/**
 * Words that can stand in the same place and turn a statement into another, a row for those of one kind; what stands
 * on either side of a bar is the other's opposite. Kept to what is so in nearly every sentence.
 */
const ROWS = `
  more | less fewer; least | most; increase | decrease reduce cut; rise | fall; rose | fell; before | after; above | below; up | down;
  open | close shut; all every some few none many most only; always never sometimes often rarely;
  must may might can could should will; support | oppose; accept | reject refuse; better | worse; best | worst; good | bad;
  early | late; today tomorrow yesterday tonight; begin | end; start | stop; possible | impossible; likely | unlikely;
  legal | illegal; lawful | unlawful; allow | forbid ban; win | lose; won | lost; enemy | friend ally;
  north south east west; northern southern eastern western; import | export; join | leave; strong | weak;
  success | failure; peace | war; ready | unwilling unready; with | without; for | against; everyone nobody somebody;
  everything nothing something; minute hour day week month year decade century; minimum | maximum; old | new; first | last;
  public | private; buy | sell; lend | borrow; give | take; enter | leave; past | future; true | false;
  right wrong left; high | low; raise | lower; fast | slow; long | short; man woman; men women; mother father; son daughter;
  land sea air; hot | cold; spring summer autumn winter; morning afternoon evening; quick | slow; far | near;
  safe | unsafe dangerous; rich | poor; arm | disarm; guilty | innocent; friend | foe; victim | aggressor; attack accident;
  metre kilometre mile; ours theirs; right | wrong; yes | no; support | reject; rise | cut lower reduce; raised | lowered cut;
  raise | cut reduce; rose | cut lowered reduced; increase | lower; safer | dangerous; trust | distrust; agree | disagree;
  succeed | fail; love | hate; hope | fear; protect | threaten; build | destroy; admit | deny`
  .split(';')
  .map((row) => row.split('|').map((side) => words(side.trim())));

/** In which rows a stem stands, and on which side of each. */
const PLACES = new Map<string, { readonly row: number; readonly side: number }[]>();
for (const [row, sides] of ROWS.entries())
  for (const [side, list] of sides.entries())
    for (const word of list) {
      const stem = stemOf(word);
      const places = PLACES.get(stem) ?? [];
      PLACES.set(stem, [...places, { row, side }]);
    }

/** Whether one word in the place of the other makes another statement. */
export const areOpposed = (one: string, other: string): boolean =>
  baseOf(one) !== baseOf(other) && inOneRow(one, other, false);

/** Whether one word is the other's opposite. */
export const areOpposites = (one: string, other: string): boolean => inOneRow(one, other, true);

/** As they are, or by the words of which they are forms: “took” is the opposite of “gave”. */
const inOneRow = (one: string, other: string, opposite: boolean): boolean =>
  stemsInOneRow(one, other, opposite) || stemsInOneRow(baseOf(one), baseOf(other), opposite);

function stemsInOneRow(one: string, other: string, opposite: boolean): boolean {
  const left = stemOf(one);
  const places = PLACES.get(left);
  if (places === undefined) return false;
  const right = stemOf(other);
  const others = PLACES.get(right);
  if (others === undefined || left === right) return false;
  return places.some(({ row, side }) =>
    others.some((place) => place.row === row && (!opposite || place.side !== side)),
  );
}

/** A word without its inflection, British and American spelling alike: enough to tell forms of one word. */
export function stemOf(key: string): string {
  return key
    .replace(/['’]s$/, '')
    .replace(/our(?=s|ed|ing|able|$)/, 'or')
    .replace(/is(?=e|ed|es|ing|ation)/, 'iz')
    .replace(/tre(?=s?$)/, 'ter')
    .replace(/ies$|ied$/, 'y')
    .replace(/(?:ing|ed|es|s|e)$/, '')
    .replace(/([b-df-hj-np-tv-z])\1$/, '$1');
}
