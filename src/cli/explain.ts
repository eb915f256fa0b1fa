import { Command } from 'commander';
import { type LedgerStatement, openLedger, OnrecordError } from '../index.ts';
import { ledgerOption } from './options.ts';
import { colours, writeLine } from './output.ts';

/** `onrecord explain`: for each field of a statement, from which words and by which rule or score it was concluded. */
export function explainCommand(): Command {
  return new Command('explain')
    .description('say from what each part of a statement was concluded')
    .argument('<id>', 'st_…, or the beginning of one')
    .addOption(ledgerOption())
    .option('--json', 'as one JSON object')
    .addHelpText('after', '\nExample:\n  onrecord explain st_4f2k')
    .action(async (id: string, flags: { ledger?: string; json?: boolean }) => {
      const ledger = await openLedger(flags.ledger, { mode: 'read' });
      try {
        const shown = await ledger.show(id);
        if (shown.type !== 'statement')
          throw new OnrecordError('OR4001', {
            input: id,
            fault: `this is ${shown.type === 'event' ? 'an event' : 'a document'}; explain takes a statement (st_…)`,
          });
        const reasons = reasonsOf(shown.statement);
        if (flags.json) return await writeLine(JSON.stringify({ id: shown.statement.id, reasons }));
        for (const { field, value, why } of reasons)
          await writeLine(`${colours.bold(field.padEnd(12))} ${value}\n${' '.repeat(13)}${colours.dim(why)}`);
      } finally {
        await ledger.close();
      }
    });
}

interface Reason {
  readonly field: string;
  readonly value: string;
  readonly why: string;
}

function reasonsOf({
  kind,
  speaker,
  speakerWords,
  quotes,
  attribution,
  document,
  confidence,
  said,
}: LedgerStatement): Reason[] {
  const place = (spans: readonly (readonly [number, number])[]): string =>
    spans.map(([start, end]) => `${start}–${end}`).join(', ');
  const kinds = {
    direct: 'nearly all of its words stand between quotation marks, or are a turn of a transcript',
    indirect: 'none of its words stand between quotation marks',
    mixed: 'some of its words stand between quotation marks',
  };
  const { onrecord, model, lexicon } = document.versions;
  return [
    {
      field: 'statement',
      value: quotes.map(({ exact }) => exact).join(' … '),
      why: `characters ${place(attribution.content)} of the text`,
    },
    {
      field: 'attribution',
      value: `confidence ${confidence.toFixed(2)}`,
      why: `${attribution.basis}; cue at ${place(attribution.cue) || 'none'}, source at ${place(attribution.source) || 'none'}`,
    },
    { field: 'kind', value: kind, why: kinds[kind] },
    {
      field: 'speaker',
      value: speaker?.name ?? `${speakerWords ?? 'nobody'} (not resolved)`,
      why: speaker ? `${speaker.basis}, by ${speaker.via}: ${speaker.why}` : 'the text has no words for the speaker',
    },
    {
      field: 'said',
      value: said?.from ?? 'not known',
      why: said?.why ?? 'dates of saying are not resolved yet; the date of publication is used in searches',
    },
    {
      field: 'published',
      value: document.published?.from ?? 'not known',
      why: document.published
        ? `${document.published.basis}: ${document.published.why}`
        : 'no date was found in the document',
    },
    {
      field: 'read by',
      value: `onrecord ${onrecord}`,
      why: `model ${model}, lexicon ${lexicon}, retrieved ${document.retrieved}`,
    },
  ];
}
