import { describe, expect, test } from 'vitest';
import type { Api } from '../../api/client.ts';
import { plainCitation } from './citation.ts';

const day = (from: string, basis: 'known' | 'implied' = 'known'): Api['DateValue'] => ({
  from,
  to: from,
  granularity: 'day',
  basis,
  span: null,
  why: '',
});

const HIT = {
  id: 'st_a',
  kind: 'direct',
  speaker: 'Kari Nygård',
  speakerStatus: 'resolved',
  speakerWords: 'Kari Nygård',
  speakerVia: 'name',
  speakerBasis: 'known',
  speaksFor: 'Norway',
  chain: [],
  outOfContext: false,
  refuted: [],
  text: '“The talks are overdue.”',
  said: day('2022-05-03'),
  document: {
    id: 'doc_a',
    url: 'https://news.example/1',
    title: 'Talks on fish',
    outlet: 'Fjord News',
    published: day('2022-05-04'),
  },
} as Api['StatementHit'];
const LINK = 'http://127.0.0.1:8420/statements/st_a';

describe('a citation in plain text', () => {
  test('has speaker, day, words, title, outlet, day, address and permalink', () =>
    expect(plainCitation(HIT, LINK)).toBe(
      'Kari Nygård (Norway), 3 May 2022: “The talks are overdue.” “Talks on fish”, Fjord News, 4 May 2022, https://news.example/1 On record: http://127.0.0.1:8420/statements/st_a',
    ));

  test('brackets what was concluded', () => {
    const cited = plainCitation({ ...HIT, speakerBasis: 'implied', said: day('2022-05-03', 'implied') }, LINK);
    expect(cited).toContain('[Kari Nygård (Norway)], [3 May 2022]: ');
  });

  test('tells what is out of context, and cites who speaks by people and not whom they refuted', () => {
    expect(plainCitation({ ...HIT, outOfContext: true }, LINK)).toContain('overdue.” [out of context: ');
    const wrong = { ...HIT, refuted: ['speaker'] } as Api['StatementHit'];
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
    expect(plainCitation({ ...HIT, refuted: ['entry'] }, LINK)).toContain('[reviewed: this is no statement]');
  });

  test('tells other words from a quotation', () => {
    expect(plainCitation({ ...HIT, text: 'The talks are overdue' }, LINK)).toContain(': “The talks are overdue”.');
    expect(plainCitation({ ...HIT, kind: 'indirect', text: 'the talks are overdue' }, LINK)).toContain(
      ': the talks are overdue (paraphrased). ',
    );
  });

  test('says through whom it was reported', () =>
    expect(
      plainCitation({ ...HIT, kind: 'indirect', text: 'help', chain: ['Jan Vik', 'Fjord Radio'] }, LINK),
    ).toContain('3 May 2022, according to Jan Vik, according to Fjord Radio: help (paraphrased). '));

  test('leaves out what is not known', () => {
    const nothing = { id: 'doc_a', url: null, title: null, outlet: null, published: null };
    const cited = plainCitation(
      { ...HIT, speaker: null, speakerStatus: null, speakerWords: null, said: null, document: nothing },
      LINK,
    );
    expect(cited).toBe(`Unnamed: “The talks are overdue.” On record: ${LINK}`);
  });
});
