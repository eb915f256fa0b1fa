import { parentPort } from 'node:worker_threads';
import type { FromThread } from '../threads/index.ts';
import type { ParquetAnswer, ParquetQuestion } from './parquet.ts';
import { textsOf } from './parquet-texts.ts';

let texts: ReturnType<typeof textsOf> | null = null;

parentPort?.on('message', (question: ParquetQuestion) => {
  if (question !== null) texts = textsOf(question.path, question.column, question.skip);
  void texts?.next().then(({ value }) => {
    parentPort?.postMessage({ answer: value ?? null } satisfies FromThread<ParquetAnswer>);
  });
});
