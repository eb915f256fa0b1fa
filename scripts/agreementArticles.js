/**
 * How far two passes agree on the events of whole articles: corpus/articles and corpus/second-pass/articles.
 *
 *   npx node scripts/agreementArticles.js
 *
 * An event of one pass is found by the other where their triggers touch; of several candidates one of the same type is
 * taken before others, and each is taken once.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseEventTexts } from '../src/evaluate/eventGold.ts';
import { overlaps } from '../src/text/index.ts';

const CORPUS = join(dirname(fileURLToPath(import.meta.url)), '..', 'corpus');
const touch = (one, other) => one.trigger.some((span) => other.trigger.some((its) => overlaps(span, its)));

/** Pairs of events of two passes over one text. */
function pairsOf(first, second) {
  const pairs = [];
  const free = { first: new Set(first), second: new Set(second) };
  for (const isSame of [(a, b) => a.type === b.type, () => true])
    for (const one of free.first) {
      const other = [...free.second].find((its) => touch(one, its) && isSame(one, its));
      if (!other) continue;
      free.first.delete(one);
      free.second.delete(other);
      pairs.push([one, other]);
    }
  return pairs;
}

const counts = { first: 0, second: 0, found: 0, sameType: 0 };
for (const name of readdirSync(join(CORPUS, 'second-pass', 'articles'))) {
  const [first = [], second = []] = ['articles', join('second-pass', 'articles')].map((folder) =>
    parseEventTexts(readFileSync(join(CORPUS, folder, name), 'utf8')),
  );
  for (const [at, { events }] of first.entries()) {
    const others = second[at]?.events ?? [];
    const pairs = pairsOf(events, others);
    counts.first += events.length;
    counts.second += others.length;
    counts.found += pairs.length;
    counts.sameType += pairs.filter(([one, other]) => one.type === other.type).length;
  }
}
const f1 = (hits) => ((2 * hits) / (counts.first + counts.second)).toFixed(2);
console.log({ ...counts, foundF1: f1(counts.found), sameTypeF1: f1(counts.sameType) });
