import { type Reference, unresolved } from '../../document/index.ts';
import { indexAt, sole, type Span } from '../../text/index.ts';
import type { Scene } from './scene.ts';
import { referenceTo } from './references.ts';

/**
 * The head of a statement that a report prints below its own words: “Release Date:”, “Full statement”, “Read the statement
 * in full”.
 */
const HEAD =
  /^(?:(?:press|media|news)\s)?(?:release(?:\sdate)?|(?:read\s)?(?:the\s|his\s|her\s|their\s)?(?:full|complete|official)\s(?:text|statement|letter|speech|press\srelease)|(?:read\s)?the\s(?:text|statement|letter|speech)\sin\sfull|statement)\s?(?::.{0,40})?$/iu;
const LONGEST_HEAD = 80;
/** “It is [my duty as Governor]”. */
const AS_OFFICE =
  /\b(?:I|[Mm]y|me)\b(?:\s\p{L}+){0,3}\sas\s(?:the\s|your\s)?(\p{Lu}\p{L}+(?:\s\p{Lu}\p{L}+){0,2})(?!\p{L})/u;

/**
 * “I” in a statement that is printed below a report: not who wrote the report, but the one in the text who has the office
 * that the statement tells. Null elsewhere.
 */
export function ofPrintedBelow(scene: Scene, mention: readonly Span[]): Reference | null {
  const { text, blocks, participants } = scene.referenced;
  const index = mention[0] ? indexAt(blocks, mention[0][0]) : -1;
  const head = blocks.slice(0, Math.max(0, index)).findLast(({ span: [start, end] }, at) => {
    return at > 0 && end - start <= LONGEST_HEAD && HEAD.test(text.slice(start, end).trim());
  });
  if (!head) return null;
  const office = AS_OFFICE.exec(text.slice(head.span[1]))?.[1]?.toLowerCase();
  const only = sole(
    participants.filter(
      ({ kind, roles }) => kind === 'person' && office && roles.some(({ words }) => isCalled(words, office)),
    ),
  );
  if (!only)
    return unresolved(mention, 'pronoun', '“I” in a statement printed below the report, of somebody it does not name');
  const why = `“I” in a statement printed below the report, of the one who is ${office} there`;
  return referenceTo(only, scene, mention, 'pronoun', why);
}

/** Whether words for an office have the one asked for in them. */
const isCalled = (words: string, office: string): boolean => ` ${words.toLowerCase()} `.includes(` ${office} `);
