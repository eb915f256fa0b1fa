import { expect, test } from 'vitest';
import type { StatementVerification, VerifiedPlace } from '../ledger/index.ts';
import { verificationsAsPage } from './verificationPage.ts';
import { readerPage, type VerifiedQuotation } from './verifiedQuotation.ts';

const PLACE: VerifiedPlace = {
  transcript: 'doc_briefing',
  title: 'Briefing <on> the ferry',
  date: '2026-03-10',
  turn: 2,
  span: [17, 40],
  speaker: 'MINISTER HOLM',
  at: 3_723_000,
  before: 'I never said that ',
  words: 'we would sell the ferry',
  after: ' to anybody.',
};
const JUDGED: StatementVerification = {
  verdict: 'verbatim',
  marked: false,
  places: [PLACE],
  diff: [],
  context: { kind: 'negated', words: 'I never said', span: [0, 12] },
  searched: [],
  nearest: null,
};
const QUOTED: VerifiedQuotation = {
  id: 'st_abc',
  quote: '“we would sell the ferry”',
  speaker: 'Marta Holm',
  date: '2026-03-11',
  report: {
    title: 'Ferry for sale',
    outlet: 'Fjord News',
    url: 'https://fjord.example/ferry?a=1&b=2',
    versions: { onrecord: '0.0.9', model: 'en-0.1' },
  },
  verification: JUDGED,
  others: [],
};

async function pageOf(...quotations: VerifiedQuotation[]): Promise<string> {
  let page = '';
  const addresses = new Map([['doc_briefing', 'https://ministry.example/briefing']]);
  const details = {
    made: '2026-03-12T08:00:00.000Z',
    version: '0.1.0',
    against: 'Compared with one transcript',
    addresses,
    pageOf: readerPage('https://ledger.example'),
  };
  for await (const piece of verificationsAsPage(quotations, details)) page += piece;
  return page;
}

test('both sides, the source with its time code and address, and what was left out', async () => {
  const page = await pageOf(QUOTED);
  for (const part of [
    '<b class="context">I never said</b>',
    'out of context: negated where it was said',
    'we would sell the ferry',
    'Briefing &lt;on&gt; the ferry',
    'href="https://ministry.example/briefing"',
    '<a href="https://ledger.example/documents/doc_briefing?turn=2" rel="noopener noreferrer">3</a>',
    '08:00 UTC with Onrecord 0.1.0.',
    'Onrecord 0.0.9, model en-0.1',
    'href="https://fjord.example/ferry?a=1&amp;b=2"',
    '<dd>1:02:03</dd>',
    'MINISTER HOLM',
    'Look at these first:</strong> <a href="#q1">1</a>',
  ])
    expect(page).toContain(part);
});

test('another’s words, a splice and absent words are to be looked at first too', async () => {
  const of = (verdict: StatementVerification['verdict']) => ({
    ...QUOTED,
    verification: { ...JUDGED, context: null, verdict },
  });
  const page = await pageOf(of('verbatim'), of('spliced'), of('other-speaker'), of('altered'), of('no-source'));
  expect(page).toContain('first:</strong> <a href="#q2">2</a>, <a href="#q3">3</a> –');
  expect(await pageOf(of('verbatim'))).toContain('No quotation turns round');
});

test('words too few to be looked for are no lack of a transcript', async () => {
  const none = { ...JUDGED, verdict: 'no-source', places: [], context: null } as const;
  expect(await pageOf({ ...QUOTED, verification: none })).toContain('There is no transcript of the occasion');
  const few = { ...none, remarks: [{ kind: 'unchecked', words: 'the ferry' }] } as const;
  const page = await pageOf({ ...QUOTED, verification: few });
  expect(page).toContain('“the ferry” could not be checked');
  expect(page).not.toContain('There is no transcript of the occasion');
});

