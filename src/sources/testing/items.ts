import type { FailedInput, RawDocument } from '../../document/index.ts';

type Item = RawDocument | FailedInput;

/** What came in, short enough to compare: the form and text of a document, the code and message of a failure. */
export async function summaryOf(items: AsyncIterable<Item>): Promise<Record<string, unknown>[]> {
  const all = await allOf(items);
  return all.map((item) => {
    if (item.form === 'failed') return { id: item.id, code: item.error.code, message: item.error.message };
    if (item.form === 'record') return { id: item.id, record: item.record };
    return { id: item.id, form: item.form, text: Buffer.from(item.bytes).toString('utf8') };
  });
}

export async function* chunksOf(...chunks: (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const chunk of chunks) yield Buffer.from(chunk);
}

export async function allOf<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}
