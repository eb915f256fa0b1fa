import type { PageDocument } from './html-dom.ts';
import { collapse } from './lines.ts';

/** What the page's JSON-LD says of its article (schema.org). */
export interface LinkedArticle {
  readonly headline: string | null;
  readonly authors: readonly string[];
  readonly publisher: string | null;
  readonly published: string | null;
  /** The article's text, its paragraphs parted by line breaks where the page has them. */
  readonly body: string | null;
}

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type Node = { readonly [key: string]: Json };

const ARTICLE = /Article$|^Report$|BlogPosting$|PressRelease|^Posting$|LiveBlog/;

/** The first article among the JSON-LD of a page; blocks that are not valid JSON are passed over. */
export function linkedData(document: PageDocument): LinkedArticle {
  const nodes = [...document.querySelectorAll('script[type="application/ld+json"]')].flatMap((script) =>
    nodesOf(parsed(script.textContent)),
  );
  const byId = new Map(nodes.map((node) => [text(node['@id']), node] as const));
  const article = nodes.find((node) => typesOf(node).some((type) => ARTICLE.test(type))) ?? {};
  const resolved = (value: Json | undefined): Json => {
    const node = isNode(value) && value['name'] === undefined ? byId.get(text(value['@id'])) : undefined;
    return node ?? value ?? null;
  };
  const nameOf = (value: Json): string | null => {
    const whole = resolved(value);
    return text(isNode(whole) ? whole['name'] : whole);
  };
  return {
    headline: text(article['headline']) ?? text(article['name']),
    authors: listOf(article['author'] ?? article['creator']).flatMap((author) => nameOf(author) ?? []),
    publisher: nameOf(listOf(article['publisher'])[0] ?? null),
    published: text(article['datePublished']) ?? text(article['dateCreated']),
    body: bodyOf(article['articleBody']),
  };
}

/** Parses JSON as pages write it: with comment marks around it, or raw line breaks in its strings. */
function parsed(source: string): Json {
  const cleaned = source.replace(
    /^\s*(?:<!--|\/\*\s*<!\[CDATA\[\s*\*\/|\/\/\s*<!\[CDATA\[)|(?:-->|\/\*\s*\]\]>\s*\*\/|\/\/\s*\]\]>)\s*$/g,
    '',
  );
  for (const attempt of [cleaned, cleaned.replace(/\p{Cc}+/gu, ' ').replace(/;\s*$/, '')]) {
    try {
      return JSON.parse(attempt) as Json;
    } catch (error) {
      // Broken metadata are no reason to refuse the page: there are other sources for everything in them.
      if (!(error instanceof SyntaxError)) throw error;
    }
  }
  return null;
}

/** The objects of a value in the order in which they stand, lists, graphs and main entities opened; of any depth. */
function nodesOf(value: Json): Node[] {
  const nodes: Node[] = [];
  const open: Json[] = [value];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (isList(next)) for (const inner of next.toReversed()) open.push(inner);
    else if (isNode(next)) {
      nodes.push(next);
      open.push(next['mainEntity'] ?? null, next['@graph'] ?? null);
    }
  }
  return nodes;
}

const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);
const isNode = (value: Json | undefined): value is Node =>
  typeof value === 'object' && value !== null && !isList(value);
const listOf = (value: Json | undefined): readonly Json[] => (isList(value) ? value : value == null ? [] : [value]);
const typesOf = (node: Node): string[] => listOf(node['@type']).flatMap((type) => text(type) ?? []);

function bodyOf(value: Json | undefined): string | null {
  if (typeof value !== 'string') return null;
  const lines = value
    .replace(/<(?:br|\/p|\/h\d|\/li)[^<>]*>/gi, '\n')
    .replace(/<\/?[a-z][^<>]*>/gi, '')
    .split(/\r\n|[\n\r]/);
  const body = lines.flatMap((line) => text(line) ?? []).join('\n');
  return body === '' ? null : body;
}

function text(value: Json | undefined): string | null {
  if (typeof value !== 'string') return null;
  const decoded = collapse(
    value
      .replace(/&#(\d{1,7});/g, (whole, code: string) =>
        Number(code) <= 0x10ffff ? String.fromCodePoint(Number(code)) : whole,
      )
      .replace(/&quot;/g, '"')
      .replace(/&(?:apos|#x27);/g, "'")
      .replace(/&nbsp;/g, ' ')
      .replace(/&amp;/g, '&'),
  );
  return decoded === '' ? null : decoded;
}
