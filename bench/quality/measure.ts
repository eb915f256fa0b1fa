import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type AttributionEvaluation,
  evaluateArticles,
  judgeCase,
  readCases,
  runAttributionEvaluation,
} from '../../src/evaluate/index.ts';
import { openReader } from '../../src/pipeline/index.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Figures by name, in per cent (article: 0 to 1), and the SHA-256 of the data that they are of. */
export interface Measured {
  readonly figures: Readonly<Record<string, number>>;
  readonly sha256?: readonly string[];
}

/** The data sets that floors.json has floors for; null where the data is absent, as in a user's clone. */
export const measures: Readonly<Record<string, () => Promise<Measured | null>>> = {
  corpus: async () => ofAttribution(await evaluate(join(ROOT, 'corpus', 'documents'))),
  adversarial: async () => {
    const cases = readCases(join(ROOT, 'corpus', 'adversarial'));
    const reader = await openReader();
    let passed = 0;
    for (const { name, text, expectations } of cases) {
      const { attributions } = await reader.read({
        form: 'record',
        input: name,
        id: name,
        record: { text, language: 'en' },
      });
      if (judgeCase({ text, expectations }, attributions).passed) passed += 1;
    }
    await reader.close();
    return { figures: { passed: (100 * passed) / cases.length } };
  },
  polnear: async () => {
    const path = join(ROOT, '..', 'shared', 'data', 'polnear', 'dev.jsonl');
    return existsSync(path) ? ofAttribution(await evaluate(path)) : null;
  },
  article: async () => {
    const path = join(ROOT, '..', 'shared', 'data', 'article-extraction');
    if (!existsSync(path)) return null;
    const { f1, throws, sha256 } = await evaluateArticles(path);
    return { figures: { f1, read: throws === 0 ? 100 : 0 }, sha256: [sha256] };
  },
};

const evaluate = async (path: string): Promise<AttributionEvaluation> =>
  (await runAttributionEvaluation([path])).evaluation;

function ofAttribution({ token, exact, linkedExact, byKind, sha256 }: AttributionEvaluation): Measured {
  return {
    figures: {
      token: token.all.f1,
      exact: exact.all.f1,
      linkedSource: linkedExact.source.f1,
      linkedContent: linkedExact.content.f1,
      linkedAll: linkedExact.all.f1,
      directFound: byKind.direct.found,
      directSource: byKind.direct.sourceRight,
    },
    sha256,
  };
}
