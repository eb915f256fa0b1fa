import type { LedgerStatement } from '../ledger/index.ts';
import { jsonLine } from '../text/index.ts';
import { sourceOf } from './details.ts';

export const STATEMENT_SCHEMA = 'onrecord.statement/1';

/** One statement a line, each line with its line feed. */
export async function* statementsAsJsonl(statements: AsyncIterable<LedgerStatement>): AsyncGenerator<string> {
  for await (const statement of statements) yield `${jsonLine(statementLine(statement))}\n`;
}

/**
 * A statement as one JSON object: the contract's fields, what stands around it, and `anchors`, one for each span of
 * the content, with the position and quote selectors of the W3C Web Annotation Data Model
 * (https://www.w3.org/TR/annotation-model/#selectors). Every offset is in code points of the text whose SHA-256 is
 * the document's.
 */
export function statementLine(statement: LedgerStatement) {
  const { context, quotes, speakerWords, actor, memberCodes: _, document, attribution, ...fields } = statement;
  const source = sourceOf(document);
  return {
    schema: STATEMENT_SCHEMA,
    ...fields,
    speakerWords,
    actor,
    attribution,
    sentence: context,
    anchors: quotes.map(({ exact, prefix, suffix, span: [start, end] }) => ({
      source,
      selector: [
        { type: 'TextPositionSelector', start, end },
        { type: 'TextQuoteSelector', exact, prefix, suffix },
      ],
    })),
    document,
  };
}
