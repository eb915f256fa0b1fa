// The rooms of src/ in the order in which they may use each other: each may import what stands in an earlier group.
const groups = [
  ['text', 'errors'],
  ['threads'],
  ['document'],
  ['lexicon', 'model'],
  [
    'stages/article',
    'stages/capitals',
    'stages/segment',
    'stages/tag',
    'stages/attribution',
    'stages/dates',
    'stages/mentions',
    'stages/linking',
    'stages/identity',
    'stages/roles',
    'stages/topics',
    'stages/events',
    'stages/statements',
  ],
  ['pipeline'],
  ['ledger', 'accounts'],
  ['storage', 'verify', 'sources', 'export'],
  ['evaluate'],
  ['library'],
  ['jobs'],
  ['server'],
];

const folder = (names) => `^src/(?:${names.join('|')})/`;
/** Packages by where they are found: `pg` is node_modules/pg/esm/index.mjs. */
const packages = (names) => `(?:^|/)node_modules/(?:@types/)?(?:${names.join('|')})/`;
const oneWay = groups.map((names, index) => ({
  name: `${names.join(', ')}: only what stands before`,
  severity: 'error',
  from: { path: folder(names) },
  to: { path: '^src/', pathNot: [...groups.slice(0, index).map(folder), ...names.map((name) => `^src/${name}/`)] },
}));
const siblings = groups.flatMap((names) =>
  names.map((name) => ({
    name: `${name}: siblings do not know each other`,
    severity: 'error',
    from: { path: `^src/${name}/` },
    to: { path: folder(names), pathNot: `^src/${name}/` },
  })),
);

export default {
  forbidden: [
    ...oneWay,
    ...siblings,
    { name: 'no circles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'a room is entered by its index.ts',
      severity: 'error',
      from: { path: '^src/((?:stages/)?[^/]+)/' },
      to: { path: '^src/(?:stages/)?[^/]+/', pathNot: ['/index\\.ts$', '^src/$1/'] },
    },
    {
      name: 'SQL is in storage alone',
      severity: 'error',
      from: { pathNot: '^src/storage/' },
      to: { path: packages(['better-sqlite3', 'kysely']) },
    },
    {
      name: 'PostgreSQL is known to storage and to the queue alone',
      severity: 'error',
      from: { pathNot: '^src/(?:storage|jobs)/' },
      to: { path: packages(['pg', 'graphile-worker']) },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.test\\.ts$|/testing/' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'types'] },
  },
};
