import { Parser } from 'htmlparser2';
import type { Stretch } from './compose.ts';
import { collapse } from './lines.ts';

const KINDS: ReadonlyMap<string, Stretch['kind']> = new Map([
  ['h1', 'heading'],
  ['h2', 'heading'],
  ['h3', 'heading'],
  ['h4', 'heading'],
  ['h5', 'heading'],
  ['h6', 'heading'],
  ['li', 'list-item'],
  ['blockquote', 'quote'],
]);
/** What begins and ends a stretch of text. */
const PARTING = new Set(['p', 'td', 'th', 'tr', 'table', 'ul', 'ol', 'br', ...KINDS.keys()]);

/** Where mammoth puts the number of a note into the text, and the arrow from the note back to it. */
const NOTE_LINK = /^#(?:foot|end)note-/;

/** The stretches of the simple HTML that mammoth makes of a Word document. Numbers of notes are left out. */
export function stretchesOfWord(html: string): Stretch[] {
  const stretches: Stretch[] = [];
  const open: string[] = [];
  let words = '';
  let noteLinks = 0;
  const flush = (): void => {
    const text = collapse(words);
    words = '';
    if (text === '') return;
    const kind = KINDS.get(open.findLast((name) => KINDS.has(name)) ?? '') ?? 'paragraph';
    stretches.push({ kind, text });
  };
  const parser = new Parser({
    onopentag(name, attributes) {
      if (PARTING.has(name)) flush();
      if (noteLinks > 0 || (name === 'a' && NOTE_LINK.test(attributes['href'] ?? '')))
        noteLinks += name === 'a' ? 1 : 0;
      open.push(name);
    },
    ontext(text) {
      if (noteLinks === 0) words += text;
    },
    onclosetag(name) {
      if (PARTING.has(name)) flush();
      if (name === 'a' && noteLinks > 0) noteLinks -= 1;
      open.pop();
    },
  });
  parser.end(html);
  flush();
  const [first, ...rest] = stretches;
  return first?.kind === 'heading' ? [{ ...first, kind: 'headline' }, ...rest] : stretches;
}

/** What the core properties of an office document say (ECMA-376, part 2). */
export interface CoreProperties {
  readonly title: string | null;
  readonly creator: string | null;
  /** ISO 8601. */
  readonly created: string | null;
}

const PROPERTIES: ReadonlyMap<string, keyof CoreProperties> = new Map([
  ['dc:title', 'title'],
  ['dc:creator', 'creator'],
  ['dcterms:created', 'created'],
]);

export function corePropertiesOf(xml: string): CoreProperties {
  const found = new Map<keyof CoreProperties, string>();
  let field: keyof CoreProperties | undefined;
  const parser = new Parser(
    {
      onopentag: (name) => void (field = PROPERTIES.get(name)),
      ontext(text) {
        if (field) found.set(field, (found.get(field) ?? '') + text);
      },
      onclosetag: () => void (field = undefined),
    },
    { xmlMode: true },
  );
  parser.end(xml);
  const words = (name: keyof CoreProperties): string | null => collapse(found.get(name) ?? '') || null;
  return { title: words('title'), creator: words('creator'), created: words('created') };
}
