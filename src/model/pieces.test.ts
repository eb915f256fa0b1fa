import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tokenizerOf } from './pieces.ts';

const vocabulary = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', 'sum', '##mit', 'a', '##a', 'e', 'no', '.'];
const special = vocabulary.slice(0, 4).map((content, id) => ({
  id,
  content,
  single_word: false,
  lstrip: false,
  rstrip: false,
  normalized: false,
  special: true,
}));
const definition = {
  version: '1.0',
  truncation: null,
  padding: null,
  added_tokens: special,
  normalizer: {
    type: 'BertNormalizer',
    clean_text: true,
    handle_chinese_chars: true,
    strip_accents: null,
    lowercase: true,
  },
  pre_tokenizer: { type: 'BertPreTokenizer' },
  post_processor: null,
  decoder: null,
  model: {
    type: 'WordPiece',
    unk_token: '[UNK]',
    continuing_subword_prefix: '##',
    max_input_chars_per_word: 100,
    vocab: Object.fromEntries(vocabulary.map((piece, id) => [piece, id])),
  },
};
const settings = { tokenizer_class: 'BertTokenizer', unk_token: '[UNK]' };
const open = () => tokenizerOf(definition, settings);
const read = (words: string[]) => {
  const { ids, first } = open().pieces(words);
  return first.slice(0, -1).map((from, word) => Array.from(ids.slice(from, first[word + 1]), (id) => vocabulary[id]));
};

test('each word is cut by itself, in lower case and without accents', () => {
  expect(read(['Summit', 'No', '.', 'É'])).toEqual([['sum', '##mit'], ['no'], ['.'], ['e']]);
  expect(open().cls).toBe(2);
  expect(open().sep).toBe(3);
});

test('a word that the tokenizer does not know, or of which nothing is left, is one piece', () => {
  expect(read(['\u{1F54A}', '\u200B', '\u0301', 'zzz'])).toEqual([['[UNK]'], ['[UNK]'], ['[UNK]'], ['[UNK]']]);
});

test('a very long word keeps its first pieces', () => {
  expect(read(['a'.repeat(60), 'no'])[0]).toEqual(['a', ...Array.from({ length: 31 }, () => '##a')]);
  expect(read(['a'.repeat(60), 'no'])[1]).toEqual(['no']);
});

test('no words have no pieces', () => expect(open().pieces([])).toEqual({ ids: new Int32Array(), first: [0] }));

test('a tokenizer without the special pieces is refused', () => {
  const bare = { ...definition, added_tokens: [], model: { ...definition.model, vocab: { '[UNK]': 0, a: 1 } } };
  expect(() => tokenizerOf(bare, settings)).toThrow('[CLS]');
});

test('words have the same pieces whatever stands beside them and was read before', () => {
  const word = fc.constantFrom('Summit', 'a', 'aa', 'No', '.', 'zz', '\u200B', 'aaaaaa');
  const shared = open();
  fc.assert(
    fc.property(fc.array(word), (words) => {
      const { ids, first } = shared.pieces(words);
      expect(first).toHaveLength(words.length + 1);
      expect(first.at(-1)).toBe(ids.length);
      for (const [index, each] of words.entries())
        expect(ids.slice(first[index], first[index + 1])).toEqual(open().pieces([each]).ids);
    }),
    { numRuns: 30 },
  );
});
