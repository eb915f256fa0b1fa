import type { DateValue, Recorded, Reference } from '../../document/index.ts';
import type { Span } from '../../text/index.ts';

const text =
  '\u{1F54A} OSLO, 4 May 2022\n\n' +
  'Norway’s minister, Kari Nygård \u{1F1F3}\u{1F1F4}, met “=SUM, the envoy”, on Tuesday. She said the talks \u{1F41F} were “long overdue”.';

const at = (words: string): Span => {
  const start = text.indexOf(words);
  if (start < 0) throw new Error(`not in the text: ${words}`);
  return [start, start + words.length];
};

const content = at('the talks \u{1F41F} were “long overdue”');
const published: DateValue = {
  from: '2022-05-04',
  to: '2022-05-04',
  granularity: 'day',
  basis: 'known',
  span: at('4 May 2022'),
  why: 'dateline',
};
const said: DateValue = {
  from: '2022-05-03',
  to: '2022-05-03',
  granularity: 'day',
  basis: 'implied',
  span: at('Tuesday'),
  why: 'the Tuesday before 4 May 2022',
};
const norway = { actor: 'country:NOR', name: 'Norway', code: 'NOR' };
const reference = (mention: Span, members: readonly Reference[] = []): Reference => ({
  actor: 'doc:kari-nygard',
  name: 'Kari Nygård',
  mention: [mention],
  status: 'resolved',
  via: 'pronoun',
  members,
  represents: norway,
  basis: 'implied',
  why: 'the only person named so far',
});

/** A document with astral characters before and inside everything that has a span; UTF-16, as in memory. */
export const RECORDED: Recorded = {
  id: 'example',
  url: null,
  title: '=Ministers meet',
  outlet: 'Fjord News',
  byline: [],
  language: 'en',
  published,
  text,
  basis: { title: 'given' },
  quotations: [],
  prose: [[text.indexOf('Norway'), text.length]],
  blocks: [
    { kind: 'dateline', span: [0, text.indexOf('\n')] },
    { kind: 'turn', span: [text.indexOf('Norway'), text.length], speaker: 'Norway', label: at('Norway') },
  ],
  sentences: [
    [text.indexOf('Norway'), text.indexOf(' She')],
    [text.indexOf('She'), text.length],
  ],
  entities: [
    { span: at('Norway'), kind: 'place', actor: 'country:NOR' },
    { span: at('Kari Nygård'), kind: 'person', actor: 'doc:kari-nygard' },
  ],
  dates: [
    { span: at('4 May 2022'), value: published },
    { span: at('Tuesday'), value: said },
  ],
  attributions: [
    { id: 'a1', source: [at('She')], cue: [at('said')], content: [content], confidence: 0.97, basis: 'model' },
  ],
  events: [],
  statements: [
    {
      id: 's1',
      attribution: 'a1',
      kind: 'mixed',
      text: text.slice(...content),
      said,
      venue: null,
      speaker: reference(at('She'), [reference(at('Kari Nygård'))]),
      addressees: [reference(at('the envoy'))],
      targets: [reference(at('minister'))],
      chain: [{ ...reference(at('Norway’s minister')), name: 'Norway’s minister' }],
      topics: ['fisheries'],
      polarity: 'affirmed',
      act: null,
      confidence: 0.91,
    },
  ],
  actors: [
    {
      id: 'country:NOR',
      name: 'Norway',
      kind: 'country',
      code: 'NOR',
      sector: null,
      wikidata: 'Q20',
      represents: null,
    },
    {
      id: 'doc:kari-nygard',
      name: 'Kari Nygård',
      kind: 'person',
      code: 'NOR',
      sector: 'GOV',
      wikidata: null,
      represents: 'country:NOR',
    },
  ],
  versions: { onrecord: '0.1.0', model: 'en-0.1.0', lexicon: '2026-11' },
};
