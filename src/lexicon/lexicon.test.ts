import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type LexiconMention, openLexicon } from './index.ts';

const lexicon = openLexicon();
const idsOf = (words: string): string[] => lexicon.named(words).map(({ actor }) => actor.id);
const holdersOf = (office: string, of: string, date: string): string[] =>
  lexicon.holders(office, of, date).map(({ term, certainty }) => `${term.person.name} ${certainty}`);

describe('named', () => {
  test.each([
    ['Norway', 'country:NOR', 'name'],
    ['Norwegian', 'country:NOR', 'demonym'],
    ['Norwegians', 'country:NOR', 'people'],
    ['Norway’s', 'country:NOR', 'name'],
    ['Oslo', 'country:NOR', 'capital'],
    ['U.S.', 'country:USA', 'acronym'],
    ['the UK', 'country:GBR', 'acronym'],
    ['Burma', 'country:MMR', 'name'],
    ['Turkiye', 'country:TUR', 'name'],
    ['Cote d’Ivoire', 'country:CIV', 'name'],
    ['NORTH KOREA', 'country:PRK', 'name'],
    ['Nato', 'org:nato', 'acronym'],
    ['the Kremlin', 'org:kremlin', 'name'],
    ['Foggy Bottom', 'org:usa-foreign-ministry', 'metonym'],
    ['Quai d’Orsay', 'org:fra-foreign-ministry', 'metonym'],
    ['Brussels', 'org:eu', 'metonym'],
    ['Hizbollah', 'group:hezbollah', 'name'],
    ['Sergei Lavrov', 'person:sergey-lavrov', 'person'],
    ['Kim Jong-un', 'person:kim-jong-un', 'person'],
    ['the Chinese Foreign Ministry', 'org:chn-foreign-ministry', 'organ'],
    ["Iran's parliament", 'org:irn-parliament', 'organ'],
    ['the Norwegian mission to the EU', 'org:nor-embassy', 'organ'],
  ])('%s is %s by %s', (words, id, how) => {
    const [first] = lexicon.named(words);
    expect([first?.actor.id, first?.how]).toEqual([id, how]);
  });

  test('case counts: "us", "who", "turkey" and "polish" mean nobody', () => {
    for (const word of ['us', 'who', 'turkey', 'polish', 'Us', 'xyzzy', '', ' ', "'s"]) expect(idsOf(word)).toEqual([]);
  });

  test('a metonym says whose body it is', () => {
    expect(lexicon.named('Pentagon')[0]).toMatchObject({ sector: 'MIL', of: 'country:USA' });
    expect(lexicon.actor('org:rus-foreign-ministry')).toMatchObject({
      code: 'RUS',
      represents: 'country:RUS',
      sector: 'GOV',
    });
    expect(lexicon.actor('country:GRL')).toMatchObject({ code: 'DNK', parent: 'country:DNK' });
    expect(lexicon.actor('country:XXX')).toBeNull();
  });
});

