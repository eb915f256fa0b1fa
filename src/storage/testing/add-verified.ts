// Adds argv[4] reports, transcripts or both (argv[3]) to the ledger in argv[2]; the nth report quotes the nth transcript.
import { statementJudge } from '../../verify/index.ts';
import { openSqliteLedger } from '../index.ts';
import { documentOf } from './documents.ts';
import { transcriptSketched } from './suiteVerified.ts';

const [path = '', what = 'both', count = '1'] = process.argv.slice(2);
const ledger = await openSqliteLedger(path, { judgeWith: statementJudge });
const arrival = { retrieved: '2026-05-04T12:00:00Z' };
const WORDS = ['anchor', 'barley', 'candle', 'dredger', 'ember', 'flagstaff', 'granary', 'hawser', 'inlet', 'jetty'];
for (let number = 0; number < Number(count); number += 1) {
  const speaker = 'Marta Holm';
  const words = `The ${WORDS[number % 10]} of barge number ${100 + number} was never inspected by the harbour office`;
  const published = '2026-03-10';
  if (what !== 'transcripts')
    await ledger.add(
      documentOf({ url: `https://news.example/${number}`, published, said: [{ speaker, words }] }),
      arrival,
    );
  if (what !== 'reports')
    await ledger.add(
      transcriptSketched({ url: `https://office.example/${number}`, published, turns: [[speaker, `${words}.`]] }),
      arrival,
    );
}
await ledger.close();
