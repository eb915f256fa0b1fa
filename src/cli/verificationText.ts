import { clockTime } from '../export/index.ts';
import type { DiffEntry, StatementVerification } from '../index.ts';
import { cutOf, remarkText, turnNumber } from '../ledger/index.ts';
import { colours, oneLine, terminalWidth } from './output.ts';
import { tableLines } from './table.ts';

const CONTEXTS = {
  negated: 'NEGATED IN THE TRANSCRIPT',
  conditional: 'CONDITIONAL IN THE TRANSCRIPT',
  question: 'A QUESTION IN THE TRANSCRIPT',
  reported: 'ATTRIBUTED TO ANOTHER SPEAKER IN THE TRANSCRIPT',
} as const;

/** A verdict with its places and what was changed, for people, in lines. */
export function verificationText(judged: StatementVerification): string[] {
  const { verdict, marked, places, diff, context, searched, nearest, remarks = [] } = judged;
  const lines = [colours.bold(verdict) + (marked ? ' (changes marked)' : '')];
  if (verdict === 'no-source' && remarks.length === 0) lines.push('no transcript that could tell');
  if (context !== null) lines.push(`${colours.bold(CONTEXTS[context.kind])}: “${oneLine(context.words)}” was omitted`);
  for (const remark of remarks) lines.push(`note: ${oneLine(remarkText(remark))}`);
  for (const place of places) lines.push('', ...placeText(place));
  if (searched.length > 0) {
    lines.push('', 'searched without a match:');
    for (const { transcript, title, date, turns } of searched)
      lines.push(
        `  ${oneLine([transcript, title, date, `${turns} turns by the speaker`].filter(Boolean).join(' · '))}`,
      );
    lines.push('', nearest === null ? 'no similar passage found' : 'closest passage:');
    if (nearest !== null) lines.push(...placeText(nearest));
  }
  if (diff.length > 0) lines.push('', ...sideBySide(diff), ...changesText(diff));
  return lines;
}

/** Said and quoted in two columns, the changes in each set off. */
function sideBySide(diff: readonly DiffEntry[]): string[] {
  const side = (which: 'said' | 'quoted'): string =>
    diff
      .flatMap((entry) => {
        const words = oneLine(entry[which]);
        if (words === '') return [];
        return entry.kind === 'same' ? [words] : [colours.bold(colours.yellow(`[${words}]`))];
      })
      .join(' ');
  const room = terminalWidth() - 3;
  const widths = [Math.floor(room / 2), Math.ceil(room / 2)];
  return tableLines(['said', 'quoted'], [[side('said'), side('quoted')]], { widths, wrap: true });
}

function changesText(diff: readonly DiffEntry[]): string[] {
  return diff.flatMap(({ kind, said, quoted, marked: told, reverses }) => {
    // Between two places that were joined stands an ellipsis, which nobody said.
    if (kind === 'same' || said === '…') return [];
    const what = [
      said === '' ? '' : `said “${oneLine(said)}”`,
      quoted === '' ? 'not quoted' : `quoted “${oneLine(quoted)}”`,
    ].filter(Boolean);
    const notes = [told ? 'marked' : '', reverses ? 'REVERSES THE MEANING' : ''].filter(Boolean);
    return [`${kind}: ${what.join(', ')}${notes.length > 0 ? ` (${notes.join(', ')})` : ''}`];
  });
}

function placeText(place: StatementVerification['places'][number]): string[] {
  const { transcript, title, date, turn, speaker, at, before, words, after, alternative } = place;
  const cut = cutOf(place);
  const time = at === null ? null : clockTime(at);
  const number = `turn ${turnNumber(turn)}`;
  const head = [transcript, title, date, number, speaker, time, alternative ? 'another match' : null];
  return [
    colours.dim(oneLine(head.filter((part) => part !== null).join(' · '))),
    `  ${cut.before ? '…' : ''}${before}${colours.yellow(words)}${after}${cut.after ? '…' : ''}`.replace(/\s+/g, ' '),
  ];
}