describe('terms', () => {
  test('the Secretary-General of the United Nations changes at the turn of 2016', () => {
    expect(holdersOf('secretary-general', 'org:un', '2016-12-30')).toEqual(['Ban Ki-moon sure']);
    expect(holdersOf('secretary-general', 'org:un', '2017-01-02')).toEqual(['António Guterres sure']);
  });

  test('an ended term is never used after its end; the day of change-over has both', () => {
    expect(holdersOf('head-of-state', 'country:USA', '2017-01-20').toSorted()).toEqual([
      'Barack Obama sure',
      'Donald Trump sure',
    ]);
    expect(holdersOf('head-of-state', 'country:USA', '2017-01-21')).toEqual(['Donald Trump sure']);
    fc.assert(
      fc.property(fc.constantFrom(...lexicon.terms), fc.integer({ min: 0, max: 40_000 }), (term, days) => {
        const date = new Date(Date.UTC(1945, 0, 1) + days * 86_400_000).toISOString().slice(0, 10);
        const held = lexicon.holders(term.office, term.of, date).some((holder) => holder.term === term);
        if (term.to !== null && date.slice(0, term.to.length) > term.to) expect(held).toBe(false);
        if (term.from !== null && date.slice(0, term.from.length) < term.from) expect(held).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  test('"leader" and "chief" are the office that heads the body', () => {
    expect(holdersOf('leader', 'country:GBR', '2010-01-15')).toEqual(['Gordon Brown sure']);
    expect(holdersOf('leader', 'country:FRA', '2010-01-15')).toEqual(['Nicolas Sarkozy sure']);
    expect(holdersOf('leader', 'country:IRN', '2016-01-15')).toEqual(['Ali Khamenei sure', 'Hassan Rouhani sure']);
    expect(holdersOf('chief', 'org:nato', '2016-01-15')).toEqual(['Jens Stoltenberg sure']);
  });

  test('a person speaks for the body of the term that holds', () => {
    const represented = (date: string): string | undefined =>
      lexicon.representedBy('person:jens-stoltenberg', date)?.actor.id;
    expect(represented('2010-06-01')).toBe('country:NOR');
    expect(represented('2013-12-01')).toBeUndefined();
    expect(represented('2016-06-01')).toBe('org:nato');
    expect(lexicon.representedBy('person:nobody', '2016-06-01')).toBeNull();
  });

  test('surnames mean those in office on the date or near it, the nearest first', () => {
    const near = (word: string, date: string): string[] => lexicon.surname(word, date).map(({ name }) => name);
    expect(near('Lavrov', '2015-01-01')).toEqual(['Sergey Lavrov']);
    expect(near('Xi', '2020-01-01')).toContain('Xi Jinping');
    expect(near('Gahr Støre', '2022-01-01')).toEqual(['Jonas Gahr Støre']);
    expect(near('Erdogan', '2020-01-01')).toEqual(['Recep Tayyip Erdoğan']);
    expect(near('Bush', '2005-01-01')).toEqual(['George W. Bush']);
    expect(near('Bush', '1990-01-01')).toEqual(['George H. W. Bush']);
    expect(near('Bush', '2020-01-01')).toEqual([]);
    expect(near('lavrov', '2015-01-01')).toEqual([]);
  });
});

const scan = (text: string): string[] => lexicon.scan(text).map((mention) => shown(text, mention));
const shown = (text: string, mention: LexiconMention): string => {
  const words = text.slice(...mention.span);
  if (mention.type === 'name') return `${words} = ${mention.namings[0]?.actor.id}${mention.doubtful ? '?' : ''}`;
  if (mention.type === 'organ') return `${words} = ${mention.organ} of ${mention.of}`;
  const person = mention.person ? `: ${text.slice(...mention.person.span)}` : '';
  const qualifier = mention.qualifier ? `${mention.qualifier} ` : '';
  return `${words} = ${qualifier}${mention.office} of ${mention.owners.join(' + ') || null}${person}`;
};
const offices = (text: string): string[] =>
  lexicon.scan(text).filter(({ type }) => type === 'office').map((mention) => shown(text, mention)); // prettier-ignore

describe('scan', () => {
  test.each([
    [
      'the Russian foreign minister, Sergei Lavrov, said',
      'Russian foreign minister = foreign-minister of country:RUS: Sergei Lavrov',
    ],
    ['Norway’s prime minister resigned', 'Norway’s prime minister = head-of-government of country:NOR'],
    ['the UN Secretary-General', 'UN Secretary-General = secretary-general of org:un'],
    ['the NATO chief', 'NATO chief = secretary-general of org:nato'],
    ['the commissioner', 'commissioner = commissioner of null'],
    ['Secretary of State Ada Quill', 'Secretary of State = foreign-minister of country:USA: Ada Quill'],
    [
      'the president of the European Commission',
      'president of the European Commission = president of org:european-commission',
    ],
    [
      'Former Israeli Prime Minister Dov Stern',
      'Israeli Prime Minister = former head-of-government of country:ISR: Dov Stern',
    ],
    ['France’s deputy foreign minister', 'France’s deputy foreign minister = deputy-foreign-minister of country:FRA'],
    ['the German chancellor', 'German chancellor = head-of-government of country:DEU'],
    ['the chancellor', 'chancellor = head-of-government of null'],
    ['Chancellor of the Exchequer Mo Reed', 'Chancellor of the Exchequer = finance-minister of country:GBR: Mo Reed'],
    [
      'Anna Berg, the Danish defence minister, said',
      'Danish defence minister = defence-minister of country:DNK: Anna Berg',
    ],
    ['a spokeswoman for the Kremlin', 'spokeswoman for the Kremlin = spokesperson of org:kremlin'],
    [
      'the foreign ministers of Iran, France and Germany',
      'foreign ministers of Iran = foreign-minister of country:IRN + country:FRA + country:DEU',
    ],
    [
      'the French and German defence ministers',
      'German defence ministers = defence-minister of country:DEU + country:FRA',
    ],
    ['the bloc’s foreign policy chief', 'bloc’s foreign policy chief = high-representative of null'],
    ['President-elect Lena Holm', 'President = incoming head-of-state of null: Lena Holm'],
    ['the EU chief', 'EU chief = president of org:european-commission'],
  ])('%s', (text, expected) => expect(offices(text)).toEqual([expected]));

  test('names, the longest, with what hides them', () => {
    expect(scan('The American Prospect asked Washington about the South China Sea and South Korea.')).toEqual([
      'Washington = country:USA?',
      'South Korea = country:KOR',
    ]);
    expect(scan('Actor Rex Washington met Jordan Peel.')).toEqual([
      'Washington = country:USA?',
      'Jordan = country:JOR?',
    ]);
    expect(scan('Guinea-Bissau, Papua New Guinea, Guinea')).toEqual([
      'Guinea-Bissau = country:GNB',
      'Papua New Guinea = country:PNG',
      'Guinea = country:GIN',
    ]);
    expect(scan('The Russian Foreign Ministry')).toEqual([
      'Russian Foreign Ministry = foreign-ministry of country:RUS',
      'Russian = country:RUS',
    ]);
  });

  test('a name does not reach over a paragraph, an office over a line', () => {
    expect(scan('South\n\nKorea')).toEqual(['Korea = country:KOR?']);
    expect(offices('talks in Norway\nPrime Minister Ida Dahl')).toEqual([
      'Prime Minister = head-of-government of null: Ida Dahl',
    ]);
  });

  test('one name belongs to one office', () => {
    expect(offices('Prime Minister Ida Dahl, the president of France and the chancellor')[1]).toBe(
      'president of France = head-of-state of country:FRA',
    );
  });

  test('spans are whole words inside the text, in order; those of a type do not overlap', () => {
    const piece = fc.constantFrom(
      'the ', 'Russian ', 'foreign minister', 'Norway', '’s ', ', ', ' of ', 'UN', ' ', '\n\n', 'Anna Berg', 'president', 'U.S.',
      ' and ', 'SECRETARY', '-', 'General', '\u{1F54A}', 'é', "'", 'European Commission', 'former ', '. ',
    ); // prettier-ignore
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        const mentions = lexicon.scan(text);
        let before = 0;
        for (const { span } of mentions) {
          expect(span[0]).toBeGreaterThanOrEqual(before);
          expect(span[1]).toBeGreaterThan(span[0]);
          expect(span[1]).toBeLessThanOrEqual(text.length);
          expect(text.slice(...span).trim()).toBe(text.slice(...span));
          before = span[0];
        }
        const names = mentions.filter(({ type }) => type === 'name');
        expect(names.every(({ span }, at) => at === 0 || (names[at - 1]?.span[1] ?? 0) <= span[0])).toBe(true);
        const heads = mentions.flatMap((mention) => (mention.type === 'office' ? [mention.head] : []));
        expect(heads.toSorted((a, b) => a[0] - b[0]).every((head, at, all) => at === 0 || (all[at - 1]?.[1] ?? 0) <= head[0])).toBe(true); // prettier-ignore
      }),
      { numRuns: 300 },
    );
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void lexicon.scan(text)));
  });

  test('an agreement has the name of a city, and a language that of a people', () => {
    const named = (text: string) => lexicon.names(text).flatMap(({ namings: [first] }) => first?.actor.id ?? []);
    expect(named('They met in Minsk.')).toEqual(['country:BLR']);
    for (const text of ['the Minsk Accords', 'the Astana process', 'a Russian-language paper', 'the Spanish language'])
      expect(named(text)).toEqual([]);
    expect(named('a Russian paper')).toEqual(['country:RUS']);
  });

  test('an envoy for a country is not of it; a spokesman speaks for the ministry', () => {
    expect(offices('the special envoy for Syria')).toEqual(['special envoy = special-envoy of null']);
    expect(offices('a spokesman for the Russian Foreign Ministry said')).toEqual([
      'spokesman for the Russian Foreign Ministry = spokesperson of org:rus-foreign-ministry',
    ]);
    expect(offices('Larry King met the king of Norway')).toEqual(['king of Norway = head-of-state of country:NOR']);
    expect(offices('the Republican Secretary of State')).toEqual([
      'Secretary of State = foreign-minister of country:USA',
    ]);
  });

  test('nouns mark sectors', () => {
    expect(['police', 'rebels', 'court', 'teapot'].map(lexicon.sectorOf)).toEqual(['COP', 'REB', 'JUD', null]);
  });

  test('nouns lead to those to whom a text may refer by them', () => {
    expect(lexicon.describedBy('alliance').map(({ id }) => id)).toContain('org:nato');
    expect(lexicon.describedBy('teapot')).toEqual([]);
  });
});

