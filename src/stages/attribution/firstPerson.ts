import { type Attribution, FIRST_PERSON_TEXT, isProse, outerPartsTouching, type Tagged } from '../../document/index.ts';
import { around, contains, holding, overlaps, type Span, spanAt } from '../../text/index.ts';

/** “We will …”, “Until then, we will …”: the first person as the subject of a sentence. */
const SUBJECT = /^(?:(?:And|But|Together|Today|So)\s|[^.!?:;“”"\n]{2,160},\s(?:and\s)?)?([Ww]e|I)\s(?=\p{L})/u;
/** Of such sentences in 240 official texts, left out by the model, annotators marked so many. */
const CONFIDENCE = 0.7;

type Found = Omit<Attribution, 'id'>;

/**
 * The sentences of an official text whose subject is “we” or “I”: its author speaks in them, with or without a verb of
 * saying. Left out are those that belong to another attribution.
 */
export function firstPersonStatements(tagged: Tagged, others: readonly Found[]): Found[] {
  const { text, blocks, sentences, quotations } = tagged;
  const taken = around(others, ({ source, content }) => [...source, ...content]);
  const prose = blocks.filter(isProse).map(({ span }) => span);
  return sentences.flatMap(([start, end]): Found[] => {
    const words = text.slice(start, end).trimEnd();
    const subject = SUBJECT.exec(words);
    const pronoun = subject?.[1];
    if (!subject || !pronoun || !spanAt(prose, start)) return [];
    const at = start + subject[0].lastIndexOf(pronoun);
    const source: Span = [at, at + pronoun.length];
    const isTaken = taken(source).some((one) => [...one.source, ...one.content].some((span) => overlaps(span, source)));
    if (isTaken || outerPartsTouching(quotations, source).length > 0) return [];
    const content: Span = [start, start + words.length];
    return [{ source: [source], cue: [], content: [content], confidence: CONFIDENCE, basis: FIRST_PERSON_TEXT }];
  });
}

/**
 * “But you wrote it, I say. ¶ “No, …””: of what a writer says outside of quotation marks, only the paragraph in which he says
 * so, and what a colon leads to. The other paragraphs are those of whom he talks with.
 */
export function withoutAnswers(
  { text, blocks, quotations }: Tagged,
  contents: readonly Span[],
  [source]: readonly Span[],
): Span[] {
  const isWriter = source && text.slice(...source) === 'I' && outerPartsTouching(quotations, source).length === 0;
  const home = isWriter ? holding(blocks, source) : null;
  if (!home) return [...contents];
  return contents.filter(
    (content) => contains(home.span, content) || text.slice(home.span[1] - 1, content[0]).trimEnd() === ':',
  );
}
