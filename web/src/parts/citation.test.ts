import { describe, expect, test } from 'vitest';
import type { Api } from '../api/client.ts';
import { plainCitation } from './citation.ts';

const day = (from: string, basis: 'known' | 'implied' = 'known'): Api['DateValue'] => ({
  from,
  to: from,
  granularity: 'day',
  basis,
  span: null,
  why: '',
});

const SPEAKER = {
  actor: 'person:nygard',
  name: 'Kari Nygård',
  mention: [],
  status: 'resolved',
  via: 'name',
  members: [],
  represents: { actor: 'country:NOR', name: 'Norway', code: 'NOR' },
  basis: 'known',
  why: '',
} as const satisfies Api['Reference'];

const SAID = {
  id: 'st_a',
  kind: 'direct',
  speaker: SPEAKER,
  speakerWords: 'Kari Nygård',
  chain: [],
  refuted: [],
  text: '“The talks are overdue.”',
  said: day('2022-05-03'),
  venue: null,
  document: {
    url: 'https://news.example/1',
    title: 'Talks on fish',
    outlet: 'Fjord News',
    byline: ['Ola Lind'],
    published: day('2022-05-04'),
  },
} as unknown as Api['Statement'];
const LINK = 'http://127.0.0.1:8420/statements/st_a';

describe('a citation in plain text', () => {
  test('has speaker, day, words, author, title, outlet, day, address and permalink', () =>
    expect(plainCitation(SAID, LINK)).toBe(
      'Kari Nygård (Norway), 3 May 2022: “The talks are overdue.” Ola Lind, “Talks on fish”, Fjord News, 4 May 2022, https://news.example/1 On record: http://127.0.0.1:8420/statements/st_a',
    ));

  test('leaves out the comma that the report goes on after', () =>
    expect(plainCitation({ ...SAID, text: '“The talks are overdue,”' }, LINK)).toContain(
      ': “The talks are overdue”. Ola',
    ));

  test('brackets what was concluded', () => {
    const cited = plainCitation(
      { ...SAID, speaker: { ...SPEAKER, basis: 'implied' }, said: day('2022-05-03', 'implied') },
      LINK,
    );
    expect(cited).toContain('[Kari Nygård (Norway)], [3 May 2022]: ');
  });

  test('tells what is out of context, and cites who speaks by people and not whom they refuted', () => {
    expect(
      plainCitation({ ...SAID, verification: { context: {} } as Api['Statement']['verification'] }, LINK),
    ).toContain('overdue.” [out of context: ');
    const wrong = { ...SAID, refuted: ['speaker'] } as Api['Statement'];
    const decided = (value: Api['ReviewValue'] | null, disputed = false): Api['EffectiveField'] => ({
      field: 'speaker',
      machine: { actor: null, name: 'Kari Nygård' },
      value,
      disputed,
      views: [],
    });
    const cited = (field: Api['EffectiveField']) => plainCitation(wrong, LINK, [field]);
    expect(cited(decided({ actor: null, name: 'Jens Okko' }))).toMatch(
      /^Jens Okko, 3 May 2022: .* \[speaker by review\]/u,
    );
    expect(cited(decided(null))).toMatch(/^Unnamed, .* \[reviewed: the speaker is not known\]\. /u);
    expect(cited(decided(null, true))).toContain('[reviewers differ on the speaker]');
    expect(plainCitation({ ...SAID, refuted: ['entry'] }, LINK)).toContain('[reviewed: this is no statement]');
  });

  test('tells other words from a quotation', () => {
    expect(plainCitation({ ...SAID, text: 'The talks are overdue' }, LINK)).toContain(': “The talks are overdue”.');
    expect(plainCitation({ ...SAID, kind: 'indirect', text: 'the talks are overdue' }, LINK)).toContain(
      ': the talks are overdue (paraphrased). ',
    );
  });

  test('keeps apart the marks of what is quoted within', () => {
    const wordsIn = (text: string) => plainCitation({ ...SAID, text }, LINK).split(': ')[1];
    expect(wordsIn('“He said ‘never’”')).toMatch(/^“He said ‘never’”\./u);
    expect(wordsIn('He said "never" and left.')).toMatch(/^“He said ‘never’ and left\.” /u);
    expect(plainCitation({ ...SAID, venue: 'Oslo' }, LINK)).toContain('3 May 2022, Oslo: ');
  });

  test('says through whom it was reported', () =>
    expect(
      plainCitation(
        {
          ...SAID,
          kind: 'indirect',
          text: 'help',
          chain: ['Jan Vik', 'Fjord Radio'].map((name) => ({ ...SPEAKER, name })),
        },
        LINK,
      ),
    ).toContain('3 May 2022, according to Jan Vik, according to Fjord Radio: help (paraphrased). '));

  test('leaves out what is not known', () => {
    const nothing = { ...SAID.document, url: null, title: null, outlet: null, byline: [], published: null };
    const cited = plainCitation({ ...SAID, speaker: null, speakerWords: null, said: null, document: nothing }, LINK);
    expect(cited).toBe(`Unnamed: “The talks are overdue.” On record: ${LINK}`);
  });
});
