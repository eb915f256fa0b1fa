import type {
  Actor,
  DateValue,
  Attribution,
  EventType,
  PloverEvent,
  Recorded,
  Reference,
  Statement,
  Versions,
} from '../../document/index.ts';
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
    /** YYYY-MM-DD or YYYY. */
    readonly day?: string;
    /** The confidence of the day. */
    readonly sure?: number;
    /** Names of the members where the speaker is a group. */
    readonly members?: readonly string[];
    /** Names of those it is about, and of those to whom it is said; a name with a colon is an id of the lexicon. */
    readonly targets?: readonly string[];
    readonly addressees?: readonly string[];
    readonly topics?: readonly string[];
    readonly act?: string;
    /** Names of those towards whom it is done; all whom it is about if not given. */
    readonly doneTo?: readonly string[];
    readonly polarity?: Statement['polarity'];
    /** Id and code of the state for which the speaker speaks. */
    readonly represents?: readonly [id: string, code: string];
  }[];
  readonly events?: readonly EventSketch[];
  /** A paragraph that stands before what is said: an agency's text, for instance. */
  readonly lead?: string;
  readonly versions?: Versions;
}

/** An event told in the document's first line. */
export interface EventSketch {
  readonly type: EventType;
  readonly modes?: readonly string[];
  readonly actors: readonly string[];
  readonly recipients: readonly string[];
  /** YYYY-MM-DD or YYYY. */
  readonly day: string;
  readonly place?: string;
  /** That the text tells it as history. */
  readonly historical?: boolean;
  /** Who alone says so. */
  readonly allegedBy?: string;
  /** 0-based number of the statement that performs it. */
  readonly statement?: number;
}

/** Of a day, or of a year given alone. */
const dateOf = (day: string): DateValue => ({
  ...(day.length === 4
    ? { from: `${day}-01-01`, to: `${day}-12-31`, granularity: 'year' }
    : { from: day, to: day, granularity: 'day' }),
  basis: 'known',
  span: null,
  why: 'given',
});

const actorId = (name: string): string =>
  name.includes(':') ? name : `doc:${name.toLowerCase().replace(/\W+/g, '-')}`;

/** A document with everything read from it, made by hand instead of by the model; spans in UTF-16, as in memory. */
export function documentOf(sketch: Sketch): Recorded {
  let text = '\u{1F54A} In brief';
  const blocks: Recorded['blocks'][number][] = [{ kind: 'heading', span: [0, text.length] }];
  const attributions: Attribution[] = [];
  const statements: Statement[] = [];
  if (sketch.lead !== undefined) {
    blocks.push({ kind: 'paragraph', span: [text.length + 2, text.length + 2 + sketch.lead.length] });
    text += `\n\n${sketch.lead}`;
  }
  for (const { speaker, words, kind = 'direct', day, members = [], represents, ...said } of sketch.said) {
    const { doneTo = said.targets ?? [] } = said;
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
      speaker: {
        ...named(speaker, [source]),
        members: members.map((name) => named(name, [])),
        represents: represents ? { actor: represents[0], name: represents[1], code: represents[1] } : null,
      },
      addressees: (said.addressees ?? []).map((name) => named(name, [])),
      targets: (said.targets ?? []).map((name) => named(name, [])),
      venue: null,
      topics: said.topics ?? [],
      polarity: said.polarity ?? 'affirmed',
      act:
        said.act === undefined
          ? null
          : { type: said.act, negated: false, targets: doneTo.map((name) => named(name, [])) },
      chain: [],
      said:
        day === undefined ? null : { ...dateOf(day), ...(said.sure === undefined ? {} : { confidence: said.sure }) },
    });
  }
  const names = new Set([
    ...sketch.said.flatMap(({ speaker, members = [], targets = [], addressees = [], doneTo = [] }) => [
      speaker,
      ...members,
      ...targets,
      ...addressees,
      ...doneTo,
    ]),
    ...(sketch.events ?? []).flatMap(({ actors, recipients, place, allegedBy }) =>
      [...actors, ...recipients, place, allegedBy].filter((name) => name !== undefined),
    ),
  ]);
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
    events: (sketch.events ?? []).map((event, at) => eventOf(event, at, statements)),
    versions: sketch.versions ?? { onrecord: '0.1.0', model: 'en-0.1.0', lexicon: '2026-11' },
  } as Recorded;
}

function eventOf(
  { type, modes = [], day, place, allegedBy, statement, ...event }: EventSketch,
  at: number,
  said: readonly Statement[],
): PloverEvent {
  const party = (name: string) => ({ ...named(name, []), code: null, sector: null });
  return {
    id: `e${at + 1}`,
    type,
    modes,
    contexts: [],
    negated: false,
    hypothetical: false,
    future: false,
    historical: event.historical ?? false,
    allegedBy: allegedBy === undefined ? null : named(allegedBy, []),
    statement: statement === undefined ? null : (said[statement]?.id ?? null),
    trigger: [[3 + at, 5 + at]],
    sentence: [0, 10],
    actors: event.actors.map(party),
    recipients: event.recipients.map(party),
    place: place === undefined ? null : named(place, []),
    location: null,
    date: dateOf(day),
    confidence: 0.7,
    mentions: [],
    why: ['made by hand'],
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
