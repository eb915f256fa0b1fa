import { describe, expect, test } from 'vitest';
import { addressOfLines, linesAt, quotesIn } from './manyQuotes.ts';

describe('pasted lines', () => {
  test('are a quotation each, with who said it and when where given', () => {
    expect(quotesIn('“We will not sign” | Holm | 2024-03-12\n\nNo fish\tBerg\nA stock')).toEqual({
      quotes: [
        { quote: 'We will not sign', speaker: 'Holm', date: '2024-03-12' },
        { quote: 'No fish', speaker: 'Berg' },
        { quote: 'A stock' },
      ],
      fault: null,
    });
  });

  test('a date that is none is told with its line', () => {
    expect(quotesIn('A\nB | C | yesterday').fault).toMatch(/^Line 2: /u);
  });

  test('no more than the server takes', () => {
    expect(quotesIn('A\n'.repeat(200)).fault).toBeNull();
    expect(quotesIn('A\n'.repeat(201)).fault).not.toBeNull();
  });
});

test('an address keeps lines as they were pasted', () => {
  const pasted = '“A & B” | Holm\n50 % = half #1\n';
  expect(linesAt(addressOfLines(pasted))).toBe(pasted);
  for (const other of ['', '#content', '#lines=%E0%A4%A']) expect(linesAt(other)).toBe('');
});
