import { outerPartsTouching, type Tagged } from '../../document/index.ts';
import { around, overlaps, remembered, type Span, spanAt, withWhole } from '../../text/index.ts';

/** A preposition, an article or an auxiliary: no clause ends with it where more words follow. */
const DANGLING =
  /\s(?:of|in|on|at|to|for|from|by|with|into|against|between|among|after|before|during|since|until|about|than|as|and|or|the|an?|its|his|her|their|was|were|is|are|be|been|has|have|had|will|would)$/iu;
/** Whatever ends a clause, or begins another; a comma or a colon between figures does not. */
const END = /[;!?"“”()\n—–]|[,:.](?=\s|$)|(?<=\p{L}|\d)\s(?:and|but|or|which|who|whose)\s/u;

/**
 * Makes contents without quotation marks whole: one that ends in a preposition, an article or an auxiliary goes on to
 * the end of its clause, and none splits a mention. `taken` are the attribution's own source and cue.
 */
export function wholeContents(tagged: Tagged, contents: readonly Span[], taken: readonly Span[]): Span[] {
  return contents.map((content, index) => {
    const next = contents[index + 1]?.[0] ?? Infinity;
    const begin = contents[index - 1]?.[1] ?? 0;
    const isFree = (span: Span): boolean =>
      span[0] >= begin && span[1] <= next && !taken.some((own) => overlaps(own, span));
    const mentioned = withMentions(tagged, content);
    const snapped = isFree(mentioned) ? mentioned : content;
    const extended: Span = [snapped[0], clauseEnd(tagged, snapped)];
    return isFree(extended) ? extended : snapped;
  });
}

/** A preposition behind a source, or the clitic verb of a pronoun (“He’s claiming”), which are its cue's. */
const BEHIND_SOURCE =
  /\s(?:of|in|on|at|to|for|from|by|with)$|(?<=^(?:I|you|he|she|it|we|they|who|that|there))[’'](?:s|re|ve|d|m|ll)$/iu;

/** A source without the preposition or the clitic that it ends with. */
export function wholeSource({ text }: Tagged, [start, end]: Span): Span {
  return [start, end - (BEHIND_SOURCE.exec(text.slice(start, end))?.[0].length ?? 0)];
}

/** The end of the clause that a content breaks off in; its own end where it does not. */
function clauseEnd({ text, sentences, quotations }: Tagged, [start, end]: Span): number {
  if (!DANGLING.test(text.slice(Math.max(start, end - 12), end))) return end;
  if (outerPartsTouching(quotations, [end - 1, end]).length > 0) return end;
  const stop = spanAt(sentences, end - 1)?.[1] ?? end;
  const rest = text.slice(end, stop);
  if (!/^\s\p{L}/u.test(rest)) return end;
  return end + rest.slice(0, END.exec(rest)?.index ?? rest.length).trimEnd().length;
}

/** A content with the whole of each mention that its ends split. */
function withMentions(tagged: Tagged, content: Span): Span {
  const near = mentionsOf(tagged)(content).map(({ span }) => span);
  return withWhole(
    content,
    near.filter((span) => outerPartsTouching(tagged.quotations, span).length === 0),
  );
}

const mentionsOf = remembered(({ mentions }: Tagged) => around(mentions, ({ span }) => [span]));
