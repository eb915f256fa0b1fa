/** The middle value, of an even number the upper of the two. */
export const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

/** With so many decimals as mean something in a ratio. */
export const rounded = (value: number, decimals = 2): number => Number(value.toFixed(decimals));
