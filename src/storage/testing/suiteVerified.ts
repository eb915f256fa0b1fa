import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Recorded } from '../../document/index.ts';
import type { Ledger, LedgerStatement, StatementFilter, Verified } from '../../ledger/index.ts';
import { documentOf, type Sketch } from './documents.ts';

const NOW = { retrieved: '2026-05-04T12:00:00Z' };

export interface TranscriptSketch {
  readonly url: string;
  readonly published: string | null;
  readonly turns: readonly (readonly [speaker: string, words: string])[];
}

/** A transcript, a turn a line: `SPEAKER: words`, the turns a minute apart. */
export function transcriptSketched({ url, published, turns }: TranscriptSketch): Recorded {
  let text = '';
  const blocks: Recorded['blocks'][number][] = [];
  for (const [number, [speaker, words]] of turns.entries()) {
    if (text !== '') text += '\n';
    const start = text.length;
    text += `${speaker}: ${words}`;
    const label = [start, start + speaker.length] as const;
    blocks.push({ kind: 'turn', span: [start, text.length], speaker, label, at: number * 60_000 });
  }
  const empty = documentOf({ url, published, title: 'Briefing at the harbour \u{1F6A2}', said: [] });
  return { ...empty, text, blocks, sentences: blocks.map(({ span }) => span) };
}

export const BRIEFING: TranscriptSketch = {
  url: 'https://ministry.example/briefing',
  published: '2026-03-10',
  turns: [
    ['MINISTER HOLM', '\u{1F6A2} The lighthouse on Skarv island stays lit through the winter, whatever it costs.'],
    ['FAROUK', 'Will the pilots be consulted before the channel markers are taken up?'],
    ['MINISTER HOLM', 'We will not sell the tugboats. Whoever wants them must ask the crews first.'],
    ['FAROUK', 'And what becomes of the school for navigators?'],
    ['MINISTER HOLM', 'It moves to the customs house in August, with all of its teachers and both of its sextants.'],
    ['FAROUK', 'Thank you, Minister.'],
    [
      'MINISTER HOLM',
      'I thank you, and I thank the keepers, who have carried the oil up those stairs for so many years.',
    ],
  ],
};
/** The same occasion without the lighthouse. */
const SHORTER: TranscriptSketch = { ...BRIEFING, turns: BRIEFING.turns.slice(1) };

const said = (speaker: string, words: string, more: Partial<Sketch['said'][number]> = {}) => ({
  speaker,
  words,
  ...more,
});
export const REPORT: Sketch = {
  url: 'https://fjord.example/lighthouse',
  outlet: 'Fjord News',
  published: '2026-03-11',
  said: [
    said('Marta Holm', 'The lighthouse on Skarv island stays lit through the winter', { day: '2026-03-10' }),
    said('Marta Holm', 'We will sell the tugboats'),
    said('Marta Holm', 'Will the pilots be consulted before the channel markers are taken up?'),
    said('Marta Holm', 'Every ferry shall be painted green before midsummer', { day: '2026-03-10' }),
    said('Jens Okko', 'The smelter at Kvitnes will never close its gates again'),
    said('Marta Holm', 'The crews have to be asked', { kind: 'indirect' }),
  ],
};
const VERDICTS = ['verbatim', 'altered', 'other-speaker', 'absent', 'no-source', null];
const UNHEARD = ['no-source', 'no-source', 'no-source', 'no-source', 'no-source', null];
/** Before the briefing: nothing that it says can have come from there. */
const EARLIER: Sketch = { ...REPORT, url: 'https://fjord.example/earlier', published: '2026-03-01' };

