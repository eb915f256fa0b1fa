/**
 * What others call what a record says of its document, in the order in which they are looked at: schema.org's names
 * (datePublished, headline), JSON Feed's (date_published, authors), and those of widespread scrapers and collections of
 * articles (trafilatura: date, sitename, author; newspaper: publish_date, authors; news-please: date_publish).
 */
const OTHER_NAMES: Readonly<
  Record<'url' | 'title' | 'published' | 'outlet' | 'byline' | 'language', readonly string[]>
> = {
  url: ['link', 'address', 'canonical_url'],
  title: ['headline'],
  published: [
    'date',
    'datePublished',
    'date_published',
    'published_at',
    'publishedAt',
    'publish_date',
    'date_publish',
    'publication_date',
    'pubDate',
  ],
  outlet: ['publisher', 'source', 'sitename', 'site_name', 'publication', 'newspaper'],
  byline: ['author', 'authors', 'creator'],
  language: ['lang', 'inLanguage'],
};

/**
 * The record with our own names for what it has under others: where it has nothing under ours, the first other name under
 * which something is. A body that is an object counts by its `name`, and several authors are a list. An address is no
 * outlet's name. What is of another form under another's name is no more than something else of that name, and is left where it is.
 */
export function withOwnNames(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const given = new Map(Object.entries(value));
  for (const [own, others] of Object.entries(OTHER_NAMES)) {
    if (isGiven(given.get(own))) continue;
    const fits = (words: string): boolean => own !== 'outlet' || !URL.canParse(words);
    const found = others.map((name) => wordsOf(given.get(name)).filter(fits)).find((words) => words.length > 0);
    if (found) given.set(own, own === 'byline' ? found : found[0]);
  }
  return Object.fromEntries(given);
}

const isGiven = (value: unknown): boolean => value !== undefined && value !== null && value !== '';

/** The words of a text, of what has a name, or of a list of those. */
function wordsOf(value: unknown): string[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [value];
  if (Array.isArray(value)) return value.flatMap(wordsOf);
  if (typeof value === 'object' && value !== null && 'name' in value && typeof value.name === 'string')
    return wordsOf(value.name);
  return [];
}
