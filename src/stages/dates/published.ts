import { type Article, ownAddress } from '../../document/index.ts';
import { type Lexicon, stateOf } from '../../lexicon/index.ts';

/**
 * The document with its time of publication by its publisher's clock. A ministry in Washington that publishes at eight
 * in the evening stamps its page with the next day in UTC, but its “today” is its own. Only if a public body's own text
 * has a time in UTC; the instant stays the same.
 */
export function publishedAtHome(article: Article, lexicon: Pick<Lexicon, 'publisher' | 'timeZone'>): Article {
  const { published } = article;
  const instant = published && /T\d{2}:\d{2}(?:Z|\+00:00)$/u.test(published.from) ? Date.parse(published.from) : NaN;
  if (!published || Number.isNaN(instant)) return article;
  const publisher = lexicon.publisher(article.outlet, ownAddress(article));
  const state = stateOf(publisher);
  const zone = state ? lexicon.timeZone(state) : null;
  if (!publisher || !zone) return article;
  const at = inZone(instant, zone);
  const why = `${published.why}; by the clock of ${publisher.name} (${zone})`;
  return { ...article, published: { ...published, from: at, to: at, why } };
}

/** “2022-02-24T20:14-05:00” */
function inZone(instant: number, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'longOffset',
  }).formatToParts(instant);
  const of = (type: Intl.DateTimeFormatPartTypes): string => parts.find((part) => part.type === type)?.value ?? '';
  const offset = of('timeZoneName').replace('GMT', '') || '+00:00';
  return `${of('year')}-${of('month')}-${of('day')}T${of('hour')}:${of('minute')}${offset}`;
}
