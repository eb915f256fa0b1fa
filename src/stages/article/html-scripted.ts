import type { PageDocument } from './html-dom.ts';

/**
 * What a page has for those who run no scripts, or for its own scripts to show, as HTML: the elements for readers
 * without scripts, then the longest text among the values of its data, then the longest list of texts. Of each at most
 * one; the caller sees which of them is an article. Readers of the page see none of it as it stands.
 */
export function scriptedParts(document: PageDocument): string[] {
  const unscripted = [...document.querySelectorAll('noscript')].map(({ innerHTML }) => innerHTML).join('\n');
  const data = [...document.querySelectorAll('script')].flatMap(({ textContent }) => valueOf(textContent));
  const texts = data.flatMap(textsOf);
  const longest = texts.reduce<readonly string[]>(
    (best, list) => (lettersOf(list) > lettersOf(best) ? list : best),
    [],
  );
  const parts = [unscripted, longest.map((text) => (TAG.test(text) ? text : paragraphs(text))).join('\n')];
  return parts.filter((part) => part.length >= LEAST);
}

/** Shorter texts are no articles. */
const LEAST = 400;
const TAG = /<(?:p|br|div|h\d|li)\b/i;
/** A value with so many letters and a sentence's end is prose. */
const PROSE = 60;

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** The value of a script that is data, or sets a variable to data; of any other script its long texts in quotes. */
function valueOf(script: string): Json[] {
  const start = script.search(/[[{]/);
  const end = Math.max(script.lastIndexOf('}'), script.lastIndexOf(']'));
  // Ahead of the data of a script stands nothing but what they are called.
  const whole = start < 0 || start > MOST_BEFORE ? undefined : parsed(script.slice(start, end + 1));
  return whole === undefined ? quoted(script) : [whole];
}

const MOST_BEFORE = 200;

/** Undefined for what is no JSON. */
function parsed(source: string): Json | undefined {
  try {
    return JSON.parse(source) as Json;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return undefined;
  }
}

/** The texts in double quotes of a program that are long enough to be an article. */
function quoted(script: string): Json[] {
  const texts: Json[] = [];
  let start = -1;
  for (let at = 0; at < script.length; at += 1) {
    const mark = script[at];
    if (mark === '\\') at += 1;
    else if (mark === '"') {
      if (start < 0) start = at;
      else {
        const text = at - start > LEAST ? parsed(script.slice(start, at + 1)) : undefined;
        if (text !== undefined) texts.push(text);
        start = -1;
      }
    } else if (mark === '\n') start = -1;
  }
  return texts;
}

/** Each prose value alone, and the prose values of each list together, in the order in which they stand; of any depth. */
function textsOf(value: Json): (readonly string[])[] {
  const texts: (readonly string[])[] = [];
  const open: Json[] = [value];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next === 'string') {
      if (isProse(next)) texts.push([next]);
    } else if (Array.isArray(next)) {
      const list = (next as readonly Json[]).flatMap(ownText);
      if (list.length > 2) texts.push(list);
      for (const inner of (next as readonly Json[]).toReversed()) open.push(inner);
    } else if (next !== null && typeof next === 'object') {
      for (const inner of Object.values(next).toReversed()) open.push(inner);
    }
  }
  return texts;
}

/** The prose of an item of a list: the item, or its one value that is prose. */
function ownText(item: Json): string[] {
  if (typeof item === 'string') return isProse(item) ? [item] : [];
  if (item === null || typeof item !== 'object' || Array.isArray(item)) return [];
  const values = Object.values(item).filter((value): value is string => typeof value === 'string' && isProse(value));
  return values.slice(0, 1);
}

const isProse = (text: string): boolean =>
  text.length >= PROSE && /\s/.test(text) && /[.!?…]["”’')\]]*\s*(?:<|$)/.test(text);

const lettersOf = (texts: readonly string[]): number => texts.reduce((sum, text) => sum + text.length, 0);

const paragraphs = (text: string): string =>
  text
    .split('\n')
    .map((line) => `<p>${line.replaceAll('<', '&lt;')}</p>`)
    .join('');
