import type { DateValue } from '../../document/index.ts';
import { compose, type Composed, type Stretch } from './compose.ts';
import { datelineOf } from './dateline.ts';
import { sameWords } from './dirt.ts';
import { loneLabels, namesAhead } from './html-authors.ts';
import type { Piece } from './html-blocks.ts';
import { contentOf } from './html-content.ts';
import { documentOf } from './html-dom.ts';
import type { Known } from './html-filter.ts';
import { interviewIn } from './html-interview.ts';
import { scriptedParts } from './html-scripted.ts';
import { type Metadata, metadataOf } from './html-metadata.ts';
import { turnsOf } from './turns.ts';

/** An article read from a page, before what is known from elsewhere is added. */
export interface Page extends Omit<Metadata, 'body'>, Composed {
  readonly published: DateValue | null;
}

/**
 * Reads the article of an HTML page: its metadata and its body as text with blocks, boilerplate left out. Null where
 * the page has no article. Throws OR1006, OR1025 and OR1026, which name `input`, for a page that cannot be parsed. Runs
 * without a limit of time or memory: call it through `readPageApart` for pages from outside.
 */
export function readPage(html: string, url: string | null, input = url ?? 'the page'): Page | null {
  const document = documentOf(html, input);
  const { body, ...metadata } = metadataOf(document, url);
  const shown = stretchesOf(contentOf(document, metadata, input), body, metadata.title);
  const read = lettersOf(shown) < LITTLE ? scripted(html, metadata, input, shown) : shown;
  const { outlet } = metadata;
  const isSigned = metadata.byline.some((name) => outlet === null || !sameWords(name, outlet));
  const signature = isSigned ? undefined : signatureOf(read);
  const ahead = namesAhead(signature?.text ?? '');
  const { text, blocks } = compose(read.filter((stretch) => stretch !== signature));
  if (!/\p{L}/u.test(text)) return null;
  // The report's own words go before a date that is only concluded from the address.
  const sure = metadata.published?.basis === 'known';
  const dateline = sure ? null : datelineOf(text.slice(0, blocks[0]?.span[1]));
  return {
    ...metadata,
    ...(ahead.length > 0 ? { byline: ahead } : {}),
    basis: {
      ...metadata.basis,
      ...(dateline?.published ? { published: 'dateline' } : {}),
      ...(ahead.length > 0 ? { byline: 'first line of the text' } : {}),
    },
    published: dateline?.published ?? metadata.published,
    text,
    blocks: turnsOf(text, blocks) ?? blocks,
  };
}

/** The line of nothing but names ahead of the first sentences of a text; no speaker's label. */
function signatureOf(stretches: readonly Stretch[]): Stretch | undefined {
  const first = stretches.findIndex(({ kind, text }) => kind === 'paragraph' && /[.!?…]["”’')]*$/.test(text));
  const labels = loneLabels(stretches.map(({ text }) => text));
  return stretches
    .slice(0, Math.min(OPENING, Math.max(0, first)))
    .find(({ text }) => namesAhead(text).length > 0 && !labels.has(text));
}

/** So many stretches at the beginning may be about the article. */
const OPENING = 5;

/** A page that shows so few letters may have its text for its scripts. */
const LITTLE = 300;

/** What a page has for scripts, where that is more than it shows. */
function scripted(html: string, metadata: Known, input: string, shown: Stretch[]): Stretch[] {
  return scriptedParts(documentOf(html, input))
    .map((part) => stretchesOf(contentOf(documentOf(part, input), metadata, input), null, metadata.title))
    .reduce((best, stretches) => (lettersOf(stretches) > Math.max(LITTLE, lettersOf(best)) ? stretches : best), shown);
}

const lettersOf = (stretches: readonly Stretch[]): number => stretches.reduce((sum, { text }) => sum + text.length, 0);

/** Where a page shows so much less than its JSON-LD has, a script would have filled it in. */
const SHOWN = 0.5;

function stretchesOf(pieces: readonly Piece[], body: string | null, title: string | null): Stretch[] {
  const shown = pieces.reduce((sum, piece) => sum + piece.text.length, 0);
  if (body !== null && shown < body.length * SHOWN) {
    return body.split('\n').map((text): Stretch => ({ kind: 'paragraph', text }));
  }
  const stretches = interviewIn(pieces, title) ?? pieces.map(({ kind, text }): Stretch => ({ kind, text }));
  return stretches.map((stretch) =>
    datelineOf(stretch.text)?.alone ? { kind: 'dateline', text: stretch.text } : stretch,
  );
}
