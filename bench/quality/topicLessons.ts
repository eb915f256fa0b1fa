import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RawDocument } from '../../src/document/index.ts';
import { readStatementGold, readTopicGold } from '../../src/evaluate/index.ts';
import { parseEventTexts } from '../../src/evaluate/eventGold.ts';
import type { Issues } from '../../src/lexicon/index.ts';
import { parseArticle } from '../../src/stages/article/index.ts';
import { segment } from '../../src/stages/segment/index.ts';
import { type DocumentPhrases, phrasesOf, type Readable } from '../../src/stages/topics/evidence.ts';
import type { Span } from '../../src/text/index.ts';

/** A statement's probabilities and its labels. */
export interface Learned {
  readonly probabilities: readonly (readonly [topic: string, probability: number])[];
  readonly topics: readonly string[];
}

interface Said {
  readonly content: readonly Span[];
  readonly topics: readonly string[];
}

/** A labelled document, its phrases, and the share of it (0 to 1) that is about each topic. */
export interface Lesson {
  readonly source: 'corpus' | 'articles' | 'real';
  readonly document: Readable;
  readonly phrases: DocumentPhrases;
  readonly about: ReadonlyMap<string, number>;
  readonly statements: readonly Said[];
  /** How much it counts beside the others. */
  readonly weight: number;
  /** From its id: for cross-validation, and the half in which whoever writes rules may look. */
  readonly fold: number;
  readonly half: number;
}

/** Releases and briefs labelled as wholes are of two sources only and would outvote the rest. */
const WHOLE_TEXTS = 0.4;

/** All documents that may be learned from: corpus/documents, corpus/articles and corpus/real, less what is held back. */
export async function documentsToLearnFrom(root: string, issues: Issues): Promise<Lesson[]> {
  const lessons: Lesson[] = [];
  const add = async (
    lesson: Pick<Lesson, 'source' | 'statements' | 'weight'> & { id: string; topics: readonly string[] | null },
    input: RawDocument,
    text: string,
  ): Promise<void> => {
    const document = segment(await parseArticle(input));
    if (document.text !== text) return;
    const digest = createHash('sha256').update(lesson.id).digest();
    const { source, statements, weight, topics } = lesson;
    const about = new Map<string, number>();
    for (const topic of topics ?? []) about.set(topic, 1);
    for (const statement of statements)
      for (const topic of statement.topics) about.set(topic, (about.get(topic) ?? 0) + 1 / statements.length);
    const half = (digest[0] ?? 0) % 2;
    const fold = digest[1] ?? 0;
    lessons.push({ source, document, phrases: phrasesOf(document, issues), about, statements, weight, fold, half });
  };
  const own = await readStatementGold(join(root, 'corpus', 'documents'));
  for (const { id, input, text, heldBack, attributions, labels } of own.documents) {
    const statements = attributions.map(({ content }, index) => ({ content, topics: labels[index]?.topics ?? [] }));
    if (!heldBack) await add({ id, source: 'corpus', statements, weight: 1, topics: null }, input, text);
  }
  const folder = join(root, '..', 'shared', 'data', 'real');
  const real = readTopicGold(join(root, 'corpus', 'real', 'topics.jsonl'), [folder]);
  for (const { id, input, text, heldBack, attributions, labels, topics } of real.documents) {
    const statements = attributions.map(({ content }, index) => ({ content, topics: labels[index]?.topics ?? [] }));
    const weight = topics ? WHOLE_TEXTS : 1;
    if (!heldBack) await add({ id, source: 'real', statements, weight, topics }, input, text);
  }
  for (const { id, text, topics } of articles(join(root, 'corpus', 'articles')))
    await add(
      { id, source: 'articles', statements: [], weight: 1, topics },
      { form: 'record', input: id, id, record: { text, language: 'en' } },
      text,
    );
  return lessons;
}

/** The articles with their labels, a line each in topics.csv. */
function articles(folder: string): { id: string; text: string; topics: string[] }[] {
  const labels = new Map(
    readFileSync(join(folder, 'topics.csv'), 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(','))
      .map(([article = '', topics = '']) => [article, topics === '' ? [] : topics.split('|')]),
  );
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .flatMap((name) => parseEventTexts(readFileSync(join(folder, name), 'utf8')))
    .flatMap(({ id, text }) => {
      const topics = labels.get(id);
      return topics ? [{ id, text, topics }] : [];
    });
}
