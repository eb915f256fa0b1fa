import fc from 'fast-check';
import { afterEach, expect, test, vi } from 'vitest';
import { dateMentions, timeStatements } from './index.ts';
import { documentOf } from './testing/attributed.ts';

const PIECES = [
  'on Tuesday',
  'last week',
  '3 May',
  'May 3, 2024',
  '31 February',
  '2014',
  'the 1990s',
  'at 09:00 GMT',
  'two days later',
  'the day before',
  'in the spring',
  'from',
  'to',
  'between',
  'and',
  '“',
  '”',
  '.',
  '\n',
  'will',
  'said',
  'he',
  'fiscal 2024',
  'US',
  '03/04/2025',
  'noon',
  'a decade ago',
  '999 years ago',
  '100 centuries ago',
  'overnight',
  'the eve of the vote',
  'Easter',
  'in two weeks',
  '😀',
  '29 February',
  'Monday to Friday',
  '2022-13',
  'Q3',
  'the first half of 2024',
  'the year before last',
  '1',
  'six o’clock',
  'the 19th century',
];
const texts = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 30 }).map((pieces) => pieces.join(' ')),
);
const days = fc.option(
  fc
    .date({ min: new Date('0001-01-01T00:00Z'), max: new Date('9999-12-31T00:00Z'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
);

test('spans lie in the text in order without overlap, and no value ends before it begins', () => {
  fc.assert(
    fc.property(texts, days, (text, published) => {
      let end = 0;
      for (const { span, value } of dateMentions(documentOf(text, published)).dates) {
        expect(span[0]).toBeGreaterThanOrEqual(end);
        expect(span[1]).toBeGreaterThan(span[0]);
        end = span[1];
        if (value) {
          expect(value.from <= value.to).toBe(true);
          expect(value.from).toMatch(/^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?:Z|[+-]\d{2}:\d{2})?)?$/);
        }
      }
      expect(end).toBeLessThanOrEqual(text.length);
    }),
    { numRuns: 400 },
  );
});

test('a statement anywhere has a day or none', () => {
  fc.assert(
    fc.property(texts, days, fc.nat(), fc.nat(), (text, published, first, second) => {
      const [a, b] = [first % (text.length + 1), second % (text.length + 1)].toSorted((x, y) => x - y);
      const document = documentOf(text, published);
      const attribution = {
        id: 'a1',
        source: [],
        cue: [[a ?? 0, b ?? 0]] as const,
        content: [[b ?? 0, text.length]] as const,
        confidence: 1,
        basis: 'test',
      };
      const dated = dateMentions({ ...document, attributions: [attribution] });
      const [value] = timeStatements(dated).said;
      if (value) expect(value.from <= value.to).toBe(true);
    }),
  );
});

const zone = process.env.TZ;
afterEach(() => {
  vi.useRealTimers();
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

test('neither the clock nor the time zone of the machine has a part in it', () => {
  const offsets = new Set<number>();
  fc.assert(
    fc.property(texts, days, (text, published) => {
      const results = [
        ['Pacific/Kiritimati', '2031-12-31T23:30:00Z'],
        ['Pacific/Pago_Pago', '1999-02-28T00:30:00Z'],
        ['America/Sao_Paulo', '2018-11-04T03:00:00Z'],
      ].map(([name, now]) => {
        process.env.TZ = name;
        vi.setSystemTime(new Date(now ?? ''));
        offsets.add(new Date().getTimezoneOffset());
        return JSON.stringify(dateMentions(documentOf(text, published)).dates);
      });
      expect(new Set(results).size).toBe(1);
    }),
    { numRuns: 150 },
  );
  expect(offsets.size).toBe(3);
});
