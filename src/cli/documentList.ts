import type { DocumentSummary } from '../index.ts';
import { colours, counted, terminalWidth } from './output.ts';
import { tableLines } from './table.ts';

/** Columns of a document's id, and of the day, the form and the number of statements below each other. */
const [ID, WHEN] = [22, 16];

/** Documents as a table that fits the terminal, in lines. */
export function documentList(documents: readonly DocumentSummary[]): string[] {
  const room = Math.max(terminalWidth() - ID - WHEN - 4, 16);
  return tableLines(
    ['document', 'published', 'what'],
    documents.map((document) => [
      [document.id, colours.dim(`added ${document.added.slice(0, 10)}`)],
      [document.published?.from.slice(0, 10) ?? '–', colours.dim(`${formOf(document)}, ${document.language}`)],
      [colours.bold(document.title ?? document.beginning ?? '(no title)'), originOf(document)],
    ]),
    { widths: [ID, WHEN, room], wrap: true },
  );
}

const formOf = ({ transcript, form }: DocumentSummary): string => (transcript ? 'transcript' : (form ?? 'unknown'));

function originOf({ outlet, statementCount, tags, edited }: DocumentSummary): string {
  const set = edited ? `edited by you: ${edited.fields.join(', ')}` : null;
  const tagged = tags.length > 0 ? `tags: ${tags.join(', ')}` : null;
  return [outlet, counted(statementCount, 'statement'), tagged, set].filter(Boolean).join(' · ');
}
