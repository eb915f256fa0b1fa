import { sameWords } from './dirt.ts';
import { type PageDocument, plainText } from './html-dom.ts';
import { withoutEntities } from './entities.ts';
import { collapse } from './lines.ts';

/** What the page's JSON-LD says of its article (schema.org). */
export interface LinkedArticle {
  readonly headline: string | null;
  /** The names of those that are not called organisations. */
  readonly authors: readonly string[];
  /** The names of organisations among the authors. */
  readonly bodies: readonly string[];
  readonly publisher: string | null;
  readonly published: string | null;
  readonly created: string | null;
  /** When its film was put on the page. */
  readonly uploaded: string | null;
  readonly modified: string | null;
  /** The article's text, its paragraphs parted by line breaks where the page has them. */
  readonly body: string | null;
}

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type Node = { readonly [key: string]: Json };

/** Types of what is written to be read, from the surest to those that a page may have of itself or of a part. */
const TYPES = [
  /Article$|^Report$|BlogPosting$|PressRelease|SocialMediaPosting$|^DiscussionForumPosting$|^Posting$/,
  /^(?:Review|Recipe|HowTo|Chapter|CreativeWork|PodcastEpisode|Legislation|Statement|SpecialAnnouncement|ClaimReview|Question)$/,
  /^(?:WebPage|ItemPage|AboutPage|MedicalWebPage|QAPage|FAQPage)$/,
];

/** Of the JSON-LD of a page its article; blocks that are not valid JSON are passed over. */
export function linkedData(document: PageDocument): LinkedArticle {
  const nodes = [...document.querySelectorAll('script[type]')]
    .filter((script) => /^\s*application\/ld\+json\b/i.test(script.getAttribute('type') ?? ''))
    .flatMap((script) => nodesOf(parsed(script.textContent)));
  const byId = new Map(nodes.map((node) => [text(node['@id']), node] as const));
  const [articles = [], ...lesser] = TYPES.map((kind) =>
    nodes.filter((node) => typesOf(node).some((type) => kind.test(type))),
  );
  const all = [...articles, ...lesser.flat()];
  // A page may have the other stories that it leads to as well.
  const article = (articles.length > 1 ? articles.find(isShownIn(document)) : undefined) ?? all[0] ?? {};
  const others = all.filter((node) => node !== article);
  const resolved = (value: Json | undefined): Json => {
    const node = isNode(value) && value['name'] === undefined ? byId.get(text(value['@id'])) : undefined;
    return node ?? value ?? null;
  };
  const namesIn = (value: Json | undefined): string[] =>
    listOf(resolved(value)).flatMap((one): string[] => {
      const whole = resolved(one);
      if (!isNode(whole)) {
        const name = text(whole);
        return name === null ? [] : [name];
      }
      if (whole['@list'] !== undefined) return listOf(whole['@list']).flatMap(namesIn);
      const parts = [text(whole['givenName']), text(whole['familyName'])].filter((part) => part !== null);
      const names = listOf(whole['name']).flatMap((name) => text(name) ?? []);
      return names.length > 0 ? names : parts.length === 2 ? [parts.join(' ')] : [];
    });
  const authors = (node: Node, bodies: boolean): string[] | null => {
    const given = [node['author'], node['creator'], node['contributor']].find((value) => namesIn(value).length > 0);
    const isBody = (author: Json): boolean =>
      isNode(author) && typesOf(author).some((type) => /Organi[sz]ation$/.test(type));
    const names = listOf(given)
      .map(resolved)
      .filter((author) => isBody(author) === bodies)
      .flatMap(namesIn);
    return names.length > 0 ? names : null;
  };
  // What the article itself leaves open, it may tell a second time, or the page that it is on.
  const headline = text(article['headline']);
  const pages = others.filter(
    (node) =>
      typesOf(node).some((type) => TYPES[2]?.test(type)) || (headline !== null && text(node['headline']) === headline),
  );
  const first = <Value>(read: (node: Node) => Value | null): Value | null => {
    for (const node of [article, ...pages]) {
      const value = read(node);
      if (value !== null) return value;
    }
    return null;
  };
  return {
    headline: text(article['headline']) ?? text(article['name']),
    authors: first((node) => authors(node, false)) ?? [],
    bodies: first((node) => authors(node, true)) ?? [],
    publisher: first((node) => namesIn(node['publisher'])[0] ?? null),
    published: first((node) => text(node['datePublished'])),
    created: first((node) => text(node['dateCreated'])),
    uploaded: nodes.flatMap((node) => text(node['uploadDate']) ?? [])[0] ?? null,
    modified: first((node) => text(node['dateModified'])),
    body: bodyOf(article['articleBody']),
  };
}

/** So many headings at most are asked for the page's headline. */
const MOST_HEADINGS = 5;

/** Whether a node has the headline of the page. */
function isShownIn(document: PageDocument): (node: Node) => boolean {
  const headings = [...document.querySelectorAll('h1, title')].slice(0, MOST_HEADINGS).map(plainText);
  return (node) => {
    const headline = text(node['headline']);
    return headline !== null && headings.some((heading) => sameWords(heading, headline));
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
      open.push(next['mainEntityOfPage'] ?? null, next['mainEntity'] ?? null, next['@graph'] ?? null);
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
  const decoded = collapse(withoutEntities(value));
  return decoded === '' ? null : decoded;
}
