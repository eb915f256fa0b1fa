import { expect, test } from 'vitest';
import { parseQuery } from '../../ledger/index.ts';
import { sqliteText } from './text.ts';

test.each(['fishe*', '"the fishe"*', 'talks fishe*', 'talks NOT fishe*', 'NEAR(talks fishe*, 3)'])(
  'no statement is asked for %s by itself, for which the index would gather all words each time',
  (words) => {
    expect(sqliteText.everywhere(parseQuery(words))).toBe(Infinity);
  },
);

test.each(['fishery', 'fis*', '"the fi"*', 'fishery fi*'])('of %s that is everywhere the latest are asked', (words) => {
  expect(sqliteText.everywhere(parseQuery(words))).toBeLessThan(0.1);
});
