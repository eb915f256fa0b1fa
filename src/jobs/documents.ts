import { stat } from 'node:fs/promises';
import type { FailedInput, RawDocument } from '../document/index.ts';
import { OnrecordError } from '../errors/index.ts';
import { documentsInBytes, documentsInRange, inputsOf, rangeOfBytes, type SourceOptions } from '../sources/index.ts';
import type { Job } from './job.ts';

type Items = AsyncGenerator<RawDocument | FailedInput>;

/** The documents of a job, always in the same order where what is read is the same. Nothing is thrown. */
export function documentsOfJob({ source, bytes, input }: Job, options: SourceOptions): Items {
  const given = bytes ?? new Uint8Array();
  switch (source.kind) {
    case 'address':
      return inputsOf([source.address], { ...options, input: source.form });
    case 'file':
      return withoutNone(inputsOf([source.path], { ...options, input: source.form }), source.mayHoldNone);
    case 'bytes':
      return withoutNone(documentsInBytes(given, source.name, { ...options, input: source.form }), source.mayHoldNone);
    case 'bytes-range':
      return rangeOfBytes(given, source.name, source.range, options);
    case 'range':
      return unlessChanged(source.path, source.size, input, documentsInRange(source.path, source.range, options));
  }
}

/** Of a file that was found in a folder it is no failure that it holds no documents. */
async function* withoutNone(items: Items, mayHoldNone: boolean): Items {
  for await (const item of items) {
    if (!(mayHoldNone && item.form === 'failed' && item.error.code === 'OR1040')) yield item;
  }
}

async function* unlessChanged(path: string, size: number, input: string, items: Items): Items {
  const found = await stat(path).then(
    (file) => file.size,
    // That it is not there is told by whoever opens it.
    () => size,
  );
  if (found === size) yield* items;
  else {
    const error = new OnrecordError('OR8024', { input, found: size, expected: found });
    yield { form: 'failed', input, id: input, error };
  }
}
