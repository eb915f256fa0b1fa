import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Span } from '../../text/index.ts';
import { quotationsOf } from './quotations.ts';

const paragraphsOf = (text: string): Span[] =>
  Array.from(text.matchAll(/[^\n]*\S[^\n]*/gu), (match): Span => [match.index, match.index + match[0].length]);

/** Each quotation with its marks; parts joined by " + ", ">" for each level of depth, "…" where it is not closed. */
const quotations = (text: string): string[] =>
  quotationsOf(text, paragraphsOf(text)).map(
    ({ parts, depth, closed }) =>
      '>'.repeat(depth) + parts.map(({ span }) => text.slice(...span)).join(' + ') + (closed ? '' : '…'),
  );

describe('double marks', () => {
  test.each<[string, string[]]>([
    ['“Stop,” he said. “Now.”', ['“Stop,”', '“Now.”']],
    ['"Stop," he said. "Now."', ['"Stop,"', '"Now."']],
    ['He said:"Stop" and left.', ['"Stop"']],
    ['He said—"stop"—and left.', ['"stop"']],
    ['"—and then we left," she said. "But—" He stopped.', ['"—and then we left,"', '"But—"']],
    ['"Stop,"he said. "Now."', ['"Stop,"', '"Now."']],
    ['He spoke (“not for long”) and ("never") left.', ['“not for long”', '"never"']],
    ['He said:" Stop now " and left.', ['" Stop now "']],
    ['“We stop," he said. "We stop,” she said.', ['“We stop,"', '"We stop,”']],
    ['He said ”stop” and left.', ['”stop”']],
    ['„So ist es“, he said. »So«, she said. “Never“, said I.', ['„So ist es“', '»So«', '“Never“']],
    ['« Oui », a-t-il dit. «Non».', ['« Oui »', '«Non»']],
    ["He said ''stop'' and ``go''. ‘‘Stay,’’ said I.", ["''stop''", "``go''", '‘‘Stay,’’']],
    ['He is 6\'2" tall and 5′ 11" wide, "they" say.', ['"they"']],
    ['"He is 6\'2" tall," she said.', ['"He is 6\'2" tall,"']],
    ['It is 12" long and 3" deep.', []],
    ['Bad" mark, “ ” and "" and nothing.', []],
  ])('%s', (text, expected) => expect(quotations(text)).toEqual(expected));
});

describe('single marks', () => {
  test.each<[string, string[]]>([
    ["Don't touch the ministers' view, o'clock or rock 'n' roll in the '90s.", []],
    ['Don’t touch the ministers’ view, o’clock or rock ’n’ roll in the ’90s.', []],
    ['Give ‘em the ‘80s and rock ‘n’ roll.', []],
    ["'Don't go,' she said. 'It's late.'", ["'Don't go,'", "'It's late.'"]],
    ['‘Don’t go,’ she said. ‘It’s late.’', ['‘Don’t go,’', '‘It’s late.’']],
    ['‘It’s the ministers’ view,’ he said.', ['‘It’s the ministers’ view,’']],
    ['‘I like rock ’n’ roll and the ’90s,’ he said.', ['‘I like rock ’n’ roll and the ’90s,’']],
    ['‘There’s nothin’ new,’ he said.', ['‘There’s nothin’ new,’']],
    ['The ‘yes’ campaign and the ‘no’ camp met.', ['‘yes’', '‘no’']],
    [
      "A 'cause for concern' ('round one') is a 'must-have'-type.",
      ["'cause for concern'", "'round one'", "'must-have'"],
    ],
    ['‘I never—’ he said.', ['‘I never—’']],
    ['The 6’ fence and the dogs’ home.', []],
    ['Caf\u0065\u0301’s menu is ‘caf\u0065\u0301’s best’.', ['‘caf\u0065\u0301’s best’']],
  ])('%s', (text, expected) => expect(quotations(text)).toEqual(expected));
});

