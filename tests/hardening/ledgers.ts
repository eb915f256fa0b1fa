// Ledgers and command lines for the attacks on them.
import { vi } from 'vitest';
import { program } from '../../src/cli/main.ts';
import type { PloverEvent, Recorded } from '../../src/document/index.ts';
import { asOnrecordError } from '../../src/errors/index.ts';
import { RECORDED } from '../../src/export/testing/recorded.ts';
import { openLedger } from '../../src/index.ts';
import { documentOf, numberedDocument } from '../../src/storage/testing/documents.ts';
import { BRIEFING, REPORT, transcriptSketched } from '../../src/storage/testing/suiteVerified.ts';

export interface Ran {
  readonly out: string;
  readonly err: string;
  /** As the process would have it. */
  readonly exit: number;
  /** All codes of errors that were told, in order. */
  readonly codes: readonly string[];
}

/** Runs a command line in this process. What comes to its end is told as `onrecord` itself tells it. */
export async function onrecord(...words: readonly string[]): Promise<Ran> {
  let out = '';
  let err = '';
  const spies = [
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((out += String(text)), true)),
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((err += String(text)), true)),
  ];
  process.exitCode = 0;
  let exit = 0;
  try {
    await (await program()).parseAsync(words, { from: 'user' });
    exit = Number(process.exitCode);
  } catch (error) {
    const known = asOnrecordError(error, words.join(' '));
    err += `${known.code} ${known.message}\n       ${known.remedy}\n`;
    exit = known.exit;
  } finally {
    for (const spy of spies) spy.mockRestore();
    process.exitCode = 0;
  }
  return { out, err, exit, codes: err.match(/\bOR\d{4}\b/g) ?? [] };
}

const [statement, ...rest] = RECORDED.statements;
const [speaker] = statement?.speaker?.members ?? [];
if (!statement?.speaker || !speaker || rest.length > 0) throw new Error('the fixture has another form');
const party = { ...speaker, code: 'NOR', sector: 'GOV' };
const event: PloverEvent = {
  id: 'e1',
  type: 'CONSULT',
  modes: ['meet'],
  contexts: ['diplomatic'],
  negated: false,
  hypothetical: false,
  future: false,
  historical: false,
  allegedBy: speaker,
  statement: 's1',
  trigger: statement.speaker.mention,
  sentence: RECORDED.sentences[1] ?? [0, 1],
  actors: [party],
  recipients: [party],
  place: speaker,
  location: {
    level: 'city',
    name: 'Oslo',
    region: 'Oslo',
    country: 'NOR',
    countryName: 'Norway',
    latitude: 59.9,
    longitude: 10.7,
    geoname: 3_143_244,
    why: 'the dateline',
  },
  date: statement.said,
  confidence: 0.7,
  mentions: [
    {
      trigger: statement.speaker.mention,
      sentence: RECORDED.sentences[1] ?? [0, 1],
      allegedBy: speaker,
      statement: 's1',
      confidence: 0.7,
    },
  ],
  why: ['made by hand'],
};

/** A document that has every field there is. */
export const EVERYTHING: Recorded = {
  ...RECORDED,
  url: 'https://news.example/everything',
  byline: ['Ann Reporter'],
  blocks: RECORDED.blocks.map((block) => ({ ...block, at: 61_000 })),
  statements: [
    {
      ...statement,
      act: { type: 'REQUEST', negated: false, targets: [speaker] },
      venue: 'a press conference',
      speaker: {
        ...statement.speaker,
        candidates: [{ actor: 'country:NOR', name: 'Norway', score: 1.5, reasons: ['nearest'] }],
      },
      why: { topics: { fisheries: 'cod' }, polarity: 'no negation', act: 'call on' },
    },
  ],
  events: [event],
};

export const ARRIVAL = { retrieved: '2026-05-04T12:00:00.000Z', sourceSha256: 'b'.repeat(64) };

/** A ledger with something in every table: reports, a transcript with verdicts, a page in two versions, events. */
export async function filledLedger(path: string, numbered = 4): Promise<void> {
  const ledger = await openLedger(path);
  const documents = [EVERYTHING, documentOf(REPORT), transcriptSketched(BRIEFING)];
  for (let number = 0; number < numbered; number += 1) documents.push(numberedDocument(number));
  documents.push(
    documentOf({ url: 'https://news.example/1', said: [{ speaker: 'Kari Nygård', words: 'Cod is overdue' }] }),
  );
  for (const recorded of documents) await ledger.add(recorded, ARRIVAL);
  await ledger.close();
}
