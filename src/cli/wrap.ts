const RESET = '\u001B[0m';
// oxlint-disable-next-line no-control-regex -- the escape of our own styles
const STYLES = /\u001B\[[\d;]*m/g;
/** Of our styles, those that begin something; 22 and 39 end it. */
const OPENING = /^\D*(?:1|2|33)m$/;
/** A character with the marks upon it, or a style. */
// oxlint-disable-next-line no-control-regex -- as above
const CHARACTERS = /\u001B\[[\d;]*m|[^]\p{M}*/gu;
/** What takes two columns: East Asian wide and full-width forms, and emoji (https://www.unicode.org/reports/tr11/). */
const WIDE =
  /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{20000}-\u{3FFFD}]|\p{Emoji_Presentation}/gu;

/** Columns that printable text, with our styles, takes on a terminal. */
export const columnsOf = (text: string): number =>
  [...text.replace(STYLES, '').replace(/\p{M}/gu, '').replace(WIDE, '\u3000\u3000')].length;

/**
 * Printable text of one line in lines of at most `room` columns, parted at spaces, and within a word only where it is
 * longer than a line. A style that is open where a line ends is ended there and begun again on the next.
 */
export function wrapped(text: string, room: number): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  const end = (): void => {
    const style = openStyle(line);
    lines.push(style === '' ? line : line + RESET);
    line = style;
    used = 0;
  };
  for (const word of text.split(' ')) {
    const columns = columnsOf(word);
    if (used > 0 && used + 1 + columns > room) end();
    else if (used > 0) {
      line += ' ';
      used += 1;
    }
    if (columns <= room) {
      line += word;
      used += columns;
      continue;
    }
    for (const [character] of word.matchAll(CHARACTERS)) {
      const more = columnsOf(character);
      if (used > 0 && used + more > room) end();
      line += character;
      used += more;
    }
  }
  end();
  return lines;
}

/** Printable text of one line, cut where it takes more than `room` columns, with a sign that there was more. */
export function cut(text: string, room: number): string {
  if (columnsOf(text) <= room) return text;
  let line = '';
  let used = 0;
  for (const [character] of text.matchAll(CHARACTERS)) {
    used += columnsOf(character);
    if (used > room - 1) break;
    line += character;
  }
  return `${line}…${openStyle(line) === '' ? '' : RESET}`;
}

/** The style that is open at the end of a line, or ''. */
function openStyle(line: string): string {
  const last = line.match(STYLES)?.at(-1) ?? '';
  return OPENING.test(last) ? last : '';
}
