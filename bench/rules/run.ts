/**
 * What each rule is worth, with it and without it, on documents that writers of rules have read and on those held back (our
 * own, and the marked real texts where they are present): how many speakers are right and wrong.
 *
 *   npm run bench:rules
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { scoreStatements, readRealGold, readStatementGold } from '../../src/evaluate/index.ts';
import { openReader, type Perceived } from '../../src/pipeline/read.ts';
import { RULES } from '../../src/stages/identity/index.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const folder = join(ROOT, '..', 'shared', 'data', 'real');
const own = await readStatementGold(join(ROOT, 'corpus', 'documents'));
const real = existsSync(folder) ? readRealGold(join(ROOT, 'corpus', 'real', 'labels.jsonl'), folder).documents : [];
const reader = await openReader(process.argv[2] ? { model: process.argv[2] } : {});
const gold = [...own.documents, ...real];
const perceived: { readonly gold: (typeof gold)[number]; readonly seen: Perceived }[] = [];
for (const document of gold) perceived.push({ gold: document, seen: await reader.perceive(document.input) });

interface Worth {
  readonly named: number;
  readonly right: number;
}
const isReal = new Set<unknown>(real);
/** Our own documents and real texts, each in the part that writers of rules have read and the part held back. */
interface Parts<Value> {
  readonly opened: Value;
  readonly heldBack: Value;
  readonly realOpened: Value;
  readonly realHeldBack: Value;
}

function measure(off: ReadonlySet<string>): Parts<Worth> {
  const read = perceived.map(({ gold: document, seen }) => ({ gold: document, recorded: reader.conclude(seen, off) }));
  const of = (ofReal: boolean, heldBack: boolean): Worth => {
    const part = read.filter((one) => isReal.has(one.gold) === ofReal && one.gold.heldBack === heldBack);
    const { named, right } = scoreStatements(part).all.counts;
    return { named, right };
  };
  return {
    opened: of(false, false),
    heldBack: of(false, true),
    realOpened: of(true, false),
    realHeldBack: of(true, true),
  };
}

const all = measure(new Set());
const rules = RULES.map(({ name }) => {
  const without = measure(new Set([name]));
  const worth = (part: keyof Parts<Worth>) => ({
    right: all[part].right - without[part].right,
    wrong: all[part].named - all[part].right - (without[part].named - without[part].right),
  });
  return {
    name,
    opened: worth('opened'),
    heldBack: worth('heldBack'),
    realOpened: worth('realOpened'),
    realHeldBack: worth('realHeldBack'),
  };
});
await reader.close();
process.stdout.write(`${JSON.stringify({ documents: gold.length, real: real.length, all, rules }, null, 2)}\n`);
