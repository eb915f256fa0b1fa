import { describe, expect, test } from 'vitest';
import type { Attribution, EntityKind, Named, Timed } from '../../document/index.ts';
import { openLexicon } from '../../lexicon/index.ts';
import type { Span } from '../../text/index.ts';
import { nameActors } from './index.ts';

const lexicon = openLexicon();
const KINDS: Readonly<Record<string, EntityKind>> = { p: 'person', o: 'organisation', l: 'place' };

/** Names of a text in which {p …}, {o …} and {l …} are what the model sees, and {s …} is a source. One sentence a line. */
function named(marked: string, outlet: string | null = null, published = '2024-03-15'): Named {
  const marks: { tag: string; span: Span }[] = [];
  const open: { tag: string; start: number }[] = [];
  let text = '';
  for (let at = 0; at < marked.length; at += 1) {
    const tag = /^\{([pols]) /u.exec(marked.slice(at, at + 3))?.[1];
    if (tag) {
      open.push({ tag, start: text.length });
      at += 2;
    } else if (marked[at] === '}') {
      const last = open.pop();
      if (last) marks.push({ tag: last.tag, span: [last.start, text.length] });
    } else text += marked[at] ?? '';
  }
  marks.sort((a, b) => a.span[0] - b.span[0]);
  const sentences = Array.from(text.matchAll(/[^\n]+/gu), (line): Span => [line.index, line.index + line[0].length]);
  const attributions = marks.flatMap(({ tag, span }, index): Attribution[] =>
    tag === 's' ? [{ id: `a${index}`, source: [span], cue: [], content: [], confidence: 1, basis: 'model: cue' }] : [],
  );
  const timed: Timed = {
    id: 'test', url: null, title: null, outlet, byline: [], language: 'en', text, sentences, attributions,
    blocks: sentences.map((span) => ({ kind: 'paragraph', span })), prose: sentences, words: [], proposals: [], events: [],
    published: { from: published, to: published, granularity: 'day', basis: 'known', span: null, why: 'test' },
    entities: marks.flatMap(({ tag, span }) => (KINDS[tag] ? [{ span, kind: KINDS[tag], score: 1 }] : [])),
    dates: [], said: attributions.map(() => null),
  } as unknown as Timed; // prettier-ignore
  return nameActors(timed, lexicon);
}

const actors = (document: Named): string[] => document.mentions.flatMap(({ actor }) => actor ?? []);
const names = (document: Named): string[] =>
  document.mentions.flatMap(({ actor }) => document.participants.find(({ id }) => id === actor)?.name ?? []);

describe('the extent of a name', () => {
  test.each([
    ['the minister, Nguyen {p Van Tan}, agreed', ['Nguyen Van Tan']],
    ['the envoy, Aigul {p Sadykova-Bek}, left', ['Aigul Sadykova-Bek']],
    ['they heard Layla {p Al Hashimi} speak', ['Layla Al Hashimi']],
    ['thanks to {p Rosaura Quispe} Mamani of the port', ['Rosaura Quispe Mamani']],
    ['he told {p Kari Nygård} Friday that it was late', ['Kari Nygård']],
    ['It quoted {o for Fisheries} and {o Radio} Litoral', ['Fisheries', 'Radio Litoral']],
    ['said the {o Citizens Front} of Lower Galdria on air', ['Citizens Front of Lower Galdria']],
    ['wrote the Sunday {o Sentinel} of it', ['Sunday Sentinel']],
    ['The Perth-based {p Doug Rennick} left', ['Doug Rennick']],
  ])('%s', (text, expected) => {
    expect(names(named(text))).toEqual(expected);
  });
});

describe('titles and styles are no part of a name', () => {
  test.each([
    ['{s Her Excellency Dr {p Maryam Al Kindi}}', ['Maryam Al Kindi']],
    ['{s The Minister of Works, Engr {p Tunde Bakare-Oni}}', ['Tunde Bakare-Oni']],
    ['{s Datuk Seri {p Azlan Rahim}}', ['Azlan Rahim']],
    ["{s Dato' Sri {p Faizal Omar}}", ['Faizal Omar']],
    ['{s Cabinet Secretary for Water and Irrigation {p Grace Wairimu}}', ['Grace Wairimu']],
    ['{s Alhaji {p Musa Danladi}}', ['Musa Danladi']],
    ['{s Lt-Gen {p Farrukh Abbasi}}', ['Farrukh Abbasi']],
    ['{s HE Sultan {p bin Fahad Al Marri}}', ['Sultan bin Fahad Al Marri']],
    ["{s Kenya's State Minister for Mines, Mr Otieno Barasa}", ['Kenya', 'Otieno Barasa']],
  ])('%s', (text, expected) => {
    expect(names(named(`${text} said so`))).toEqual(expected);
  });

  test('what a minister is in charge of is no body', () => {
    expect(actors(named('the Minister for {o Water} and {o Energy} left'))).toEqual([]);
    expect(actors(named('the secretary of the {o Dockers Union} left'))).toEqual(['doc:dockers-union']);
  });
});

describe('one word', () => {
  test('a state that the model takes for a person, where nobody is called so', () => {
    expect(actors(named('{p Chad} protested.\n{p Washington} sent a note'))).toEqual(['country:TCD', 'country:USA']);
    expect(actors(named('{p Ada Washington} spoke.\n{p Washington} sent a note'))).toEqual([
      'doc:ada-washington',
      'doc:ada-washington',
    ]);
    expect(actors(named('he called Mr {p Chad} a friend'))).toEqual(['doc:chad']);
  });

  test('Brussels is Belgium where a text speaks of Belgium alone', () => {
    expect(actors(named('{l Brussels} refused'))).toEqual(['org:eu']);
    expect(actors(named('{l Belgium} is small.\n{l Brussels} refused'))).toEqual(['country:BEL', 'country:BEL']);
  });

  test('a given name that the model takes for a body', () => {
    expect(actors(named('{p Somsak Thongchai} spoke.\n{o Somsak} was calm'))).toEqual([
      'doc:somsak-thongchai',
      'doc:somsak-thongchai',
    ]);
  });

  test('a person who has one name by the words of the text is no holder of an office', () => {
    const [actor] = actors(named('{s Myint}, who uses one name, was calm', null, '2019-03-15'));
    expect(actor).toBe('doc:myint');
  });

  test('who calls himself so is named, and has the office before it', () => {
    const document = named('The {o Popular Front} met.\nIts spokesman, who calls himself Commander Leopard, was there');
    const leopard = document.participants.find(({ name }) => name === 'Leopard');
    expect(leopard?.roles.some(({ nouns, of }) => nouns.includes('spokesman') && of === 'doc:popular-front')).toBe(
      true,
    );
  });
});

describe('two of one surname', () => {
  test('the one with the same title', () => {
    const text = 'Gen {p Raúl Ortega} and Dr {p Inés Ortega} came.\nDr {p Ortega} spoke';
    expect(actors(named(text)).at(-1)).toBe('doc:ines-ortega');
  });
  test('the one who has been named so far', () => {
    expect(actors(named('{p Inés Ortega} came.\n{p Ortega} spoke.\n{p Raúl Ortega} left'))[1]).toBe('doc:ines-ortega');
  });
  test('the one who is not there as a relative', () => {
    const text = '{p Inés Ortega} came with her brother, {p Raúl Ortega}.\n{p Ortega} spoke';
    expect(actors(named(text)).at(-1)).toBe('doc:ines-ortega');
  });
  test('nobody where they stand side by side', () => {
    expect(actors(named('{p Inés Ortega} and {p Raúl Ortega} came.\n{p Ortega} spoke'))).toHaveLength(2);
  });
});

describe('bodies', () => {
  test('one that neither model nor lexicon sees', () => {
    const text = 'It blamed the Army for the Defence of Lower Galdria, a rebel group, on Monday';
    const [body] = named(text).participants;
    expect(body?.name).toBe('Army for the Defence of Lower Galdria');
    expect(body?.roles.some(({ nouns }) => nouns.includes('group'))).toBe(true);
  });
  test('a person of a body is not the body', () => {
    expect(names(named('{s Mr Kwame Asante of the Ghana Miners Union} spoke'))).toEqual([
      'Kwame Asante',
      'Ghana Miners Union',
    ]);
  });
  test('the first word of a firm, but not the town of a union', () => {
    expect(actors(named('{o Kestrel Mining} grew.\n{p Kestrel} hired'))).toEqual([
      'doc:kestrel-mining',
      'doc:kestrel-mining',
    ]);
    expect(actors(named("{o Kirkby Dockers' Union} met.\n{o Kirkby} slept"))[1]).toBe('doc:kirkby');
  });
  test('a ministry in its own release', () => {
    const document = named('{s The {o Ministry of Finance}} regrets it', 'Ministry of Finance of Latvia');
    expect(actors(document)).toEqual(['org:lva-finance-ministry']);
  });
  test('the outlet in capitals', () => {
    expect(actors(named('{o THE HERALD} asks', 'The Harbour Herald'))).toEqual(['doc:harbour-herald']);
  });
});

test('capitals for emphasis are no names in a text that shouts', () => {
  const shouting = 'A {o RAGING} captain said he would NEVER pay.\n{s A RAGING captain} wants ALL of it';
  expect(actors(named(shouting))).toEqual([]);
  expect(actors(named('A {o UNIPOL} officer left'))).toEqual(['doc:unipol']);
});

test('a predicate is no apposition, and another person’s title no description', () => {
  const quek = named('the prime minister, {p Ada Quill}, told reporters of it').participants[0];
  expect(quek?.roles.flatMap(({ nouns }) => nouns)).not.toContain('reporter');
  const mocked = named('Shadow minister {p Ada Quill} mocked Mr {p Ben Marsh}');
  expect(mocked.participants.find(({ name }) => name === 'Ben Marsh')?.roles).toEqual([]);
});

describe('regions and other places that are governed', () => {
  test.each([
    ['{s {p Bavaria}} asked for help', ['Bavaria']],
    ['{s Galicia} asked for help', ['Galicia']],
    ['{s {p Sonora} Gov. {p Elena Duarte}} asked for help', ['Sonora', 'Elena Duarte']],
    ['{s {l Port Lorne}, which owns the quay,} asked for help', ['Port Lorne']],
    ['{s {l Port Lorne} dockers} asked for help in {l Port Lorne}', []],
  ])('%s', (text, expected) => {
    const document = named(text);
    expect(names(document)).toEqual(expected);
    expect(document.mentions[0]?.kind).toBe('place');
  });

  test('a person who is called like a region wins', () => {
    expect(names(named('{p Ellen Tasman} came\n{s {p Tasman}} said no'))).toEqual(['Ellen Tasman', 'Ellen Tasman']);
  });
});

describe('persons whom the model takes for bodies', () => {
  test.each([
    ['said its regional secretary, {o Zodwa Khumalo-Reid}', 'person'],
    ['said {o Zodwa Khumalo-Reid}, the regional secretary of the guild', 'person'],
    ['{o Xaver Lindgrube} runs it\n{s {p Lindgrube}} said so', 'person'],
    ['its partner {o Lake Relief} said so', 'organisation'],
    ['said {o Northern Timber}, the owner of the mill', 'organisation'],
    ['the {o Kestrel Line}, a captain in the trade', 'organisation'],
    ['asked {o Ms. Adjoa Pokuaa} of the lab', 'person'],
    ['the commander, DCOP {o Mercy Adjei-Sarpong}, spoke', 'person'],
  ])('%s', (text, kind) => {
    expect(named(text).mentions[0]?.kind).toBe(kind);
  });

  test('the full name that stands only later is the bearer of a surname with a title', () => {
    expect(names(named('{s Captain {p Okoye}} said no\nThey heard that Captain Ngozi Okoye had left'))).toEqual([
      'Ngozi Okoye',
      'Ngozi Okoye',
    ]);
  });
});

test.each([
  '{s {o Committee Experts}} doubted it',
  '{s {p Another Expert}} doubted it',
  'the {p Country Rapporteur} left',
])('offices with capitals name nobody: %s', (text) => expect(named(text).mentions).toEqual([]));

test('the text says what initials stand for, also of a body of a state', () => {
  const document = named('the {o Malawi Electoral Commission} ({o MEC}) met\nthen the {o MEC} left');
  expect(new Set(names(document))).toEqual(new Set(['Electoral Commission of Malawi']));
});

test('acronyms in the plural are people, and no name', () => {
  expect(named('{s {o NGOs}} doubted it').mentions).toEqual([]);
});

describe('bodies with titles, fields and places in their names', () => {
  test.each([
    ["{s The Prime Minister's Office} said no", "Prime Minister's Office"],
    ["{s The Governor's Council} said no", "Governor's Council"],
    ['{s The Department of Housing and Water} said no', 'Department of Housing and Water'],
    ['{s The Marburg-based Institute for Deep Soils} said no', 'Institute for Deep Soils'],
    ['{s The regional {o bloc Lakes Union}} said no', 'Lakes Union'],
    ['{s A study by Marburg-based Arable {o Tomorrow}} said no', 'Arable Tomorrow'],
    ["{s The Ombudsman's Office of Galdria} said no", "Ombudsman's Office of Galdria"],
    ['said the {o Lakes Commission} on Lost Persons', 'Lakes Commission on Lost Persons'],
    ['said the {o Lakes Commission} on Monday', 'Lakes Commission'],
    ['It thanked its partner Deep {o Roots} for that', 'Deep Roots'],
    ['The minister, {p Water} Resources Secretary Ola {p Berg}', 'Ola Berg'],
  ])('%s', (text, expected) => {
    expect(names(named(text))).toEqual([expected]);
  });
});

test('what follows “Mr” is a surname, also where it is a title elsewhere, and a title alone is no name', () => {
  expect(new Set(names(named('{p Larry King} came\nthen {p Mr. King} left')))).toEqual(new Set(['Larry King']));
  expect(named('{p Mr.} {p King}').mentions.every(({ span: [start, end] }) => end > start)).toBe(true);
});
