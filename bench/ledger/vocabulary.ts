// Words, names, outlets and chance for generated documents; all skewed by Zipf's law, as in news.

/** Mulberry32: small, and the same everywhere. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A rank below `count`, the nth about n times as seldom as the first: Zipf's law with exponent 1. */
export const skewed = (random: () => number, count: number): number =>
  Math.min(count - 1, Math.floor((count + 1) ** random()) - 1);

const SYLLABLES =
  'ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu bra cle dri flo gru pla spe sta tro'.split(' ');

/** The word of this rank: the first is one in eighteen, as "the" is in English. */
export function wordOf(rank: number): string {
  let rest = rank + SYLLABLES.length;
  let word = '';
  while (rest > 0) {
    word += SYLLABLES[rest % SYLLABLES.length] ?? '';
    rest = Math.floor(rest / SYLLABLES.length);
  }
  return word;
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

export const speakerName = (rank: number): string => `${capital(wordOf(rank * 7))} ${capital(wordOf(rank + 900))}`;
export const stateName = (rank: number): string => `State ${capital(wordOf(rank))}`;
export const stateCode = (rank: number): string =>
  [676, 26, 1].map((unit) => String.fromCharCode(65 + (Math.floor((rank + 7) / unit) % 26))).join('');
export const outletName = (rank: number): string => `${capital(wordOf(rank + 40))} Daily`;

export const OUTLETS = 200;
export const SPEAKERS = 20_000;
/** Those further down are not in any lexicon: each document makes an actor of its own of them. */
export const KNOWN_SPEAKERS = 1_000;
export const STATES = 190;
export const WORDS = 200_000;

/** Slugs of data/issues.json. */
export const TOPICS =
  'military economic diplomatic territory legal migration environment cyber health human_rights energy'.split(' ');
/** Types of PLOVER, roughly by how often news has them. */
export const ACTS = [
  'CONSULT',
  'ACCUSE',
  'REQUEST',
  'SUPPORT',
  'REJECT',
  'AGREE',
  'THREATEN',
  'COOPERATE',
  'CONCEDE',
] as const;
export const DEEDS = ['CONSULT', 'ASSAULT', 'COERCE', 'AID', 'SANCTION', 'PROTEST', 'MOBILIZE', 'RETREAT'] as const;
