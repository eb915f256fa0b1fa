import type { Actor, Attribution, Recorded, Reference, Statement } from '../../document/index.ts';
import type { Span } from '../../text/index.ts';

/** What to make a document of: one paragraph for each thing said, `SPEAKER said: “WORDS”.` */
export interface Sketch {
  readonly url?: string | null;
  readonly title?: string | null;
  readonly outlet?: string | null;
  /** YYYY-MM-DD. */
  readonly published?: string | null;
  readonly said: readonly {
    readonly speaker: string;
    readonly words: string;
    readonly kind?: Statement['kind'];
    /** YYYY-MM-DD. */
    readonly day?: string;
    /** Names of the members where the speaker is a group. */
    readonly members?: readonly string[];
  }[];
}

const dateOf = (day: string) =>
  ({ from: day, to: day, granularity: 'day', basis: 'known', span: null, why: 'given' }) as const;

const actorId = (name: string): string => `doc:${name.toLowerCase().replace(/\W+/g, '-')}`;

/** A document with everything read from it, made by hand instead of by the model; spans in UTF-16, as in memory. */
export function documentOf(sketch: Sketch): Recorded {
  let text = '\u{1F54A} In brief';
  const blocks: Recorded['blocks'][number][] = [{ kind: 'heading', span: [0, text.length] }];
  const attributions: Attribution[] = [];
  const statements: Statement[] = [];
  for (const { speaker, words, kind = 'direct', day, members = [] } of sketch.said) {
    const start = text.length + 2;
    const source: Span = [start, start + speaker.length];
    const cue: Span = [source[1] + 1, source[1] + 5];
    const content: Span = [cue[1] + 2, cue[1] + 4 + words.length];
    text += `\n\n${speaker} said: “${words}”.`;
    blocks.push({ kind: 'paragraph', span: [start, text.length] });
    const attribution = `a${attributions.length + 1}`;
    attributions.push({
      id: attribution,
      source: [source],
      cue: [cue],
      content: [content],
      confidence: 0.9,
      basis: 'model',
    });
    statements.push({
      id: `s${attributions.length}`,
      attribution,
      kind,
      text: `“${words}”`,
      confidence: 0.8,
      speaker: { ...named(speaker, [source]), members: members.map((name) => named(name, [])) },
      addressees: [],
      targets: [],
      venue: null,
      topics: [],
      polarity: 'affirmed',
      act: null,
      chain: [],
      said: day === undefined ? null : dateOf(day),
    });
  }
  const names = new Set(sketch.said.flatMap(({ speaker, members = [] }) => [speaker, ...members]));
  return {
    id: 'made',
    url: sketch.url ?? null,
    title: sketch.title ?? 'In brief',
    outlet: sketch.outlet ?? null,
    byline: ['A. Reporter'],
    language: 'en',
    text,
    blocks,
    basis: { title: 'given' },
    published: sketch.published ? dateOf(sketch.published) : null,
    prose: blocks.map(({ span }) => span),
    sentences: blocks.map(({ span }) => span),
    quotations: [],
    entities: [],
    dates: [],
    attributions,
    statements,
    actors: [...names].map((name): Actor => ({ ...NOBODY, id: actorId(name), name })),
    versions: { onrecord: '0.1.0', model: 'en-0.1.0', lexicon: '2026-11' },
  };
}

const NOBODY = { kind: 'person', code: null, sector: null, wikidata: null, represents: null } as const;

const named = (name: string, mention: readonly Span[]): Reference => ({
  actor: actorId(name),
  name,
  mention,
  status: 'resolved',
  via: 'name',
  members: [],
  represents: null,
  basis: 'known',
  why: 'named',
});

/** The nth document of an endless row, with 1 to 40 statements: the same for the same number. */
export function numberedDocument(number: number): Recorded {
  const said = Array.from({ length: 1 + ((number * 7) % 40) }, (_, at) => ({
    speaker: `Speaker ${(number + at) % 17}`,
    words: `In report ${number} this is remark ${at}: the talks on fish \u{1F41F} are long overdue`,
  }));
  const published = `20${String(10 + (number % 15))}-0${1 + (number % 9)}-11`;
  return documentOf({ url: `https://news.example/${number}`, outlet: `Outlet ${number % 5}`, published, said });
}
