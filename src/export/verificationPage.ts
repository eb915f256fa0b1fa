import {
  cutOf,
  type DiffEntry,
  isReversed,
  type OtherQuotation,
  remarkText,
  type StatementVerification,
  turnNumber,
  type Verdict,
  type VerifiedPlace,
  VERDICTS,
  verdictWords,
} from '../ledger/index.ts';
import { printable } from '../text/index.ts';
import { clockTime } from './clockTime.ts';
import { safeAddress } from './safeAddress.ts';
import { STYLE } from './verificationPageStyle.ts';
import type { VerifiedQuotation } from './verifiedQuotation.ts';
import { xmlText } from './xml.ts';

export interface PageDetails {
  /** ISO 8601 instant. */
  readonly made: string;
  /** Of Onrecord. */
  readonly version: string;
  /** What was compared with what, in words. */
  readonly against: string;
  /** Addresses of transcripts by their ids, where they are known. */
  readonly addresses: ReadonlyMap<string, string>;
  /** The page on which a turn is shown, null where there is none. */
  readonly pageOf: ((place: VerifiedPlace) => string) | null;
}

const MEANINGS: Readonly<Record<Verdict, string>> = {
  verbatim: 'said as quoted',
  altered: 'said, and quoted otherwise',
  spliced: 'joined from places apart, and nothing shows it',
  'other-speaker': 'said by somebody else',
  absent: 'not in the transcript of the occasion',
  'no-source': 'no transcript that could tell',
};
const CONTEXTS = {
  negated: 'negated where it was said',
  conditional: 'said under a condition',
  question: 'asked, not said',
  reported: 'passed on as another’s words',
} as const;

/**
 * A page of HTML that shows each quotation beside what was said: it is whole by itself, without script or any resource from
 * outside, and made for print. All text from outside is escaped, and what a browser would not show is shown.
 */
export async function* verificationsAsPage(
  quotations: readonly VerifiedQuotation[],
  details: PageDetails,
): AsyncGenerator<string> {
  yield `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">
<title>Verification of quotations</title>
<style>${STYLE}</style>
</head>
<body>
<header>
<h1>Verification of quotations</h1>
<p>${text(details.against)}. Made ${text(details.made.slice(0, 16).replace('T', ', '))} UTC with Onrecord ${text(details.version)}.</p>
</header>
${summary(quotations)}
<main>
`;
  for (const [at, quotation] of quotations.entries()) yield entry(quotation, at + 1, details);
  yield `</main>
<footer>
<p>Compared are words, not what they mean: case, punctuation, contractions, spellings and the way numbers are written are no change. <del>Struck</del> words were said and not quoted so; <ins>underlined</ins> words are quoted and were not said so; <b class="context">framed</b> words were left out and change what the quotation says. A verdict says whether these words were said, never whether they are true.</p>
</footer>
</body>
</html>
`;
}

const text = (given: string): string => xmlText(printable(given.replace(/\s+/g, ' ')));

function summary(quotations: readonly VerifiedQuotation[]): string {
  const counts = VERDICTS.map((verdict) => ({
    verdict,
    count: quotations.filter(({ verification }) => verification.verdict === verdict).length,
  }));
  const cells = counts.map(
    ({ verdict, count }) =>
      `<tr class="${verdict}"><th scope="row"><span class="badge">${verdict}</span></th><td class="count">${count}</td><td>${MEANINGS[verdict]}</td></tr>`,
  );
  const grave = quotations.flatMap(({ verification }, at) => (isGrave(verification) ? [at + 1] : []));
  const links = grave.map((number) => `<a href="#q${number}">${number}</a>`).join(', ');
  const attention =
    grave.length === 0
      ? '<p class="attention">No quotation turns round what was said, leaves out what changes it, joins places apart or has words that the speaker did not say.</p>'
      : `<p class="attention"><strong>Look at these first:</strong> ${links} – the meaning is turned round, words were left out that change it, or the speaker did not say this so: joined from places apart, another’s words, not in the transcript.</p>`;
  return `<section class="summary" aria-label="Summary">
<table>
<caption>${quotations.length} quotation${quotations.length === 1 ? '' : 's'}</caption>
<tbody>
${cells.join('\n')}
</tbody>
</table>
${attention}
</section>`;
}

/** What a report has to be asked about, whatever else it says. */
const GRAVE: ReadonlySet<Verdict> = new Set(['spliced', 'other-speaker', 'absent']);
const isGrave = (verification: StatementVerification): boolean =>
  verification.context !== null || isReversed(verification) || GRAVE.has(verification.verdict);

