import { randomFrom } from './scale.ts';

/** Bytes that mean something to one parser or another. */
const TOKENS = ['\0', '\r\n', '<', '>', '&', '"', '{', ']', ':', '\n\n', '-->', 'WARC/1.0\r\n', '\x1f\x8b\x08', 'endobj', '<< /Length 9 >>', '\xff\xfe', '\xed\xa0\x80', '99999999999']; // prettier-ignore

/** The bytes with up to four faults: changed, left out, doubled or moved stretches, a token put in, an end cut off. */
export function mutated(bytes: Uint8Array, seed: number): Buffer {
  const random = randomFrom(seed);
  const under = (limit: number): number => Math.floor(random() * limit);
  let result = Buffer.from(bytes);
  for (let faults = 1 + under(4); faults > 0; faults -= 1) {
    const from = under(result.length + 1);
    const to = Math.min(result.length, from + 1 + under(random() < 0.2 ? 2_000 : 30));
    const [before, stretch, after] = [result.subarray(0, from), result.subarray(from, to), result.subarray(to)];
    const elsewhere = under(result.length + 1);
    result =
      [
        () => Buffer.concat([before, after]),
        () => Buffer.concat([before, stretch, stretch, after]),
        () => Buffer.concat([result.subarray(0, elsewhere), stretch, result.subarray(elsewhere)]),
        () => Buffer.concat([before, Buffer.from(TOKENS[under(TOKENS.length)] ?? '', 'latin1'), after]),
        () => Buffer.concat([before, Buffer.from(stretch.map(() => under(256))), after]),
        () => Buffer.concat([before, Buffer.from(stretch.map((byte) => byte ^ (1 << under(8)))), after]),
        () => (random() < 0.2 ? before : result),
      ][under(7)]?.() ?? result;
  }
  return result;
}
