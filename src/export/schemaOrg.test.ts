import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { afterAll, expect, test } from 'vitest';
import { DETAILS, statementsAsClaimReviews, statementsAsQuotations } from './index.ts';
import { each, exported, hostile, written } from './testing/statements.ts';

const details = { ...DETAILS, publisher: 'Fjord Facts', made: '2026-05-04T12:00:00Z' };
// Beside node_modules, so that the types of the vocabulary are found; git ignores it.
const folder = fileURLToPath(new URL(`../../.cache/schema-org-${process.pid}/`, import.meta.url));
mkdirSync(folder, { recursive: true });
afterAll(() => rmSync(folder, { recursive: true }));

/** What the TypeScript compiler finds wrong with JSON-LD nodes, by schema-dts, the vocabulary of schema.org as types. */
function faultsIn(type: string, nodes: readonly unknown[]): string[] {
  const path = join(folder, 'nodes.ts');
  const lines = nodes.map((node, at) => `export const node${at}: ${type} = ${JSON.stringify(node)};`);
  writeFileSync(path, `import type { ${type} } from 'schema-dts';\n${lines.join('\n')}\n`);
  const program = ts.createProgram([path], {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
  });
  return ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
}

const graphOf = (text: string): unknown[] => (JSON.parse(text) as { '@graph': unknown[] })['@graph'];

test('direct and mixed statements are Quotations of schema.org', async () => {
  const direct = exported({ kind: 'direct' });
  const group = exported({ speaker: direct.speaker && { ...direct.speaker, name: 'both', actor: null }, actor: null });
  const statements = [
    direct,
    hostile(),
    group,
    exported({ kind: 'indirect' }),
    exported({ speaker: null, said: null }),
  ];
  const text = await written(statementsAsQuotations(each(...statements)));
  expect(JSON.parse(text)).toMatchObject({ '@context': 'https://schema.org' });
  const nodes = graphOf(text);
  expect(nodes).toHaveLength(4);
  expect(nodes[0]).toMatchObject({ '@type': 'Quotation', text: direct.text, dateCreated: '2022-05-03' });
  expect(nodes[1]).toMatchObject({ text: hostile().text, isPartOf: { url: hostile().document.url } });
  expect(faultsIn('Quotation', nodes)).toEqual([]);
  expect(faultsIn('Quotation', [{ '@type': 'Quotation', sayer: 'x' }])).toHaveLength(1);
});

test('of absent words a ClaimReview tells what was searched, and without that there is none', async () => {
  const base = { verdict: 'absent' as const, marked: false, places: [], diff: [], context: null, nearest: null };
  const searched = [{ transcript: 'doc_a', title: 'Briefing', date: '2022-05-03', turns: 4, characters: 900 }];
  const statements = [
    exported({ verdict: 'absent' }),
    exported({ verdict: 'absent', verification: { ...base, searched: [] } }),
    exported({ verdict: 'absent', verification: { ...base, searched } }),
  ];
  const nodes = graphOf(await written(statementsAsClaimReviews(each(...statements), details)));
  expect(nodes).toHaveLength(1);
  expect(nodes[0]).toMatchObject({
    reviewBody: 'The words are in none of the transcripts searched: Briefing (2022-05-03, 4 turns).',
  });
  expect(faultsIn('ClaimReview', nodes)).toEqual([]);
});

test('a ClaimReview says that a change turns the words round, and gives the number of the turn from 1', async () => {
  const place = {
    transcript: 'doc_a',
    title: 'Briefing',
    date: '2022-05-03',
    turn: 2,
    span: [0, 25] as const,
    speaker: 'MINISTER',
    at: null,
    before: '',
    words: 'We will not sell the ferry',
    after: '',
  };
  const dropped = { kind: 'dropped' as const, said: 'not', quoted: '', marked: false, reverses: true };
  const base = { verdict: 'altered' as const, places: [place], context: null, searched: [], nearest: null };
  const nodes = graphOf(
    await written(
      statementsAsClaimReviews(
        each(
          exported({ verdict: 'altered', verification: { ...base, marked: false, diff: [dropped] } }),
          exported({
            verdict: 'altered',
            verification: { ...base, marked: true, diff: [{ ...dropped, marked: true, reverses: false }] },
          }),
        ),
        details,
      ),
    ),
  );
  expect(nodes).toMatchObject([
    {
      reviewBody:
        'MINISTER said “We will not sell the ferry” (Briefing, 2022-05-03, turn 3). The change reverses the meaning.',
    },
    {
      reviewBody:
        'MINISTER said “We will not sell the ferry” (Briefing, 2022-05-03, turn 3). Every change is marked by the report.',
    },
  ]);
});

test('only statements with a verdict are ClaimReviews', async () => {
  const verdicts = [null, 'verbatim', 'altered', 'no-source'];
  const statements = verdicts.map((verdict) => exported({ verdict }));
  const nodes = graphOf(await written(statementsAsClaimReviews(each(...statements, hostile()), details)));
  expect(nodes).toHaveLength(3);
  expect(nodes[0]).toMatchObject({
    '@type': 'ClaimReview',
    author: { name: 'Fjord Facts' },
    reviewRating: { alternateName: 'verbatim' },
    itemReviewed: { '@type': 'Claim', datePublished: '2022-05-03' },
  });
  expect(faultsIn('ClaimReview', nodes)).toEqual([]);
  expect(
    faultsIn('ClaimReview', [{ '@type': 'ClaimReview', reviewRating: { '@type': 'Rating', stars: 1 } }]),
  ).toHaveLength(1);
});
