/** Letters that have no decomposition in Unicode and that people still type without their stroke or ligature. */
const PLAIN: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ø: 'o',
    ł: 'l',
    đ: 'd',
    ð: 'd',
    þ: 'th',
    ß: 'ss',
    æ: 'ae',
    œ: 'oe',
    ı: 'i',
  }),
);

/** Small letters without stroke or ligature: “łodz” as “lodz”. */
export const plainLetters = (text: string): string =>
  text.replace(/[øłđðþßæœı]/g, (letter) => PLAIN.get(letter) ?? letter);

/** What people type for an apostrophe. */
export const APOSTROPHE = /['’‘ʼ´`′＇]/;
