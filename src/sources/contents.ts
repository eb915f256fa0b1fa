import { createGunzip } from 'node:zlib';
import type { FailedInput, RawDocument } from '../document/index.ts';
import { OnrecordError } from '../errors/index.ts';
import { type Bytes, collect, decompress, firstCharacter, peek, sizeOf, tooLarge } from './bytes.ts';
import type { InputForm, Settings } from './options.ts';
import { recordsOf } from './records.ts';
import { formOf, isGzip, wideEncodingOf } from './sniff.ts';

/** A stream of bytes from anywhere, with what its source says of it. */
export interface Content {
  readonly stream: Bytes;
  readonly input: string;
  /** The form by name or content type, null if unknown. */
  readonly form: InputForm | null;
  readonly charset: string | null;
  /** The address after redirects, if it came from the web. */
  readonly url: string | null;
  /** The length in bytes where the source knows it, before any .gz is unpacked. */
  readonly size: number | null;
  /** Told before the first record, when the content turns out to be a stream of records. */
  readonly onRecords?: () => void;
}

/**
 * The document or the records in a stream of bytes, unpacked if it is gzip. Throws OR1002 to OR1005 and OR1015;
 * a record that is broken is an item of its own.
 */
export async function* documentsIn(content: Content, settings: Settings): AsyncGenerator<RawDocument | FailedInput> {
  const packed = await peek(content.stream);
  try {
    if (!isGzip(packed.head)) {
      yield* documentsFrom(packed.head, packed.whole, content, settings);
      return;
    }
    const unpacked = await peek(decompress(packed.whole, createGunzip(), content.input));
    try {
      yield* documentsFrom(unpacked.head, unpacked.whole, { ...content, size: null }, settings);
    } finally {
      await unpacked.close();
    }
  } finally {
    await packed.close();
  }
}

async function* documentsFrom(
  head: Uint8Array,
  stream: Bytes,
  content: Content,
  settings: Settings,
): AsyncGenerator<RawDocument | FailedInput> {
  const { input, charset, url, size } = content;
  if (head.length === 0) throw new OnrecordError('OR1002', { input });
  const form = formOf(head, content, settings.input);
  if (form === 'jsonl') {
    if (wideEncodingOf(head)) throw new OnrecordError('OR1005', { input, charset: 'UTF-8', offset: 0 });
    content.onRecords?.();
    yield* recordsOf(stream, input, settings.maxSize);
    return;
  }
  if (size !== null && size > settings.maxSize) throw tooLarge(input, sizeOf(size), settings.maxSize);
  const bytes = await collect(stream, settings.maxSize, input);
  if (firstCharacter(bytes) === '') throw new OnrecordError('OR1002', { input });
  yield { form, input, id: input, bytes, charset, url };
}
