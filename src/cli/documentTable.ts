import type { Recorded, Statement } from '../document/index.ts';
import { overlaps, type Span } from '../text/index.ts';
import { colours, oneLine, proseLines } from './output.ts';
import { statementTable } from './statementTable.ts';

/** One document for a person, in lines: where it comes from, then each statement in its sentence, what is said highlighted. */
export function documentTable(recorded: Recorded): string[] {
  const { title, outlet, byline, published, url, id, statements } = recorded;
  const origin = [outlet, byline.join(', '), published?.from.slice(0, 10), url].filter(Boolean).join(' · ');
  const told = [colours.bold(oneLine(title ?? id)), ...(origin === '' ? [] : [colours.dim(oneLine(origin))])];
  const head = told.flatMap((line) => proseLines(line));
  if (statements.length === 0) return [...head, 'No statements found.', ''];
  const rows = statements.map((statement) => ({
    speaker: speakerOf(statement, recorded.text),
    kind: statement.kind,
    words: inSentence(statement, recorded),
  }));
  return [...head, ...statementTable(rows), ''];
}

function speakerOf({ speaker }: Statement, text: string): string {
  if (!speaker) return colours.dim('(unnamed)');
  if (speaker.name) return speaker.name;
  return colours.dim(`“${speaker.mention.map((span) => text.slice(...span)).join(' ')}”`);
}

/** The sentences that a statement touches, its content highlighted. */
function inSentence(statement: Statement, { text, sentences, attributions }: Recorded): string {
  const attribution = attributions.find(({ id }) => id === statement.attribution);
  if (!attribution) return statement.text;
  const spans = [...attribution.source, ...attribution.cue, ...attribution.content];
  const touched = sentences.filter((sentence) => spans.some((span) => overlaps(span, sentence)));
  return touched.map((sentence) => highlighted(text, sentence, attribution.content)).join(' ');
}

/** A stretch of text, in one line, with the parts of it that lie in `marked` highlighted. */
export function highlighted(text: string, [start, end]: Span, marked: readonly Span[]): string {
  let result = '';
  let at = start;
  const flat = (from: number, to: number): string => text.slice(from, to).replace(/\s+/gu, ' ');
  for (const [from, to] of marked) {
    const [begin, stop] = [Math.max(from, at), Math.min(to, end)];
    if (stop <= begin) continue;
    result += flat(at, begin) + colours.yellow(flat(begin, stop));
    at = stop;
  }
  return result + flat(at, end);
}
