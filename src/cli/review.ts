import { Command, Option } from 'commander';
import { OnrecordError } from '../errors/index.ts';
import { type Ledger, openLedger, type Review, type ReviewField } from '../index.ts';
import { EVENT_FIELDS, knownValue, type LedgerEvent, type LedgerStatement, STATEMENT_FIELDS } from '../ledger/index.ts';
import { ledgerOption, whole } from './options.ts';
import { counted, exitCodeOf, oneLine, reportError, tell, writeJson, writeLine } from './output.ts';
import { reviewsInTable } from './reviewTable.ts';
import { valueText, valueTyped } from './reviewValue.ts';
import { type SnippetPart, snippetText } from './snippetText.ts';

interface Flags {
  readonly ledger?: string;
  readonly by?: string;
  readonly field?: string;
  readonly value?: string;
  readonly accept?: boolean;
  readonly wrong?: boolean;
  readonly undo?: boolean;
  readonly import?: string;
  readonly note?: string;
  readonly events?: boolean;
  readonly limit: number;
  readonly json?: boolean;
}

/** `onrecord review`: puts down what a person decides of an entry; without a decision it shows what there is, or what is next. */
export function reviewCommand(): Command {
  return new Command('review')
    .description('accept or correct statements and events, or list what to review next')
    .argument(
      '[ids...]',
      'statements or events (st_…, ev_…), with --undo reviews (rv_…); without any, what to review next',
    )
    .addOption(ledgerOption())
    .option('--by <name>', 'name of the reviewer')
    .option('--field <field>', 'field to decide (default with --accept: all)')
    .option('--accept', 'what the machine says is right')
    .option('--value <value>', 'the right value, where what the machine says is wrong')
    .option('--wrong', 'what the machine says is wrong; the right value is not known')
    .option('--undo', 'take these reviews back')
    .option('--import <file>', 'decisions of a table coded elsewhere: CSV with columns entry, field, value and coder')
    .option('--note <text>', 'a note to keep with the decision')
    .option('--events', 'without an id: events instead of statements')
    .addOption(new Option('--limit <n>', 'without an id: number of entries').argParser(whole).default(20))
    .option('--json', 'print one JSON object per review or entry')
    .addHelpText(
      'after',
      `
Examples:
  onrecord review --by "R. Adler"
  onrecord review st_4f2k --accept --by "R. Adler"
  onrecord review st_4f2k --field speaker --value "Marta Holm" --by "R. Adler"
  onrecord review st_4f2k --field entry --wrong --by "R. Adler"
  onrecord review st_4f2k
  onrecord review st_4f2k st_7h3m --field speaker --value "Marta Holm" --by "R. Adler"
  onrecord review rv_gh3k2m5n7p4q6r2s --undo
  onrecord review --import coded.csv --by "S. Brandt"

Fields of statements: ${STATEMENT_FIELDS.join(', ')}.
Fields of events: ${EVENT_FIELDS.join(', ')}.
See docs/reviews.md.`,
    )
    .action(async (ids: readonly string[], flags: Flags) => {
      const { accept, wrong, value, undo, import: table } = flags;
      const decisions = [accept, wrong, value !== undefined, undo, table !== undefined].filter(Boolean).length;
      if (decisions > 1) throw unusable('give one of --accept, --wrong, --value, --undo and --import');
      if (table !== undefined && (ids[0] ?? flags.field ?? flags.note) !== undefined)
        throw unusable('--import takes entries, fields and notes from its table');
      if (decisions > 0 && ids.length === 0 && table === undefined) throw unusable('give the id of what is decided');
      if (decisions === 0 && (flags.field ?? flags.note) !== undefined)
        throw unusable('nothing is decided; give --accept, --wrong or --value');
      const ledger = await openLedger(flags.ledger, {
        mode: decisions > 0 ? 'write' : 'read',
        create: false,
        thread: false,
      });
      try {
        if (table !== undefined) await importTable(ledger, table, flags);
        else if (ids.length === 0) await listNext(ledger, flags);
        for (const id of ids) {
          if (decisions === 0) await listReviews(ledger, id, flags);
          else if (undo) await reviewLine(await ledger.undoReview(id), flags);
          else for (const review of await decide(ledger, id, flags)) await reviewLine(review, flags);
        }
      } finally {
        await ledger.close();
      }
    });
}

