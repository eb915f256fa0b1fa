import { PERFORMING, toldBy } from './condition.ts';

/** The way to a value within a column of JSON: `['said', 'from']`, `['sentence', 0]`. */
export type Path = readonly (string | number)[];

/**
 * What the two databases say differently in a view, where values cannot be bound. A column of JSON is given as in
 * `v.published`; what is not there is null.
 */
export interface ViewDialect {
  readonly text: (column: string, path: Path) => string;
  readonly integer: (column: string, path: Path) => string;
  readonly real: (column: string, path: Path) => string;
  /** 1 or 0. */
  readonly flag: (column: string, path: Path) => string;
  /** What is in a list, as a question for `item` and the `place` in it: of objects the value of `field`. */
  readonly items: (column: string, path: Path, field?: string) => string;
  /** The same of references, each a `reference` with its `place`, and of a group the members instead, however deep they are. */
  readonly references: (column: string, path: Path) => string;
  /** That a statement or an event is of a current version; not what the rows are looked up by, for nearly all are. */
  readonly isCurrent: (alias: string) => string;
  /** What a question has given as `item`, each followed by a semicolon and a space but the last, in the order of `place`. */
  readonly joined: (question: string) => string;
}

interface View {
  /** What each column holds, in their order. */
  readonly columns: Readonly<Record<string, string>>;
  readonly from: string;
}

const [READING, TOLD] = [toldBy('r'), toldBy('e')];

const known = (day: string): string => `nullif(${day}, '')`;
const when = (condition: string): string => `case when ${condition} then 1 else 0 end`;

/** What is had of each of the references, as a question for `item` and the `place`. */
const ofReferences = ({ references }: ViewDialect, column: string, path: Path, value: string): string =>
  `select item, min(place) as place from (select ${value} as item, f.place from (${references(column, path)}) as f) as g
    group by item`;

const names = (dialect: ViewDialect, column: string, path: Path): string =>
  ofReferences(dialect, column, path, dialect.text('f.reference', ['name']));

/** The code of what each represents, or its own: as actors that a document `d` made, or as those of the lexicon. */
const codes = (dialect: ViewDialect, column: string, path: Path): string => {
  const { text } = dialect;
  const own = `select b.code from actor_rows b where b.scope in ('', d.id) and b.id = ${text('f.reference', ['actor'])}
    order by b.scope desc limit 1`;
  return ofReferences(dialect, column, path, `coalesce(${text('f.reference', ['represents', 'code'])}, (${own}))`);
};

const DAY = 'YYYY-MM-DD'.length;

/** Of the current version `v` of a document `d`. */
const source = ({ text }: ViewDialect) => ({
  title: 'v.title',
  outlet: 'v.outlet',
  published: `substr(${text('v.published', ['from'])}, 1, ${DAY})`,
  url: 'v.url',
});

function documents(dialect: ViewDialect): View {
  const { text, items, joined } = dialect;
  const { title, outlet, published, url } = source(dialect);
  return {
    columns: {
      id: 'd.id',
      title,
      outlet,
      byline: joined(items('v.byline', [])),
      published,
      published_to: `substr(${text('v.published', ['to'])}, 1, ${DAY})`,
      // A day alone is not repeated as a time.
      published_at: `case when length(${text('v.published', ['from'])}) > ${DAY} then ${text('v.published', ['from'])} end`,
      url,
      given_by: 'v.given_by',
      claimed_url: 'v.claimed_url',
      language: 'v.language',
      form: 'v.form',
      version: 'v.number',
      versions: '(select count(*) from versions w where w.document = d.pk)',
      added: '(select min(w.retrieved) from versions w where w.document = d.pk)',
      retrieved: 'v.retrieved',
      statements: '(select count(*) from statement_rows s where s.version = v.pk and s.current = 1)',
      events: '(select count(*) from event_rows e where e.version = v.pk and e.current = 1)',
      transcript: when('exists (select 1 from transcripts t where t.version = v.pk)'),
      copy_of: `(select o.id from versions w join document_rows o on o.pk = w.document
        where w.pk = v.original and w.document <> v.document)`,
      tags: joined('select t.tag as item, t.tag as place from tags t where t.document = d.pk'),
      edited: joined(items('v.edited', ['fields'])),
      program: 'v.program',
      model: 'v.model',
      lexicon: 'v.lexicon',
      sha256: 'v.sha256',
    },
    from: 'document_rows d join versions v on v.pk = d.current',
  };
}

