import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { documentLine } from '../src/export/index.ts';
import { openReader, type Reader } from '../src/pipeline/index.ts';
import { offsetsOf } from '../src/text/index.ts';

let reader: Reader;
beforeAll(async () => {
  reader = await openReader();
});
afterAll(() => reader.close());

const piece = fc.constantFrom(
  'The minister said the talks had failed. ',
  '“We shall come back,” she told reporters. ',
  '\u{1F54A}\u{1F1EB}\u{1F1EE} ',
  'Nygåard e\u0301tait la\u0308 ',
  '\r\n\r\n',
  '\n',
  '“',
  '"',
  ' said Oğuz Ünal, ',
  '\u{10400}\u{10428} ',
  'ANNA HOLM: I never said “never”.\r\n',
  '\u00A0',
  '’',
);

test('whatever the text, it comes out identical and every span slices, in code points, to the words shown', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { minLength: 1, maxLength: 25 }), async (pieces) => {
      const text = pieces.join('');
      fc.pre(/\p{L}/u.test(text));
      const recorded = await reader.read({
        form: 'record',
        input: 'case',
        id: 'case',
        record: { text, language: 'en' },
      });
      const line = documentLine(recorded);
      expect(line.text).toBe(text);
      const points = [...text];
      const words = (spans: readonly (readonly [number, number])[]): string[] =>
        spans.map(([start, end]) => points.slice(start, end).join(''));
      const { toUtf16 } = offsetsOf(text);
      let at = 0;
      for (const { span } of line.blocks) {
        expect(span[0]).toBeGreaterThanOrEqual(at);
        expect(points.slice(at, span[0]).join('').trim()).toBe('');
        at = span[1];
      }
      expect(points.slice(at).join('').trim()).toBe('');
      for (const [index, { source, cue, content }] of line.attributions.entries()) {
        const own = recorded.attributions[index];
        for (const [role, spans] of Object.entries({ source, cue, content })) {
          const inMemory = own?.[role as 'source'] ?? [];
          expect(spans.map(toUtf16)).toEqual(inMemory);
          expect(words(spans)).toEqual(inMemory.map((span) => text.slice(...span)));
        }
        expect(line.statements[index]?.text).toBe(words(content).join(' '));
      }
    }),
    { numRuns: 60 },
  );
});
