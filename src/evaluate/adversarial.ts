import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Attribution } from '../document/index.ts';
import { OnrecordError } from '../errors/index.ts';
import { contains, overlaps, sliceOf, type Span, wordsOf } from '../text/index.ts';

/** What must hold of the attributions found in a case's text; the form is told in corpus/adversarial/README.md. */
export type Expectation =
  | {
      readonly kind: 'quote';
      readonly content: string;
      /** Words that the source has to touch; null where none is required. So with `cue`. */
      readonly source: string | null;
      readonly cue: string | null;
    }
  | { readonly kind: 'none'; readonly content: string }
  | { readonly kind: 'whole'; readonly content: string }
  | { readonly kind: 'count'; readonly count: number };

export interface Case {
  readonly name: string;
  /** File and line of the case, for messages. */
  readonly place: string;
  readonly text: string;
  readonly expectations: readonly Expectation[];
}

export interface CaseResult {
  readonly passed: boolean;
  /** One sentence for each expectation that does not hold. */
  readonly faults: readonly string[];
}

/**
 * The cases of every .txt file in the folder, by file name, then as they stand there. Throws OR1013 for a folder that
 * cannot be read, OR5001 for a malformed case, for a name used twice, and for a folder without cases.
 */
export function readCases(folder: string): Case[] {
  const cases = textFiles(folder).flatMap((path) => parseCases(readFileSync(path, 'utf8'), basename(path)));
  if (cases.length === 0) throw new OnrecordError('OR5001', { input: folder, line: 0, fault: 'there are no cases' });
  const places = new Map<string, string>();
  for (const { name, place } of cases) {
    const earlier = places.get(name);
    if (earlier) {
      const [input = '', line = ''] = place.split(':');
      throw new OnrecordError('OR5001', { input, line, fault: `the name ${name} is already used in ${earlier}` });
    }
    places.set(name, place);
  }
  return cases;
}

/** The cases of one file; `input` is its name for messages. Throws OR5001 with the line at fault. */
export function parseCases(file: string, input: string): Case[] {
  // A checkout may have turned line ends into CRLF; those that a case is about are written as escapes.
  const lines = file.replaceAll('\r\n', '\n').split('\n');
  const cases: Case[] = [];
  let start = 0;
  for (let at = 0; at <= lines.length; at += 1) {
    if (at < lines.length && lines[at] !== '---') continue;
    cases.push(parseCase(lines.slice(start, at), input, start + 1));
    start = at + 1;
  }
  return cases;
}

/**
 * Whether the attributions, with UTF-16 spans into `text` of the case, meet each expectation. Only words count for
 * `quote`, so that a final full stop is nobody's fault; `whole` is exact but for the kind and amount of white space.
 */
export function checkCase(
  { text, expectations }: Pick<Case, 'text' | 'expectations'>,
  attributions: readonly Attribution[],
): CaseResult {
  const faults = expectations.flatMap((expectation) => faultOf(expectation, text, attributions) ?? []);
  return { passed: faults.length === 0, faults };
}

function faultOf(expectation: Expectation, text: string, attributions: readonly Attribution[]): string | null {
  switch (expectation.kind) {
    case 'count':
      return attributions.length === expectation.count
        ? null
        : `${attributions.length} attributions instead of ${expectation.count}${listed(text, attributions)}`;
    case 'whole': {
      const contents = attributions.map(({ content }) => wordsAt(text, content));
      return contents.includes(oneSpaced(expectation.content))
        ? null
        : `no content is exactly ‹${expectation.content}›${listed(text, attributions)}`;
    }
    case 'none': {
      const banned = placesOf(text, expectation.content);
      const guilty = attributions.find(({ content }) => touches(content, banned));
      return guilty ? `‹${expectation.content}› is in the content ‹${wordsAt(text, guilty.content)}›` : null;
    }
    case 'quote':
      return faultOfQuote(expectation, text, attributions);
  }
}

function faultOfQuote(
  { content, source, cue }: Extract<Expectation, { kind: 'quote' }>,
  text: string,
  attributions: readonly Attribution[],
): string | null {
  const words = placesOf(text, content).flatMap((place) => lettered(text, place));
  const holding = attributions.filter((one) => words.every((word) => one.content.some((part) => contains(part, word))));
  if (holding.length === 0) return `no content holds ‹${content}›${listed(text, attributions)}`;
  const rightSource = source === null ? holding : holding.filter((one) => touches(one.source, placesOf(text, source)));
  if (rightSource.length === 0) {
    const found = holding.map((one) => `‹${wordsAt(text, one.source)}›`).join(', ');
    return `the source of ‹${content}› is ${found} instead of ‹${source}›`;
  }
  if (cue === null || rightSource.some((one) => touches(one.cue, placesOf(text, cue)))) return null;
  const found = rightSource.map((one) => `‹${wordsAt(text, one.cue)}›`).join(', ');
  return `the cue of ‹${content}› is ${found} instead of ‹${cue}›`;
}