function entry(quotation: VerifiedQuotation, number: number, details: PageDetails): string {
  const { verification } = quotation;
  const { verdict, marked, places, context, remarks = [] } = verification;
  const isTooFew = verdict === 'no-source' && remarks.length > 0;
  const notes = [
    marked ? 'every change is marked by the report' : '',
    isReversed(verification) ? '<strong>reverses the meaning</strong>' : '',
    context === null ? '' : `<strong>out of context: ${CONTEXTS[context.kind]}</strong>`,
    ...remarks.map((remark) => text(remarkText(remark))),
  ].filter((note) => note !== '');
  const said =
    places.length > 0
      ? saidOf(verification, details)
      : verdict === 'absent'
        ? searchedFor(verification, details)
        : isTooFew
          ? '<p>Words so few may be anybody’s.</p>'
          : NO_SOURCE;
  return `<article id="q${number}" class="${verdictClass(verdict, context)}">
<h2><span class="number">${number}</span> <span class="badge">${verdictWords(verdict, context !== null)}</span> ${[isTooFew ? '' : MEANINGS[verdict], ...notes].filter(Boolean).join('; ')}</h2>
<div class="sides">
<section><h3>As quoted</h3>
<blockquote>${quotedOf(quotation)}</blockquote>
${reportOf(quotation)}
</section>
<section><h3>${places.length > 0 ? 'As said' : verdict === 'absent' ? 'Searched' : 'Not compared'}</h3>
${said}
</section>
</div>
${othersOf(quotation.others)}</article>
`;
}

/** What others made of the same words: who had them first, and who changed them. */
function othersOf(others: readonly OtherQuotation[]): string {
  if (others.length === 0) return '';
  const items = others.map(({ id, verdict, context, diff, text: words, speaker, reports, document }) => {
    const { title, outlet, url, published } = document;
    const source = [
      linked(text(title ?? id), url),
      ...[outlet, published?.from ?? 'not dated', speaker].flatMap((one) => (one ? [text(one)] : [])),
      ...(reports > 1 ? [`${reports} reports`] : []),
    ];
    const quoted = diff.length > 0 ? changesText(diff) : text(withoutMarks(words));
    return `<li class="${verdictClass(verdict, context)}"><span class="badge">${verdictWords(verdict, context !== null)}</span> “${quoted}” <span class="others">${source.join(', ')}</span></li>`;
  });
  return `<section class="also"><h3>Also quoted in the ledger, the earliest first</h3>
<ol>${items.join('\n')}</ol>
</section>
`;
}

const verdictClass = (verdict: Verdict, context: StatementVerification['context']): string =>
  context === null ? verdict : `${verdict} out`;

const NO_SOURCE = '<p>There is no transcript of the occasion, so these words could not be checked.</p>';

function quotedOf({ quote, verification }: VerifiedQuotation): string {
  const { diff } = verification;
  if (diff.length === 0) return `“${text(withoutMarks(quote))}”`;
  const pieces = diff.flatMap(({ kind, quoted, marked, reverses }) => {
    if (quoted === '') return marked ? ['<ins class="marked">…</ins>'] : [];
    return [kind === 'same' ? text(quoted) : changed('ins', quoted, { marked, reverses })];
  });
  return `“${pieces.join(' ')}”`;
}

const MARKS = new Set(' \t\n“”„«»"');

/** The page has marks of its own around a quotation. */
function withoutMarks(quote: string): string {
  let [start, end] = [0, quote.length];
  while (start < end && MARKS.has(quote.charAt(start))) start += 1;
  while (end > start && MARKS.has(quote.charAt(end - 1))) end -= 1;
  return quote.slice(start, end);
}

function reportOf({ id, speaker, date, report }: VerifiedQuotation): string {
  const { title = null, versions } = report ?? {};
  const rows: [string, string | null][] = [
    ['Attributed to', speaker === null ? 'nobody by name' : text(speaker)],
    ['Report', title === null ? null : linked(text(title), report?.url ?? null)],
    ['Outlet', report?.outlet ? text(report.outlet) : null],
    ['Published', date === null ? null : text(date)],
    ['Entry', id === null ? null : `<code>${text(id)}</code>`],
    ['Read by', versions ? text(`Onrecord ${versions.onrecord}, model ${versions.model}`) : null],
  ];
  return listOf(rows);
}

