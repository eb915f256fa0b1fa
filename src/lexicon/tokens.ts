/**
 * The words and marks of a text as the lexicon compares them: `at` and `end` in UTF-16, `key` without accents. A run
 * of white space with two line breaks or more is a token of its own with the key BREAK, so that no name reaches over it.
 */
export interface Token {
  readonly at: number;
  readonly end: number;
  readonly key: string;
}

export const BREAK = '\n\n';

/** The tokens of a text: runs of letters and digits, and single other characters. Linear. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    let end = at + 1;
    if (isWord(code)) {
      let plain = code < 128;
      for (; end < text.length; end += 1) {
        const next = text.charCodeAt(end);
        if (!isWord(next)) break;
        if (next > 127) plain = false;
      }
      const word = text.slice(at, end);
      tokens.push({ at, end, key: plain ? word : fold(word) });
    } else if (isSpace(code)) {
      let lines = code === 10 ? 1 : 0;
      for (; end < text.length && isSpace(text.charCodeAt(end)); end += 1) if (text.charCodeAt(end) === 10) lines += 1;
      if (lines > 1) tokens.push({ at, end, key: BREAK });
    } else tokens.push({ at, end, key: MARKS.get(text.charAt(at)) ?? text.charAt(at) });
    at = end;
  }
  return tokens;
}

/** The key of a whole name: its tokens joined by one space. */
export const keyOf = (name: string): string =>
  PLAIN.test(name)
    ? name
    : tokensOf(name)
        .map(({ key }) => key)
        .join(' ');

// Most names are their own keys.
const PLAIN = /^[A-Za-z0-9]+(?: [A-Za-z0-9]+)*$/;

// Letters that do not come apart into a letter and an accent, and how English writes them.
const LETTERS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ø: 'o',
    Ø: 'O',
    ł: 'l',
    Ł: 'L',
    đ: 'd',
    Đ: 'D',
    ð: 'd',
    Ð: 'D',
    ı: 'i',
    ß: 'ss',
    æ: 'ae',
    Æ: 'Ae',
    œ: 'oe',
    Œ: 'Oe',
    þ: 'th',
    Þ: 'Th',
    ə: 'a',
    Ə: 'A',
    ʻ: '',
    ʼ: '',
    ħ: 'h',
    Ħ: 'H', // prettier-ignore
  }),
);
const MARKS: ReadonlyMap<string, string> = new Map(
  Object.entries({ '’': "'", '‘': "'", '`': "'", '‐': '-', '‑': '-', '–': '-' }),
);

const fold = (word: string): string =>
  word
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[øØłŁđĐðÐıßæÆœŒþÞəƏʻʼħĦ]/g, (letter) => LETTERS.get(letter) ?? letter);

const isSpace = (code: number): boolean =>
  code === 32 || (code >= 9 && code <= 13) || code === 0xa0 || (code >= 0x2000 && code <= 0x200a) || code === 0x2028 || code === 0x2029 || code === 0x202f || code === 0x3000 || code === 0xfeff; // prettier-ignore

/** Letters, digits and combining marks; beyond Latin-1 all that is not punctuation, a symbol or half of a pair. */
const isWord = (code: number): boolean => {
  if (code < 128) return (code > 96 && code < 123) || (code > 64 && code < 91) || (code > 47 && code < 58);
  if (code < 0xc0 || code === 0xd7 || code === 0xf7) return false;
  if (code < 0x2000) return true;
  return code >= 0x2c00 && code < 0xff00 && !(code >= 0x3000 && code < 0x3040) && !(code >= 0xd800 && code < 0xf900);
};
