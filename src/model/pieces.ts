import { Tokenizer } from '@huggingface/tokenizers';

/** The pieces of a document: ids in order, and the index of each word's first piece with the total at the end. */
export interface Pieces {
  readonly ids: Int32Array;
  readonly first: readonly number[];
}

export interface Tokenized {
  readonly cls: number;
  readonly sep: number;
  pieces(words: Iterable<string>): Pieces;
}

/** Words remembered with their pieces; news repeats itself, so most words are looked up and not cut again. */
const REMEMBERED = 50_000;
/** Letters of the longest word that is remembered: longer ones hardly come again, and would fill the memory. */
const LONGEST_REMEMBERED = 40;
/** A word longer than this many pieces (a base64 string, say) keeps only its first ones. */
const LONGEST = 32;

/** Cuts words into pieces, each word by itself, as training/features.py does. */
export function tokenizerOf(definition: object, settings: object): Tokenized {
  const tokenizer = new Tokenizer(definition, settings);
  const special = (token: string): number => {
    const id = tokenizer.token_to_id(token);
    if (id === undefined) throw new Error(`the tokenizer has no ${token}`);
    return id;
  };
  const unknown = special('[UNK]');
  const known = new Map<string, readonly number[]>();
  const cut = (word: string): readonly number[] => {
    const remembered = known.get(word);
    if (remembered) return remembered;
    const found: readonly number[] = tokenizer.encode(word, { add_special_tokens: false }).ids;
    const ids = found.length > 0 ? found.slice(0, LONGEST) : [unknown];
    if (word.length > LONGEST_REMEMBERED) return ids;
    if (known.size >= REMEMBERED) known.clear();
    known.set(copyOf(word), ids);
    return ids;
  };
  return {
    cls: special('[CLS]'),
    sep: special('[SEP]'),
    pieces(words) {
      const ids: number[] = [];
      const first: number[] = [];
      for (const word of words) {
        first.push(ids.length);
        ids.push(...cut(word));
      }
      return { ids: Int32Array.from(ids), first: [...first, ids.length] };
    },
  };
}

/** The word by itself: V8 keeps what is cut from a text as a part of it, and with it all of the text. */
const copyOf = (word: string): string => Buffer.from(word, 'utf16le').toString('utf16le');