test('an ellipsis stands only where the turn goes on', async () => {
  const whole = await pageOf(QUOTED);
  expect(whole).toContain('<span class="around"><b');
  const later = { ...JUDGED, places: [{ ...PLACE, span: [117, 140] as const, after: ' to anybody, or' }] };
  const cut = await pageOf({ ...QUOTED, verification: later });
  expect(cut).toContain('<span class="around">…<b');
  expect(cut).toContain(' to anybody, or…</span>');
});

test('changes are marked on both sides, and an opposite is set off', async () => {
  const page = await pageOf({
    ...QUOTED,
    verification: {
      ...JUDGED,
      verdict: 'altered',
      context: null,
      diff: [
        { kind: 'same', said: 'we', quoted: 'we', marked: false, reverses: false },
        { kind: 'changed', said: "won't", quoted: 'will', marked: false, reverses: true },
        { kind: 'dropped', said: 'ever', quoted: '', marked: true, reverses: false },
      ],
    },
  });
  expect(page).toContain('<ins class="silent reverses">will</ins> <ins class="marked">…</ins>');
  expect(page).toContain('<del class="silent reverses">won&apos;t</del> <del class="marked">ever</del>');
  expect(page).toContain('<strong>reverses the meaning</strong>');
});

test('of absent words what was searched, and what comes nearest', async () => {
  const searched = [{ transcript: 'doc_briefing', title: 'Briefing', date: '2026-03-10', turns: 4, characters: 1_200 }];
  const page = await pageOf({
    ...QUOTED,
    verification: { ...JUDGED, verdict: 'absent', places: [], context: null, searched, nearest: PLACE },
  });
  expect(page).toContain('4 turns of the speaker, 1,200 characters');
  expect(page).toContain('Closest passage');
});

test('nothing in it runs or is fetched, whatever the texts are', async () => {
  const hostile = '</style><script>alert(1)</script><img src=x onerror=alert(1)> \u202E"';
  const page = await pageOf({
    ...QUOTED,
    id: hostile,
    quote: hostile,
    speaker: hostile,
    report: { title: hostile, outlet: hostile, url: 'javascript:alert(1)' },
    verification: { ...JUDGED, places: [{ ...PLACE, title: hostile, words: hostile, before: hostile }] },
  });
  expect(page).not.toMatch(/<script|<img|<link|javascript:|\u202E|<[^<>]* src=|@import|url\(/);
  expect(page.match(/<\/style>/g)).toHaveLength(1);
  expect(page).toContain("default-src 'none'");
  expect(page.trimEnd().endsWith('</html>')).toBe(true);
});

test('what others made of the same words, with what they changed', async () => {
  const [same, changed] = [
    { said: 'We would', quoted: 'We would' },
    { said: 'never sell', quoted: 'sell' },
  ];
  const document = { title: 'Ferry <goes>', outlet: 'Coast Mail', url: 'javascript:alert(1)', published: null };
  const other = {
    id: 'st_other',
    kind: 'direct',
    speaker: 'Marta Holm',
    speakerWords: 'Holm',
    text: '“We would sell”',
    reports: 3,
    document,
    verdict: 'altered',
    marked: false,
    context: null,
    diff: [
      { ...same, kind: 'same', marked: false, reverses: false },
      { ...changed, kind: 'replace', marked: false, reverses: true },
    ],
  } as unknown as VerifiedQuotation['others'][number];
  const page = await pageOf({ ...QUOTED, others: [other, { ...other, reports: 1, diff: [] }] });
  const [, first = '', second = ''] = /class="also">[^]*?<ol>(<li[^]*?)\n(<li[^]*?)<\/ol>/.exec(page) ?? [];
  expect(first).toBe(
    '<li class="altered"><span class="badge">altered</span> “We would <del class="silent reverses">never sell</del> <ins class="silent reverses">sell</ins>” <span class="others">Ferry &lt;goes&gt;, Coast Mail, not dated, Marta Holm, 3 reports</span></li>',
  );
  expect(second).toContain('“We would sell” <span');
  expect(second).not.toContain('reports</span>');
  expect(await pageOf(QUOTED)).not.toContain('class="also"');
});
