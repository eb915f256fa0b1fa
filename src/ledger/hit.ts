import type { StatementHit } from './entries.ts';
import type { LedgerStatement } from './statement.ts';
import type { Snippet } from './snippet.ts';
import { isOutOfContext } from './verification.ts';

/** The names of those through whom a statement was reported, the closest to the speaker first. */
export const namesOfChain = ({ chain }: Pick<LedgerStatement, 'chain'>): string[] =>
  chain.flatMap(({ name }) => name ?? []);

/** Who says it, with those through whom it was reported: “Ana Lima, according to Jan Vik”. */
export const throughWhom = (who: string, chain: readonly string[]): string => [who, ...chain].join(', according to ');

/** The statement as a list shows it, with the part of it that is to be seen. */
export function hitOf(statement: LedgerStatement, snippet: Snippet): StatementHit {
  const { id, kind, speaker, speakerWords, text, context, said, confidence } = statement;
  const { act, polarity, topics, verdict, verification, refuted, corrected, reports, independentReports } = statement;
  const { id: document, url, title, outlet, published } = statement.document;
  return {
    id,
    kind,
    speaker: speaker?.name ?? null,
    speakerStatus: speaker?.status ?? null,
    speakerWords,
    speakerVia: speaker?.via ?? null,
    speakerBasis: speaker?.basis ?? null,
    speaksFor: speaker?.represents?.name ?? null,
    chain: namesOfChain(statement),
    text,
    snippet,
    context,
    said,
    confidence,
    act: act?.type ?? null,
    polarity,
    topics,
    verdict,
    outOfContext: isOutOfContext(verification),
    refuted,
    ...(corrected ? { corrected } : {}),
    reports,
    independentReports,
    document: { id: document, url, title, outlet, published },
  };
}
