/** Figures with four decimals: more would promise what is not there. */
export const rounded = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (_, inner: unknown) =>
      typeof inner === 'number' ? Math.round(inner * 10_000) / 10_000 : inner,
    ),
  );