/** What every store does with transcripts and the statements they may be the source of; `open` gives an empty ledger. */
export function verifiedLedgerSuite(name: string, open: () => Promise<Ledger>): void {
  describe(name, () => {
    let ledger: Ledger;
    beforeEach(async () => {
      ledger = await open();
    });
    afterEach(() => ledger.close());

    const addReport = (sketch: Sketch = REPORT) => ledger.add(documentOf(sketch), NOW);
    const addTranscript = (sketch = BRIEFING) => ledger.add(transcriptSketched(sketch), NOW);
    const statements = async (url = REPORT.url): Promise<LedgerStatement[]> => {
      const all: LedgerStatement[] = [];
      for await (const one of ledger.statements({ reports: 'all' })) if (one.document.url === url) all.push(one);
      return all;
    };
    const verdicts = async (url = REPORT.url) => (await statements(url)).map(({ verdict }) => verdict);

    test('a report that consists of what it quotes is no copy of the transcript, and the transcript none of it', async () => {
      const lead = BRIEFING.turns.map(([, words]) => words).join(' ');
      const quoting: Sketch = { ...REPORT, lead, said: REPORT.said.slice(0, 1) };
      await addReport(quoting);
      await addTranscript();
      await addReport({ ...quoting, url: 'https://strait.example/lighthouse', published: '2026-03-12' });
      const [statement] = await statements();
      const shown = await ledger.show(statement?.id ?? '');
      if (shown.type !== 'statement') throw new Error('not a statement');
      const own = statement?.document.id;
      expect(shown.reports.map(({ copyOf }) => copyOf)).toEqual([null, own]);
    });

    test.each(['2026-03-10T06:00:00Z', '2026-03-10'])(
      'a transcript of a day is before a report of %s',
      async (published) => {
        const words = [said('Marta Holm', 'The lighthouse on Skarv island stays lit through the winter')];
        const spoken = documentOf({ url: BRIEFING.url, published: '2026-03-10', said: words });
        const paper = documentOf({ url: REPORT.url ?? null, published, said: words });
        const turns = { ...spoken, blocks: spoken.blocks.map((block) => ({ ...block, kind: 'turn' as const })) };
        for (const document of [paper, turns]) await ledger.add(document, NOW);
        const { hits } = await ledger.search({ words: 'lighthouse' });
        expect(hits).toMatchObject([{ reports: 2, document: { url: BRIEFING.url } }]);
      },
    );

    test('who speaks by what people decided is compared anew, and so is who spoke once that is taken back', async () => {
      await addTranscript();
      await addReport();
      const other = (await statements())[2];
      const [decided] = await ledger.review({
        entry: other?.id ?? '',
        field: 'speaker',
        decision: 'wrong',
        value: { name: 'Farouk' },
        by: 'R. Adler',
      });
      expect(await verdicts()).toEqual(VERDICTS.with(2, 'verbatim'));
      await ledger.undoReview(decided?.id ?? '');
      expect(await statements()).toEqual((await statements()).with(2, other as LedgerStatement));
    });

    test.each([
      ['first', [addTranscript, addReport]],
      ['last', [addReport, addTranscript]],
    ])('each quotation has its verdict; the transcript comes %s', async (_, order) => {
      for (const add of order) await add();
      expect(await verdicts()).toEqual(VERDICTS);
      const [verbatim, altered, other, absent, unheard, indirect] = await statements();
      expect(verbatim?.verification).toMatchObject({
        verdict: 'verbatim',
        places: [{ title: 'Briefing at the harbour \u{1F6A2}', date: '2026-03-10', turn: 0, at: 0, span: [2, 61] }],
        diff: [],
      });
      expect(altered?.verification).toMatchObject({
        marked: false,
        places: [
          { turn: 2, at: 120_000, speaker: 'MINISTER HOLM', before: '', words: 'We will not sell the tugboats' },
        ],
      });
      expect(altered?.verification?.diff.filter(({ reverses }) => reverses)).toMatchObject([{ said: 'not' }]);
      expect(other?.verification?.places).toMatchObject([{ speaker: 'FAROUK', turn: 1 }]);
      expect(absent?.verification).toMatchObject({
        verdict: 'absent',
        places: [],
        diff: [],
        context: null,
        nearest: null,
        searched: [{ title: 'Briefing at the harbour \u{1F6A2}', date: '2026-03-10', turns: 4 }],
      });
      expect(unheard?.verification).toEqual({
        verdict: 'no-source',
        marked: false,
        places: [],
        diff: [],
        context: null,
        searched: [],
        nearest: null,
      });
      expect(indirect?.verification).toBeNull();
      expect((await ledger.search({ verdict: 'altered' })).hits.map(({ id }) => id)).toEqual([altered?.id]);
    });

    test('words that were said and taken back are found by that, and every list tells it', async () => {
      const turns = [
        ...BRIEFING.turns,
        ['MINISTER HOLM', 'I never said that the harbour master had lost the keys.'],
      ] as const;
      await addTranscript({ ...BRIEFING, turns });
      await addReport({
        ...REPORT,
        said: [...REPORT.said, said('Marta Holm', 'the harbour master had lost the keys')],
      });
      const { hits, facets } = await ledger.search({ verdict: 'out-of-context', facets: true });
      expect(hits).toMatchObject([
        { text: '“the harbour master had lost the keys”', verdict: 'verbatim', outOfContext: true },
      ]);
      expect(facets?.verdict).toEqual([
        { value: 'out-of-context', count: 1 },
        { value: 'verbatim', count: 1 },
      ]);
      expect(
        (await ledger.search({ verdict: 'verbatim' })).hits.map(({ outOfContext }) => outOfContext).toSorted(),
      ).toEqual([false, true]);
      const { statements: read } = await ledger.reading(hits[0]?.document.id ?? '');
      expect(read.filter(({ outOfContext }) => outOfContext).map(({ id }) => id)).toEqual([hits[0]?.id]);
    });

    test('a quotation stands beside what others made of the same words, the earliest first, and so does the turn itself', async () => {
      const [minister, words] = BRIEFING.turns[2] ?? ['', ''];
      const own = documentOf({ url: BRIEFING.url, said: [{ speaker: minister, words }] });
      const transcript = transcriptSketched(BRIEFING);
      const start = transcript.text.indexOf(words);
      const attributions = own.attributions.map((one) => ({
        ...one,
        source: [],
        cue: [],
        content: [[start, start + words.length] as const],
      }));
      const spoken = own.statements.map((one) => ({ ...one, text: words }));
      const turn = (await ledger.add({ ...transcript, attributions, statements: spoken, actors: own.actors }, NOW))
        .statements[0];
      const quoting = (outlet: string, published: string, quote: string) =>
        addReport({ url: `https://${outlet}.example/tugs`, outlet, published, said: [said('Marta Holm', quote)] });
      await quoting('later', '2026-03-14', 'We will sell the tugboats and whoever wants them must ask');
      await quoting('first', '2026-03-11', 'We will not sell the tugboats');
      await quoting('copy', '2026-03-12', 'We will not sell the tugboats');
      await quoting('crews', '2026-03-12', 'must ask the crews first');
      const shown = async (id = '') => {
        const found = await ledger.show(id);
        if (found.type !== 'statement') throw new Error('not a statement');
        return found.quotations.map(({ document, verdict, diff, reports }) => [
          document.outlet,
          verdict,
          reports,
          diff.flatMap(({ said, reverses }) => (reverses ? [said] : [])),
        ]);
      };
      const [first, later, crews] = [
        ['first', 'verbatim', 2, []],
        ['later', 'altered', 1, ['not']],
        ['crews', 'verbatim', 1, []],
      ];
      const idOf = async (outlet: string) => (await statements(`https://${outlet}.example/tugs`))[0]?.id;
      expect(await shown(await idOf('first'))).toEqual([later]);
      expect(await shown(await idOf('later'))).toEqual([first]);
      expect(await shown(await idOf('crews'))).toEqual([]);
      expect(await shown(turn)).toEqual([first, crews, later]);
      const [quoted] = await statements('https://first.example/tugs');
      const all = await ledger.quotations(quoted?.verification?.places ?? []);
      expect(all.map(({ document }) => document.outlet)).toEqual(['first', 'later']);
      expect(await ledger.quotations([])).toEqual([]);
    });

    test('without the transcript the verdicts are as before it came', async () => {
      await addReport();
      const before = await statements();
      const { document } = await addTranscript();
      await ledger.remove(document);
      expect(await statements()).toEqual(before);
      expect(await verdicts()).toEqual(UNHEARD);
      await addTranscript();
      expect(await verdicts()).toEqual(VERDICTS);
    });

    test('a corrected transcript takes the place of the one before', async () => {
      await addTranscript();
      await addReport();
      await ledger.add(transcriptSketched(SHORTER), { retrieved: '2026-05-05T12:00:00Z' });
      expect(await verdicts()).toEqual(['absent', ...VERDICTS.slice(1)]);
      expect((await statements())[1]?.verification?.places).toMatchObject([{ turn: 1 }]);
    });

    test('an interview is the occasion where the report names its publisher, whichever of the two is read first', async () => {
      const interview = (url: string, outlet: string): Recorded => ({
        ...transcriptSketched({ ...BRIEFING, url }),
        title: 'Interview with the Ferry Commissioner',
        outlet,
      });
      const report = documentOf(REPORT);
      const told = { ...report, statements: report.statements.map((one) => ({ ...one, venue: 'Harbour Radio' })) };
      await ledger.add(interview('https://skarv.example/interview', 'Radio Skarv'), NOW);
      await ledger.add(told, NOW);
      expect((await verdicts())[3]).toBe('no-source');
      const { document } = await ledger.add(interview('https://radio.example/interview', 'Harbour Radio'), NOW);
      expect((await verdicts())[3]).toBe('absent');
      const [, , , before] = await statements();
      await ledger.verify(before?.id ?? '');
      expect((await statements())[3]?.verification?.searched).toMatchObject([{ transcript: document }]);
    });

    test('a transcript is the source of nothing that was reported before it', async () => {
      await addReport(EARLIER);
      await addTranscript();
      expect(await verdicts(EARLIER.url)).toEqual(UNHEARD);
    });

    test('a transcript without a date can be a source, and says of nothing that it is absent', async () => {
      await addTranscript({ ...BRIEFING, published: null });
      await addReport();
      expect(await verdicts()).toEqual(VERDICTS.map((verdict) => (verdict === 'absent' ? 'no-source' : verdict)));
    });

    test('a new version of a report is compared too', async () => {
      await addTranscript();
      const [first, second, ...rest] = REPORT.said;
      if (!first || !second) throw new Error('the report says nothing');
      await addReport({ ...REPORT, said: [first, ...rest] });
      const corrected = [first, { ...second, words: 'We will not sell the tugboats' }, ...rest];
      await ledger.add(documentOf({ ...REPORT, said: corrected }), { retrieved: '2026-05-05T12:00:00Z' });
      expect((await verdicts()).filter((verdict) => verdict === 'verbatim')).toHaveLength(2);
    });

    test('a statement that is read anew with another speaker is compared anew', async () => {
      await addTranscript();
      const { document } = await addReport();
      const [, , question, ...rest] = REPORT.said;
      if (!question) throw new Error('the report asks nothing');
      const versions = { onrecord: '0.2.0', model: 'en-0.2.0', lexicon: '2026-12' };
      const read = documentOf({ ...REPORT, versions });
      const statementsRead = read.statements.map((one, at) => {
        const name = at === 2 ? 'Nadia Farouk' : one.speaker?.name;
        return { ...one, speaker: one.speaker && { ...one.speaker, name: name ?? null } };
      });
      await ledger.refresh(document, { ...read, statements: statementsRead });
      expect(rest.length).toBeGreaterThan(0);
      expect((await statements()).find(({ text }) => text.includes('pilots'))?.verdict).toBe('verbatim');
    });

    test('the speaker’s own words come after another’s: the verdict that accuses is judged again', async () => {
      await addReport({ ...REPORT, said: [said('Marta Holm', 'Ostrava must return the stolen ferry')] });
      await addTranscript({ ...BRIEFING, turns: [['FAROUK', 'Will Ostrava return the stolen ferry?']] });
      expect(await verdicts()).toEqual(['other-speaker']);
      const turns = [['MINISTER HOLM', 'Ostrava must quickly return that stolen ferry.']] as const;
      await addTranscript({ ...BRIEFING, url: 'https://ministry.example/ferry', turns });
      expect(await verdicts()).toEqual(['altered']);
    });

    test('what a transcript says is not compared with itself', async () => {
      const transcript = transcriptSketched(BRIEFING);
      const turns = documentOf({ ...REPORT, url: BRIEFING.url, said: [] });
      await ledger.add({ ...turns, ...transcript }, NOW);
      expect((await ledger.search({ verdict: 'verbatim', reports: 'all' })).hits).toEqual([]);
    });

    test('a question of one’s own finds the turn, and an id gives the verdict as it is now', async () => {
      await addReport();
      await addTranscript();
      const [one] = await statements();
      expect(await ledger.verify(one?.id ?? '')).toEqual([one]);
      expect((await ledger.verify(one?.document.id ?? '')).map(({ verdict }) => verdict)).toEqual(VERDICTS);
      const turns = ledger.turns();
      expect(
        (await turns.occasions({ from: '2026-03-10', to: '2026-03-10' })).flatMap(({ speakers }) =>
          speakers.map(({ label }) => label),
        ),
      ).toEqual(['FAROUK', 'MINISTER HOLM']);
      await expect(ledger.verify('st_zzzz')).rejects.toMatchObject({ code: 'OR3003' });
    });

    test('all that a filter keeps are compared anew, whatever verdict they had', async () => {
      await addReport();
      await addTranscript();
      const before = await statements();
      await ledger.judge(before.map(({ id }) => [id, 'absent']));
      const anew = async (filter?: StatementFilter): Promise<Verified[]> => {
        const found: Verified[] = [];
        for await (const one of ledger.verifyAll(filter)) found.push(one);
        return found;
      };
      const okko = await anew({ speaker: 'Okko' });
      expect(okko.map(({ statement, before: had }) => [statement.verdict, had])).toEqual([['no-source', 'absent']]);
      const found = await anew({ verdict: 'absent' });
      const quoted = before.filter(({ kind }) => kind !== 'indirect');
      expect(found.map(({ statement }) => statement)).toEqual(quoted.filter(({ verdict }) => verdict !== 'no-source'));
      expect((await anew()).map(({ before: had }) => had)).toEqual(quoted.map(({ verdict }) => verdict));
      await expect(anew({ from: 'once' })).rejects.toMatchObject({ code: 'OR3004' });
    });
  });
}