test.each([
  ["a spokesman for Iran's Foreign Ministry", 'org:irn-foreign-ministry'],
  ["a spokesman for Germany's European Commission team", 'org:european-commission'],
  ["a spokesman for Iran's Lantern Council", null],
  ["the president of Chile's brother", 'country:CHL'],
  ['the mayor of Oslo', null],
])('%s: whose office it is', (words, owner) => {
  expect(lexicon.scan(words).find(({ type }) => type === 'office')).toMatchObject({ of: owner });
});

test.each([
  ["Norway's military intervention", []],
  ["Norway's sovereign wealth fund", []],
  ['a police report', []],
  ["Norway's military said it was over", ['armed-forces']],
  ['the army killed a bear', ['armed-forces']],
])('%s: the organ or ruler in it', (words, organs) => {
  const found = lexicon.scan(words).filter(({ type }) => type !== 'name');
  expect(found.map((one) => (one.type === 'organ' ? one.organ : one.type))).toEqual(organs);
});

test('names that only some texts have for a state or a group', () => {
  const idOf = (words: string): string | undefined => openLexicon().named(words)[0]?.actor.id;
  expect(idOf('the Zionist regime')).toBe('country:ISR');
  expect(idOf('Zionist entity')).toBe('country:ISR');
  expect(idOf('Hizballah')).toBe('group:hezbollah');
});

test('bodies have the spellings of others; parties have their own', () => {
  const idOf = (name: string) => lexicon.named(name)[0]?.actor.id;
  for (const name of [
    'US Department of Commerce',
    'U.S. Department of Commerce',
    'United States Department of Commerce',
  ])
    expect(idOf(name)).toBe('org:usa-commerce-ministry');
  expect(idOf('United Nations Environment Program')).toBe('org:unep');
  expect(idOf('Labour Party')).toBe('group:labour-party-uk');
  expect(idOf('Labor Party')).toBeUndefined();
});

test('an ambassador to the United Nations is none to a state', () => {
  expect(lexicon.holders('permanent-representative', 'country:USA', '2016-05-04')[0]?.term.person.name).toBe(
    'Samantha Power',
  );
  expect(lexicon.holders('ambassador', 'country:USA', '2016-05-04')).toEqual([]);
});