const unusable = (fault: string): OnrecordError => new OnrecordError('OR4001', { input: 'onrecord review', fault });

async function importTable(ledger: Ledger, table: string, flags: Flags): Promise<void> {
  let [done, failed, open] = [0, 0, 0];
  for await (const outcome of reviewsInTable(ledger, table, flags.by)) {
    if ('error' in outcome) {
      failed += 1;
      reportError(outcome.error);
      continue;
    }
    if (outcome.reviews.length === 0) open += 1;
    else done += 1;
    if (flags.json) for (const review of outcome.reviews) await writeJson(review);
  }
  const undecided = open > 0 ? `, ${counted(open, 'row')} without one` : '';
  tell(`${counted(done, 'decision')} taken${failed > 0 ? `, ${failed} failed` : ''}${undecided}`);
  process.exitCode = exitCodeOf(done, failed);
}

async function decide(ledger: Ledger, id: string, flags: Flags): Promise<readonly Review[]> {
  const { by, note, accept, value } = flags;
  if (by === undefined) throw unusable('give the name of the reviewer with --by');
  const field = flags.field === undefined ? undefined : (knownValue('review field', flags.field) as ReviewField);
  if (!accept && field === undefined) throw unusable('give the field that is wrong with --field');
  const decision = accept ? 'accept' : 'wrong';
  const right = value === undefined || field === undefined ? null : valueTyped(id, field, value);
  return ledger.review({ entry: id, field, decision, value: right, note, by });
}

async function listReviews(ledger: Ledger, id: string, flags: Flags): Promise<void> {
  const shown = await ledger.show(id);
  if (shown.type === 'document') throw unusable('reviews are of statements and events');
  const { reviews } = shown.type === 'departed' ? shown.departed : shown;
  for (const review of reviews) await reviewLine(review, flags);
  if (reviews.length === 0 && !flags.json) tell('No reviews.');
}

async function listNext(ledger: Ledger, { by, events, limit, json }: Flags): Promise<void> {
  const queue = await ledger.reviewQueue({ by, kind: events ? 'event' : 'statement', limit });
  const next = [
    ...queue.statements.map((one) => {
      const who = one.speaker?.name ?? one.speakerWords ?? '(unnamed)';
      return { one, who, sentence: sentenceOfStatement(one) };
    }),
    ...queue.events.map((one) => ({ one, who: one.type, sentence: sentenceOfEvent(one) })),
  ];
  for (const { one, who, sentence } of next)
    await (json
      ? writeJson(one)
      : writeLine(`${one.id}  ${one.confidence.toFixed(2)}  ${oneLine(who)}: ${snippetText(sentence)}`));
  if (json) return;
  const how = 'The least sure first, with their confidence. To decide one: onrecord review ID --accept --by NAME';
  tell(next.length === 0 ? 'Nothing to review.' : `${how} (onrecord review --help has more)`);
}

/** Its sentences, with what is said marked. */
const sentenceOfStatement = ({ context: { text, content } }: LedgerStatement): SnippetPart => ({
  text,
  content,
  marks: content,
  cut: WHOLE,
});

/** Its sentence, with the words that tell the event marked. */
function sentenceOfEvent({ text, trigger, sentence: [start, end] }: LedgerEvent): SnippetPart {
  const marks = trigger
    .filter((span) => span[0] >= start && span[1] <= end)
    .map((span) => [span[0] - start, span[1] - start] as const);
  return { text, content: [[0, end - start]], marks, cut: WHOLE };
}

const WHOLE = { before: false, after: false } as const;

async function reviewLine(review: Review, { json }: Flags): Promise<void> {
  if (json) return writeJson(review);
  const { id, unit, field, decision, machine, value, by, at, undone, standing } = review;
  const said =
    decision === 'accept'
      ? `${valueText(machine)} accepted`
      : `${value === null ? 'wrong' : valueText(value)}, not ${valueText(machine)}`;
  const state = undone !== null ? ' (taken back)' : standing ? '' : ' (decided anew since)';
  return writeLine(`${id}  ${unit}  ${oneLine(`${field}: ${said}`)}  ${oneLine(by)}, ${at.slice(0, 10)}${state}`);
}
