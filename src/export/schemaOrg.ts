import type { Actor, Reference } from '../document/index.ts';
import {
  isOutOfContext,
  isReversed,
  type LedgerStatement,
  remarkText,
  turnNumber,
  verdictWords,
} from '../ledger/index.ts';
import { type ExportDetails, urnOf } from './details.ts';
import { jsonWithItems, mapped } from './jsonArray.ts';
import { kindOf } from './kinds.ts';
import { safeAddress } from './safeAddress.ts';

const HEAD = '{"@context":"https://schema.org","@graph":[';
const TAIL = () => '\n]}\n';

/**
 * schema.org Quotations (https://schema.org/Quotation) as JSON-LD: direct and mixed statements. An indirect one gives
 * a reporter's words and not the speaker's, so it is left out.
 */
export async function* statementsAsQuotations(statements: AsyncIterable<LedgerStatement>): AsyncGenerator<string> {
  yield* jsonWithItems(HEAD, mapped(statements, quotationOf), TAIL);
}

/**
 * schema.org ClaimReviews (https://schema.org/ClaimReview): of statements that were compared with a transcript. What
 * is reviewed is that the speaker said these words, not whether what they say is true; the rating is the verdict's
 * name and no number, for the verdicts have no order. `no-source` is no verdict: nothing could be compared. Nor is `absent`
 * written where it is not known what was searched.
 */
export async function* statementsAsClaimReviews(
  statements: AsyncIterable<LedgerStatement>,
  details: ExportDetails,
): AsyncGenerator<string> {
  yield* jsonWithItems(
    HEAD,
    mapped(statements, (statement) => claimReviewOf(statement, details.publisher)),
    TAIL,
  );
}

function quotationOf(statement: LedgerStatement) {
  const { id, kind, text, targets, said, topics, document } = statement;
  if (kind === 'indirect') return null;
  const { known, credit } = speakersOf(statement);
  const about = [...targets.flatMap((target) => partiesOf(target, null)), ...topics.map(topicOf)];
  return {
    '@type': 'Quotation',
    '@id': urnOf(id),
    identifier: id,
    text,
    inLanguage: document.language,
    ...some('spokenByCharacter', known),
    ...credit,
    ...some('about', about),
    ...(said ? { dateCreated: said.from } : {}),
    isPartOf: articleOf(statement),
  };
}

function claimReviewOf(statement: LedgerStatement, publisher: string) {
  const { id, text, speaker, said, verdict, verification, document } = statement;
  if (!verdict || verdict === 'no-source') return null;
  if (verdict === 'absent' && !verification?.searched.length) return null;
  const { known, credit } = speakersOf(statement);
  return {
    '@type': 'ClaimReview',
    '@id': urnOf(`review:${id}`),
    claimReviewed: `${speaker?.name ?? 'Somebody'} said: ${text}`,
    author: { '@type': 'Organization', name: publisher },
    inLanguage: document.language,
    reviewRating: { '@type': 'Rating', alternateName: verdictWords(verdict, isOutOfContext(verification)) },
    ...reviewBodyOf(statement),
    itemReviewed: {
      '@type': 'Claim',
      ...some('author', known),
      ...credit,
      ...(said ? { datePublished: said.from } : {}),
      appearance: articleOf(statement),
    },
  };
}

/** Where the words were said, as far as a transcript has them, what was done to them and left out round them; or where not. */
function reviewBodyOf({ verification }: LedgerStatement): { readonly reviewBody?: string } {
  const { places = [], context = null, searched = [], remarks = [] } = verification ?? {};
  const said = places
    .filter(({ alternative }) => !alternative)
    .map(({ speaker, words, title, transcript, date, turn }) => {
      const where = [title ?? transcript, date, `turn ${turnNumber(turn)}`].filter(Boolean).join(', ');
      return `${speaker ?? 'Somebody'} said “${plain(words)}” (${where}).`;
    });
  if (isReversed(verification)) said.push('The change reverses the meaning.');
  if (verification?.marked) said.push('Every change is marked by the report.');
  if (context !== null) said.push(`Left out (${context.kind}): “${plain(context.words)}”.`);
  said.push(...remarks.map((remark) => `Note: ${plain(remarkText(remark))}.`));
  if (searched.length > 0) {
    const named = searched.map(
      ({ title, transcript, date, turns }) => `${title ?? transcript} (${date}, ${turns} turns)`,
    );
    said.push(`The words are in none of the transcripts searched: ${named.join('; ')}.`);
  }
  return said.length > 0 ? { reviewBody: said.join(' ') } : {};
}

const plain = (words: string): string => words.replace(/\s+/g, ' ');

function articleOf({ document }: LedgerStatement) {
  const { id, title, outlet, byline, published } = document;
  const url = safeAddress(document.url);
  return {
    '@type': 'NewsArticle',
    '@id': url ?? urnOf(id),
    ...(url === null ? {} : { url }),
    ...(title === null ? {} : { headline: title }),
    ...(outlet === null ? {} : { publisher: { '@type': 'Organization', name: outlet } }),
    ...(published === null ? {} : { datePublished: published.from }),
    ...some(
      'author',
      byline.map((name): Named => ({ '@type': 'Person', name })),
    ),
  };
}

/** Somebody as schema.org has them; who is neither a person nor a body for certain is a Thing. */
interface Named {
  readonly '@type': 'Person' | 'Organization' | 'Thing';
  readonly name: string;
  readonly sameAs?: string;
  readonly affiliation?: Named;
}

/** Those meant, members of a group one by one; who is not named is left out. */
function partiesOf(reference: Reference | null, actor: Actor | null): Named[] {
  if (reference === null) return [];
  const { actor: id, name, members, represents } = reference;
  if (members.length > 0) return members.flatMap((member) => partiesOf(member, null));
  if (name === null) return [];
  const same = actor?.wikidata ? { sameAs: `http://www.wikidata.org/entity/${actor.wikidata}` } : {};
  const kind = actor?.kind ?? kindOf(id) ?? (represents ? 'person' : null);
  if (kind === null) return [{ '@type': 'Thing', name }];
  if (kind !== 'person') return [{ '@type': 'Organization', name, ...same }];
  const affiliation = represents ? { affiliation: { '@type': 'Organization' as const, name: represents.name } } : {};
  return [{ '@type': 'Person', name, ...same, ...affiliation }];
}

/** The speakers: schema.org wants a person or a body there, and has a text for anybody else. */
function speakersOf({ speaker, actor }: LedgerStatement) {
  const parties = partiesOf(speaker, actor);
  const known = parties.filter((party) => party['@type'] !== 'Thing');
  const others = parties.filter((party) => party['@type'] === 'Thing').map(({ name }) => name);
  return { known, credit: others.length > 0 ? { creditText: others.join(', ') } : {} };
}

const topicOf = (topic: string): Named => ({ '@type': 'Thing', name: topic });

/** The property, or nothing where there is no value: a list of one is given as the one. */
function some(property: string, values: readonly Named[]): Readonly<Record<string, Named | readonly Named[]>> {
  const [first, ...others] = values;
  if (first === undefined) return {};
  return { [property]: others.length === 0 ? first : values };
}
