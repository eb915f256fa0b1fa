import type { Attribution, PloverEvent, Recorded, Statement } from '../../src/document/index.ts';
import { documentOf } from '../../src/storage/testing/documents.ts';
import type { Span } from '../../src/text/index.ts';

const SPEAKERS = ['Kari Nygård', 'Jón Þór', 'Ana Lima', 'The two ministers', 'Marta Holm', 'the harbour board'];
const PARTS = [
  'the northern fishery talks',
  'are long overdue and',
  'nobody in the port',
  'will wait for another',
  'winter without an agreement',
  'on quotas, inspectors and',
  'the ice patrol’s budget',
  'which Oslo never paid',
];
const ACTS = ['ACCUSE', 'REQUEST', 'SUPPORT', 'REJECT'] as const;
/** Of so many statements one has another inside, and one performs an event. */
const [NESTED, PERFORMING] = [5, 3];
/** Statements of a paragraph. */
const TOGETHER = 2;

/**
 * A document of so many statements and some 13 words for each, always the same one: two statements a paragraph, every fifth
 * with another inside, every third an event.
 */
export function longDocument(statements: number): Recorded {
  const outer = Math.round((statements * NESTED) / (NESTED + 1));
  const said = Array.from({ length: outer }, (_, at) => ({
    speaker: SPEAKERS[at % SPEAKERS.length] ?? '',
    words: [0, 3, 5].map((step) => PARTS[(at + step) % PARTS.length] ?? '').join(' ') + `, ${at} times`,
    ...(at % PERFORMING === 0 ? { act: ACTS[at % ACTS.length] ?? 'ACCUSE' } : {}),
  }));
  const made = documentOf({
    url: `https://long.example/${statements}`,
    title: 'A long sitting on the fishery',
    outlet: 'Fjord News',
    published: '2026-03-11',
    said,
    events: said.flatMap(({ act, speaker }, at) =>
      act === undefined
        ? []
        : [{ type: act, actors: [speaker], recipients: ['Skarv'], day: '2026-03-11', statement: at }],
    ),
  });
  const inside = made.attributions.flatMap((outer, at) => (at % NESTED === 0 ? [insideOf(made, outer, at)] : []));
  return {
    ...made,
    blocks: joined(made.blocks),
    attributions: [...made.attributions, ...inside.map(({ attribution }) => attribution)],
    statements: [...made.statements, ...inside.map(({ statement }) => statement)],
    events: made.events.map((event) => triggeredBy(event, made)),
  };
}

function joined(blocks: Recorded['blocks']): Recorded['blocks'] {
  const [heading, ...paragraphs] = blocks;
  const pairs = paragraphs.flatMap((first, at) => {
    const last = paragraphs[at + TOGETHER - 1] ?? paragraphs.at(-1);
    return at % TOGETHER === 0 && last ? [{ ...first, span: [first.span[0], last.span[1]] as Span }] : [];
  });
  return heading ? [heading, ...pairs] : pairs;
}

function insideOf({ statements, text }: Recorded, { content: [[start, end] = [0, 0]] }: Attribution, at: number) {
  const whole = statements[at];
  const attribution: Attribution = {
    id: `n${at}`,
    source: [[start + 1, start + 4]],
    cue: [[start + 5, start + 9]],
    content: [[start + 10, end - 2]],
    confidence: 0.7,
    basis: 'model',
  };
  const own = { id: `ns${at}`, attribution: `n${at}`, kind: 'indirect', text: text.slice(start + 10, end - 2) };
  return { attribution, statement: { ...whole, ...own } as Statement };
}

/** The cue tells the event. */
function triggeredBy(event: PloverEvent, { statements, attributions }: Recorded): PloverEvent {
  const at = statements.findIndex(({ id }) => id === event.statement);
  return { ...event, trigger: attributions[at]?.cue ?? event.trigger };
}