function parseCase(lines: readonly string[], input: string, firstLine: number): Case {
  const fail = (index: number, fault: string): never => {
    throw new OnrecordError('OR5001', { input, line: firstLine + index, fault });
  };
  const name = /^# ([a-z0-9]+(?:-[a-z0-9]+)*)$/.exec(lines[0] ?? '')?.[1];
  if (name === undefined) return fail(0, 'a case begins with "# name-in-kebab-case"');
  const blank = lines.indexOf('');
  if (blank < 0) return fail(0, 'an empty line goes between the expectations and the text');
  const text = unescaped(
    lines
      .slice(blank + 1)
      .join('\n')
      .replace(/^\n+|(?<!\n)\n+$/g, ''),
  );
  if (text.trim() === '') return fail(blank, 'the case has no text');
  const expectations = lines.slice(1, blank).map((line, index): Expectation => {
    const expectation = parseExpectation(unescaped(line)) ?? fail(index + 1, `this is no expectation: ${line}`);
    const fault = unfitness(expectation, text);
    return fault === null ? expectation : fail(index + 1, fault);
  });
  if (expectations.length === 0) return fail(0, 'the case expects nothing');
  return { name, place: `${input}:${firstLine}`, text, expectations };
}

function parseExpectation(line: string): Expectation | null {
  const [, kind, rest = ''] = /^! (quote|none|whole|count): (\S.*)$/.exec(line) ?? [];
  if (kind === 'none' || kind === 'whole') return { kind, content: rest };
  if (kind === 'count') return /^\d+$/.test(rest) ? { kind, count: Number(rest) } : null;
  const [content, source, cue, ...more] = rest.split(' | ');
  if (kind !== 'quote' || !content || !source || !cue || more.length > 0) return null;
  return { kind, content, source: source === '-' ? null : source, cue: cue === '-' ? null : cue };
}

/** Why an expectation could never say anything of this text, or null. */
function unfitness(expectation: Expectation, text: string): string | null {
  if (expectation.kind === 'count') return null;
  if (expectation.kind === 'whole') {
    let from = 0;
    for (const word of expectation.content.split(/\s+/)) {
      const at = text.indexOf(word, from);
      if (at < 0) return `‹${word}› is not in the text, or not in this order`;
      from = at + word.length;
    }
    return null;
  }
  const times = placesOf(text, expectation.content).length;
  if (times !== 1) return `‹${expectation.content}› is ${times} times in the text instead of once`;
  if (expectation.kind === 'none') return null;
  const lost = [expectation.source, expectation.cue].find((words) => words && placesOf(text, words).length === 0);
  return lost ? `‹${lost}› is not in the text` : null;
}

/** Where the words stand in the text as whole words, with any white space between them. */
function placesOf(text: string, words: string): Span[] {
  const [first = '', ...others] = words.trim().split(/\s+/u);
  const found: Span[] = [];
  for (let at = text.indexOf(first); at >= 0; at = text.indexOf(first, at + 1)) {
    let end = at + first.length;
    for (const word of others) {
      const next = end + (/^\s+/u.exec(text.slice(end))?.[0].length ?? Infinity);
      end = text.startsWith(word, next) ? next + word.length : Infinity;
    }
    const isWhole = !/[\p{L}\p{M}\p{N}]$/u.test(text.slice(0, at)) && !/^[\p{L}\p{M}\p{N}]/u.test(text.slice(end));
    if (end <= text.length && isWhole) found.push([at, end]);
  }
  return found;
}

/** The words with a letter or a digit in a span, as spans of the text. */
const lettered = (text: string, span: Span): Span[] =>
  wordsOf(sliceOf(text, span))
    .map(([start, end]): Span => [start + span[0], end + span[0]])
    .filter((word) => /[\p{L}\p{N}]/u.test(sliceOf(text, word)));

const touches = (spans: readonly Span[], places: readonly Span[]): boolean =>
  spans.some((span) => places.some((place) => overlaps(span, place)));

const oneSpaced = (text: string): string => text.trim().replace(/\s+/g, ' ');

const wordsAt = (text: string, spans: readonly Span[]): string =>
  oneSpaced(spans.map((span) => sliceOf(text, span)).join(' '));

const listed = (text: string, attributions: readonly Attribution[]): string =>
  attributions.length === 0
    ? '; none was found'
    : `; found: ${attributions.map((one) => `‹${wordsAt(text, one.content)}›`).join(', ')}`;

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['r', '\r'],
  ['n', '\n'],
  ['t', '\t'],
]);

/** The text with its JSON-style escapes (\r, \n, \t, \\, \u00A0) replaced by what they stand for. */
const unescaped = (text: string): string =>
  text.replace(/\\(?:u([0-9A-Fa-f]{4})|([rnt\\]))/g, (_, hex: string | undefined, letter: string) =>
    hex ? String.fromCharCode(Number.parseInt(hex, 16)) : (ESCAPES.get(letter) ?? '\\'),
  );

function textFiles(folder: string): string[] {
  try {
    const names = readdirSync(folder).filter((name) => name.endsWith('.txt'));
    return names.toSorted().map((name) => join(folder, name));
  } catch (error) {
    const fault = error instanceof Error ? error.message : String(error);
    throw new OnrecordError('OR1013', { input: folder, fault }, { cause: error });
  }
}
