import type { Conventions } from './candidate.ts';

const DAY_FIRST_NUMBERS = /(?<![\d./-])(?:1[3-9]|2\d|3[01])[/.-](?:0?\d|1[0-2])[/.-](?:19|20)\d{2}(?!\d)/;
const MONTH_FIRST_NUMBERS = /(?<![\d./-])(?:0?\d|1[0-2])[/-](?:1[3-9]|2\d|3[01])[/-](?:19|20)\d{2}(?!\d)/;
/** The names of the months, as a pattern. */
export const MONTHS = '(?:January|February|March|April|May|June|July|August|September|October|November|December)';
const DAY_FIRST = new RegExp(`\\d(?:st|nd|rd|th)? (?:of )?${MONTHS}`);
const MONTH_FIRST = new RegExp(`${MONTHS} \\d{1,2}(?!\\d)`);
const BRITISH =
  /\b(?:labour|defence|centre|programme|harbour|neighbour|honour|favour|organis|recognis|travell|authoris|colour)/gi;
const AMERICAN =
  /\b(?:labor|defense|center|program|harbor|neighbor|honor|favor|organiz|recogniz|traveled|authoriz|color)(?!me|ed?y)/gi;

/** The order in which a document writes dates: from its own numbers and months, otherwise from its spelling. */
export function conventionsOf(text: string): Conventions {
  return { text, order: /\d[/.-]\d{1,2}[/.-]\d{4}/.test(text) ? orderOf(text) : null };
}

function orderOf(text: string): Conventions['order'] {
  for (const [dayFirst, monthFirst] of [
    [DAY_FIRST_NUMBERS.test(text), MONTH_FIRST_NUMBERS.test(text)],
    [DAY_FIRST.test(text), MONTH_FIRST.test(text)],
  ]) {
    if (dayFirst !== monthFirst) return dayFirst ? 'day-first' : 'month-first';
  }
  const british = text.match(BRITISH)?.length ?? 0;
  const american = text.match(AMERICAN)?.length ?? 0;
  if (british === american) return null;
  return british > american ? 'day-first' : 'month-first';
}
