import type { OtherQuotation } from '../index.ts';
import { verdictWords } from '../ledger/index.ts';
import { changeText, originOf } from './reportText.ts';

/** What others made of the same words of a transcript, and what each changed; nothing where nobody quotes them. */
export function quotationLines(quotations: readonly OtherQuotation[], title: string): string[] {
  if (quotations.length === 0) return [];
  const lines = quotations.flatMap(({ id, verdict, context, diff, document, reports }) => {
    const more = reports > 1 ? [`${reports} reports`] : [];
    const changes = diff
      .filter(({ kind }) => kind !== 'same')
      .map(({ said, quoted, reverses }) => `${changeText(said, quoted)}${reverses ? ' REVERSES THE MEANING' : ''}`);
    return [
      `  ${verdictWords(verdict, context !== null)} · ${[originOf(document), ...more, id].join(' · ')}`,
      ...(changes.length === 0 ? [] : [`           ${changes.join(' … ')}`]),
    ];
  });
  return ['', `${title}, against the transcript:`, ...lines];
}
