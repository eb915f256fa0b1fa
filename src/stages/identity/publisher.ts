import { type Article, ownAddress } from '../../document/index.ts';
import type { Lexicon, LexiconActor } from '../../lexicon/index.ts';

/**
 * The lexicon's body that published a document as its own text: by the outlet's name (a ministry, an organisation), by
 * an office in it (“Prime Minister of Australia (media release)”), or by the web address. Outlets that report on others
 * are not publishers in this sense.
 */
export function publisherOf(
  article: Pick<Article, 'outlet' | 'url' | 'givenBy'>,
  lexicon: Lexicon,
): LexiconActor | null {
  const { outlet } = article;
  const listed = lexicon.publisher(outlet, ownAddress(article));
  if (listed) return listed;
  if (outlet === null) return null;
  const name = outlet.replace(/(?<!\s)\s*\([^()]*\)\s*$/u, '');
  const [naming] = lexicon.named(name);
  if (naming && naming.actor.kind !== 'person' && naming.actor.sector !== 'JRN') return naming.actor;
  const office = lexicon.scan(name).find(({ type, span }) => type === 'office' && span[0] <= 4);
  return office?.type === 'office' && office.of ? lexicon.actor(office.of) : null;
}
