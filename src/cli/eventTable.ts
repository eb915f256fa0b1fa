import type { LedgerEvent } from '../index.ts';
import { colours, terminalWidth } from './output.ts';
import { rejectedIn, reportsOf, sourceOf } from './search.ts';
import { tableLines } from './table.ts';

const [WHAT, WHO, ORIGIN] = [14, 26, 26] as const;
/** The sentence needs this much to be read; in a narrower terminal all else stands in one column. */
const SENTENCE = 30;
const BORDERS = 5;

/** Events as a table that fits the terminal, in lines: what was done, by whom to whom, in which sentence, and where. */
export function eventTable(events: readonly LedgerEvent[]): string[] {
  const rest = terminalWidth() - WHAT - WHO - ORIGIN - BORDERS;
  if (rest >= SENTENCE)
    return tableLines(
      ['what', 'who, to whom', 'sentence', 'where'],
      events.map((event) => [whatOf(event), whoOf(event), event.text, originOf(event)]),
      { widths: [WHAT, WHO, rest, ORIGIN], wrap: true },
    );
  return tableLines(
    ['what, who, where', 'sentence'],
    events.map((event) => [[...whatOf(event), ...whoOf(event), ...originOf(event)], event.text]),
    { widths: [WHO, terminalWidth() - WHO - 3], wrap: true },
  );
}

/** Its type and modes; how it is reported where no outlet tells it as a fact, and what keeps it from having happened. */
function whatOf(event: LedgerEvent): string[] {
  const flags = (['negated', 'hypothetical', 'future', 'historical'] as const).filter((flag) => event[flag]);
  const ways = event.reportedAs === 'fact' ? [] : [event.reportedAs];
  return [event.type, ...event.modes, ...[...ways, ...flags].map((word) => colours.dim(word))];
}

function whoOf(event: LedgerEvent): string[] {
  const names = (parties: LedgerEvent['actors']): string =>
    parties.map((party) => party.name ?? wordsOf(party, event)).join(', ');
  const recipients = names(event.recipients);
  return [names(event.actors) || colours.dim('(nobody named)'), ...(recipients === '' ? [] : [`→ ${recipients}`])];
}

/** Of somebody without a name the words for them, where they stand in the sentence that is shown. */
function wordsOf({ mention }: LedgerEvent['actors'][number], { text, sentence: [start] }: LedgerEvent): string {
  const points = [...text];
  const words = mention.map(([from, to]) => points.slice(Math.max(0, from - start), Math.max(0, to - start)).join(''));
  return colours.dim(words.some((one) => one !== '') ? `“${words.join(' ')}”` : '(unnamed)');
}

const originOf = (event: LedgerEvent): string[] =>
  [
    event.date?.from.slice(0, 10) ?? '',
    event.location?.name ?? '',
    sourceOf(event.document),
    reportsOf({ reports: event.reports, independentReports: event.independent }),
    rejectedIn(event),
    event.id,
  ].filter(Boolean);