describe('nested', () => {
  test.each<[string, string[]]>([
    ['“He told me ‘no’ twice,” she said.', ['“He told me ‘no’ twice,”', '>‘no’']],
    ['‘He told me “no” twice,’ she said.', ['‘He told me “no” twice,’', '>“no”']],
    ['"\'No\' is what he said," she said.', ['"\'No\' is what he said,"', ">'No'"]],
    ['“He said: ‘She said: “No.”’”', ['“He said: ‘She said:…', '“No.”']],
    ["''I thought, 'This is it.''' It was.", ["''I thought, 'This is it.'''", ">'This is it.'"]],
    ['“The ‘gang” met the workers’ union, “as planned”.', ['“The ‘gang”', '“as planned”']],
    ['The ‘gang of “four” met', ['“four”']],
  ])('%s', (text, expected) => expect(quotations(text)).toEqual(expected));
});

describe('over paragraphs', () => {
  test.each<[string, string[]]>([
    ['He said: “One.\n“Two.\n“Three.” He left.', ['“One. + “Two. + “Three.”']],
    ['He said: "One.\n"Two.\n"Three." He left.', ['"One. + "Two. + "Three."']],
    ['He said: ‘One.\n‘Two.\n‘Three.’ He left.', ['‘One. + ‘Two. + ‘Three.’']],
    ["'It's the ministers' view.\n'Don't go.'", ["'It's the ministers' view. + 'Don't go.'"]],
    [
      '“One ‘nested’ word.\n“Two ‘nested’ words.”',
      ['“One ‘nested’ word. + “Two ‘nested’ words.”', '>‘nested’', '>‘nested’'],
    ],
    ['“One.\nTwo,” he said.', ['“One.…']],
    ['“One.\n"Two."', ['“One. + "Two."']],
    ['“One.\n”', ['“One.…']],
    ['“One, “two”, he said.', ['“One,…', '“two”']],
    ['He said: “', []],
    ['«A “b\n“c” d', ['«A “b…', '>“b…', '“c”']],
    ['The ‘a “b\n“c” d', ['“b + “c”']],
    ["Dogs 'bark.\n'Twas so.", []],
  ])('%s', (text, expected) => expect(quotations(text)).toEqual(expected));
});

const piece = fc.constantFrom(
  '“',
  '”',
  '„',
  '"',
  '‘',
  '’',
  "'",
  '«',
  '»',
  "''",
  '``',
  ' ',
  '\n',
  'a',
  'S',
  's',
  '9',
  ',',
  '.',
  '(',
  ')',
  '—',
  '…',
  'é',
  'e\u0301',
  '\u{1F54A}',
);

test('for any marks and letters: parts in order, each in its paragraph, spans around their inner words, properly nested', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const text = pieces.join('');
      const paragraphs = paragraphsOf(text);
      const found = quotationsOf(text, paragraphs);
      let start = -1;
      for (const { parts, depth, closed } of found) {
        expect(parts.length).toBeGreaterThan(0);
        expect(parts[0]?.span[0]).toBeGreaterThan(start);
        start = parts[0]?.span[0] ?? 0;
        let end = -1;
        for (const { span, inner } of parts) {
          expect(span[0]).toBeGreaterThanOrEqual(end);
          expect(span[0]).toBeLessThan(inner[0]);
          expect(text.slice(...inner).trim()).not.toBe('');
          expect(inner[1]).toBeLessThanOrEqual(span[1]);
          expect(paragraphs.some(([from, to]) => from <= span[0] && span[1] <= to)).toBe(true);
          end = span[1];
        }
        const [last] = parts.slice(-1);
        if (!closed) expect(last?.inner[1]).toBe(last?.span[1]);
        const around = found.filter(
          (other) => (other.parts[0]?.span[0] ?? 0) < start && (other.parts.at(-1)?.span[1] ?? 0) > start,
        );
        expect(depth).toBe(around.length);
        for (const { parts: outer } of around) expect(outer.at(-1)?.span[1]).toBeGreaterThanOrEqual(end);
      }
    }),
    { numRuns: 1000 },
  );
});