function statements(dialect: ViewDialect): View {
  const { text, real, flag, items, joined, isCurrent } = dialect;
  const said = (path: Path): string => text(READING, path);
  const list = (path: Path): string => joined(names(dialect, READING, path));
  const { title, outlet, url } = source(dialect);
  return {
    columns: {
      id: 's.id',
      document: 'd.id',
      title,
      outlet,
      published: known('s.published_day'),
      speaker: said(['speaker', 'name']),
      speaker_status: said(['speaker', 'status']),
      speaker_members: list(['speaker', 'members']),
      speaker_represents: `coalesce(${said(['speaker', 'represents', 'name'])},
        (select b.name from actor_rows b where b.scope = '' and b.id = a.represents))`,
      speaker_code: `coalesce(${said(['speaker', 'represents', 'code'])}, a.code,
        ${joined(codes(dialect, READING, ['speaker', 'members']))})`,
      speaker_id: said(['speaker', 'actor']),
      speaker_confidence: real(READING, ['speaker', 'confidence']),
      addressees: list(['addressees']),
      targets: list(['targets']),
      chain: list(['chain']),
      day: known('s.first_day'),
      said_from: `substr(${said(['said', 'from'])}, 1, ${DAY})`,
      said_to: `substr(${said(['said', 'to'])}, 1, ${DAY})`,
      said_basis: said(['said', 'basis']),
      said_confidence: real(READING, ['said', 'confidence']),
      venue: said(['venue']),
      kind: 's.kind',
      text: 's.text',
      topics: joined(items(READING, ['topics'])),
      polarity: 's.polarity',
      act: known('s.act'),
      act_negated: flag(READING, ['act', 'negated']),
      act_targets: list(['act', 'targets']),
      verdict: known('s.verdict'),
      verdict_source: text('q.verification', ['places', 0, 'transcript']),
      confidence: 's.confidence',
      reports: 'coalesce(g.reports, 1)',
      independent_reports: 'coalesce(g.independent, 1)',
      outlets: 'coalesce(g.outlets, 1)',
      first_report: when('s.place = 0'),
      cluster: `coalesce((select min(f.id) from statement_rows f where f.cluster = s.cluster and f.place = 0), s.id)`,
      url,
    },
    from: `statement_rows s join reports r on r.statement = s.pk and r.version = s.version
      join versions v on v.pk = s.version join document_rows d on d.pk = v.document
      left join actor_rows a on a.pk = r.speaker left join clusters g on g.pk = s.cluster
      left join verifications q on q.statement = s.pk
      where ${isCurrent('s')}`,
  };
}

function events(dialect: ViewDialect): View {
  const { text, integer, real, flag, items, joined, isCurrent } = dialect;
  const told = (path: Path): string => text(TOLD, path);
  const list = (path: Path, field?: string): string => joined(items(TOLD, path, field));
  const sides = (role: string, side: string) => ({
    [`${role}s`]: joined(names(dialect, TOLD, [side])),
    [`${role}_codes`]: list([side], 'code'),
    [`${role}_sectors`]: list([side], 'sector'),
  });
  const reports = (each: string): string =>
    `coalesce((select nullif(count(distinct ${each}), 0) from event_rows o join versions w on w.pk = o.version
      where o.cluster = e.cluster), 1)`;
  const words = (...span: Path): string => {
    const [start, end] = [integer(TOLD, [...span, 0]), integer(TOLD, [...span, 1])];
    return `substr(v.text, ${start} + 1, ${end} - ${start})`;
  };
  return {
    columns: {
      id: 'e.id',
      document: 'd.id',
      ...source(dialect),
      type: 'e.type',
      modes: list(['modes']),
      contexts: list(['contexts']),
      ...sides('actor', 'actors'),
      ...sides('recipient', 'recipients'),
      place: `coalesce(${told(['location', 'name'])}, ${told(['place', 'name'])}, ${words('place', 'mention', 0)})`,
      country: told(['location', 'country']),
      latitude: real(TOLD, ['location', 'latitude']),
      longitude: real(TOLD, ['location', 'longitude']),
      first_day: known('e.first_day'),
      last_day: known('e.last_day'),
      date_basis: told(['date', 'basis']),
      date_confidence: real(TOLD, ['date', 'confidence']),
      reported_as: 'e.reported_as',
      alleged_by: told(['allegedBy', 'name']),
      negated: flag(TOLD, ['negated']),
      hypothetical: flag(TOLD, ['hypothetical']),
      future: flag(TOLD, ['future']),
      historical: flag(TOLD, ['historical']),
      statement: PERFORMING,
      sentence: words('sentence'),
      confidence: 'e.confidence',
      reports: reports('w.document'),
      independent_reports: reports('coalesce(w.original, w.pk)'),
      first_report: when('e.cluster is null or e.cluster = e.pk'),
      cluster: 'coalesce(h.id, e.id)',
    },
    from: `event_rows e join versions v on v.pk = e.version join document_rows d on d.pk = v.document
      left join event_rows h on h.pk = e.cluster
      where ${isCurrent('e')}`,
  };
}

const actors = (): View => ({
  columns: {
    id: 'a.id',
    document: known('a.scope'),
    name: 'a.name',
    kind: 'a.kind',
    code: 'a.code',
    sector: 'a.sector',
    wikidata: 'a.wikidata',
    represents: `coalesce((select b.name from actor_rows b where b.scope = a.scope and b.id = a.represents),
      (select b.name from actor_rows b where b.scope = '' and b.id = a.represents), a.represents)`,
    statements: `(select count(*) from reports r join statement_rows s on s.pk = r.statement and s.version = r.version
      where r.speaker = a.pk and s.current = 1)`,
  },
  from: `actor_rows a where exists (select 1 from version_actors p join document_rows d on d.current = p.version
    where p.actor = a.pk)
    or exists (select 1 from reports r join statement_rows s on s.pk = r.statement and s.version = r.version
      where r.speaker = a.pk and s.current = 1)`,
});

const VIEWS = { documents, statements, events, actors } as const;

/** What people read: names in place of keys, of current versions, the same columns in both databases. */
export const VIEW_NAMES = Object.keys(VIEWS) as (keyof typeof VIEWS)[];

/** What makes the views. They keep nothing, so that a step that changes one drops it and makes it anew. */
export const creationOfViews = (dialect: ViewDialect): string[] =>
  VIEW_NAMES.map((name) => {
    const { columns, from } = VIEWS[name](dialect);
    const selected = Object.entries(columns).map(([column, value]) => `${value} as "${column}"`);
    return `create view ${name} as select\n  ${selected.join(',\n  ')}\n  from ${from}`;
  });
