const NUMBER = new Intl.NumberFormat('en-GB');

/** 1,234 */
export const numberOf = (value: number): string => NUMBER.format(value);

/** 1 statement, 1,234 statements; with `more` that there are more than were counted. */
export const countOf = (value: number, one: string, many: string, more = false): string =>
  `${more ? 'more than ' : ''}${numberOf(value)} ${value === 1 && !more ? one : many}`;

/** A share from 0 to 1 as 91%. */
export const percentOf = (share: number): string => `${Math.round(share * 100)}%`;