function saidOf({ places, diff, context }: StatementVerification, details: PageDetails): string {
  const main = places.filter(({ alternative }) => !alternative);
  const others = places.length - main.length;
  const ofContext = places[context?.place ?? 0];
  return [
    ...main.map((place) =>
      placeOf(place, main.length === 1 ? diff : [], place === ofContext ? context : null, details),
    ),
    main.length > 1 && diff.length > 0 ? `<p class="joined">Joined: ${saidText(diff)}</p>` : '',
    others > 0
      ? `<p class="others">The same words stand in ${others} other place${others === 1 ? '' : 's'} as well.</p>`
      : '',
  ].join('\n');
}

function placeOf(
  place: VerifiedPlace,
  diff: readonly DiffEntry[],
  context: StatementVerification['context'],
  details: PageDetails,
): string {
  const { transcript, title, date, turn, speaker, at, before, words, after } = place;
  const said = diff.length > 0 ? saidText(diff) : text(words);
  const frame = (around: string): string => framed(around, context?.words ?? null);
  const outside =
    context !== null && !`${before} ${after}`.replace(/\s+/g, ' ').includes(context.words.replace(/\s+/g, ' '))
      ? `<p class="context-line">Left out: <b class="context">${text(context.words)}</b></p>`
      : '';
  const cut = cutOf(place);
  return `<blockquote><span class="around">${cut.before ? '…' : ''}${frame(before)}</span>${said}<span class="around">${frame(after)}${cut.after ? '…' : ''}</span></blockquote>
${outside}${listOf([
    ['Speaker', speaker === null ? 'not labelled' : text(speaker)],
    ['Source', linked(text(title ?? transcript), details.addresses.get(transcript) ?? null)],
    ['Date', date === null ? 'not dated' : text(date)],
    ['Turn', linked(String(turnNumber(turn)), details.pageOf?.(place) ?? null)],
    ['Time code', at === null ? null : clockTime(at)],
  ])}`;
}

/** What was said with its changes, in one line: struck what was not quoted, underlined what was quoted in its place. */
const changesText = (diff: readonly DiffEntry[]): string =>
  diff
    .flatMap((entry) =>
      entry.kind === 'same'
        ? text(entry.quoted)
        : [changed('del', entry.said, entry), changed('ins', entry.quoted, entry)],
    )
    .filter((piece) => piece !== '')
    .join(' ');

/** The words around with those that were left out framed. */
function framed(around: string, words: string | null): string {
  if (words === null) return text(around);
  const at = around.indexOf(words);
  if (at < 0) return text(around);
  return `${text(around.slice(0, at))}<b class="context">${text(words)}</b>${text(around.slice(at + words.length))}`;
}

const saidText = (diff: readonly DiffEntry[]): string =>
  diff
    .map((entry) => (entry.kind === 'same' ? text(entry.said) : changed('del', entry.said, entry)))
    .filter((piece) => piece !== '')
    .join(' ');

/** Words of a change, struck or underlined; '' for none. */
const changed = (tag: 'del' | 'ins', words: string, how: Pick<DiffEntry, 'marked' | 'reverses'>): string =>
  words === '' ? '' : `<${tag} class="${classOf(how.marked, how.reverses)}">${text(words)}</${tag}>`;

const classOf = (marked: boolean, reverses: boolean): string =>
  [marked ? 'marked' : 'silent', reverses ? 'reverses' : ''].filter((name) => name !== '').join(' ');

function searchedFor({ searched, nearest }: StatementVerification, details: PageDetails): string {
  const items = searched.map(({ transcript, title, date, turns, characters }) => {
    const name = linked(text(title ?? transcript), details.addresses.get(transcript) ?? null);
    return `<li>${name}, ${text(date)}: ${turns} turn${turns === 1 ? '' : 's'} of the speaker, ${characters.toLocaleString('en')} characters</li>`;
  });
  const near =
    nearest === null
      ? '<p>Nothing in it comes near to these words.</p>'
      : `<p>Closest passage:</p>${placeOf(nearest, [], null, details)}`;
  return `<p>The words are in none of these transcripts:</p><ul>${items.join('')}</ul>${near}`;
}

const linked = (inside: string, address: string | null): string => {
  const safe = safeAddress(address);
  return safe === null ? inside : `<a href="${xmlText(safe)}" rel="noopener noreferrer">${inside}</a>`;
};

const listOf = (rows: readonly (readonly [string, string | null])[]): string =>
  `<dl>${rows.flatMap(([name, value]) => (value === null ? [] : [`<div><dt>${name}</dt><dd>${value}</dd></div>`])).join('')}</dl>`;
