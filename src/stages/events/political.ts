import type { EventParty, EventType } from '../../document/index.ts';
import type { Told } from './merge.ts';

/** Words by which a sentence is of business or of the arts and not of politics. */
const MARKETS =
  /\b(?:shareholders?|stock|profits?|revenues?|earnings|takeover|merger|investors?|analysts?|price target|retailers?|flights|hotels?|doubles|pension fund|startup|discount|album|film|novel|exhibition|concert|maker)\b/iu;
/** Words that are of business where the whole text is. */
const BUSINESS =
  /\b(?:shares?|shareholders?|stock|profits?|revenues?|sales|earnings|forecasts?|takeover|merger|bid|investors?|chief executive|chairman|board|analysts?|bank|price target|customers?|retailers?|brands?|airlines?|market|firm|company|group|plant|smelters?|pension fund|partnership|maker|startup|rivals?)\b/giu;
/** As many different words of business in a text make it a report of business. */
const BUSINESS_WORDS = 8;
const PRIVATE =
  /^(?:(?:a|an|the|his|her|their|its|two|three|four|one|another|young|elderly|drunken|former|\d+-year-old|local)\s)*(?:m[ae]n|wom[ae]n|boys?|girls?|husbands?|wi(?:fe|ves)|boyfriends?|girlfriends?|neighbours?|neighbors?|drivers?|burglars?|teenagers?|thie(?:f|ves)|robbers?|witness(?:es)?|bakery|shopkeepers?|chef|critics?|reviewers?|readers?|fans|guides?|choir|which|who|one|another|somebody|someone|nobody|everybody|anyone)\b/iu;
const PROMISE = /\b(?:promis|pledg|vow|offer|swear|swore|intend|plan|propos|commit|undert)/iu;
const CAMPAIGN =
  /\b(?:campaign\w*|candidates?|caucus\w*|primar(?:y|ies)|nominee|nomination|republicans?|democrats?|democratic|polls?|pollsters?|ballots?|voters?|rall(?:y|ies)|debate|front-?runner|super pac|gop|swing states?|run-?off)\b/giu;
/** As many different words of a campaign in a text make it a report of one. */
const CAMPAIGN_WORDS = 5;

/** What firms do with anybody, also with a state's. */
const OF_FIRMS: ReadonlySet<EventType> = new Set(['AGREE', 'MOBILIZE', 'SANCTION', 'COOPERATE']);

/** Violence that is never merely private. */
const ARMED =
  /\b(?:suicide|bomb\w*|blew|blown|blow|detonat\w*|explo\w+|embassy|mosque|church|synagogue|migrants?|refugees?|protest\w*|polic\w*|soldiers?)\b/iu;

/** What in a campaign is said to voters, done with donors or proposed for home, and is nothing between actors. */
const OF_CAMPAIGNS: ReadonlySet<EventType> = new Set([
  'AGREE',
  'CONSULT',
  'CONCEDE',
  'RETREAT',
  'AID',
  'COOPERATE',
  'MOBILIZE',
  'SANCTION',
  'COERCE',
  'THREATEN',
]);

const words = ({ mention }: EventParty, text: string): string => mention.map((span) => text.slice(...span)).join(' ');

const SPORT =
  /\b(?:matche?s?|goals?|goalkeepers?|coach(?:es)?|strikers?|midfield(?:ers?)?|referees?|penalt(?:y|ies)|premier league|league|cup|semi-?finals?|quarter-?finals?|play-?offs?|championships?|tournaments?|kick-?off|half-?time|first half|second half|whistle|quarterbacks?|touchdowns?|innings|wickets?|batsm[ae]n|home runs?|medals?|offside|fifa|uefa|olympics?|\d{1,3}-\d{1,3})\b/gu;
/** As many different words of sport in a text make it a report of sport. */
const SPORT_WORDS = 5;
/** What makes a sentence of a sports page one of politics. */
const AUTHORITY =
  /\b(?:police|government|ministry|minister|president of|court|judge|protest\w*|riot\w*|fans|boycott\w*|arrest\w*|army|soldiers?|sanction\w*|visas?|parliament|embassy|diplomat\w*|refugees?|war in|invasion)\b/u;

const different = (text: string, pattern: RegExp): number =>
  new Set([...text.toLowerCase().matchAll(pattern)].map(([word]) => word.replace(/\d+/gu, '0'))).size;

/** What a text is about, where that tells how to read its verbs. */
export interface Field {
  readonly sport: boolean;
  readonly campaign: boolean;
  readonly business: boolean;
}

/** Read once for a text: whether it reports sport, an election campaign or business. */
export const fieldOf = (text: string): Field => ({
  sport: different(text, SPORT) >= SPORT_WORDS,
  campaign: different(text, CAMPAIGN) >= CAMPAIGN_WORDS,
  business: different(text, BUSINESS) >= BUSINESS_WORDS,
});

/** Of a state or body: whoever has a code, or an office, arms or a cause by his sector. */
const isPublic = ({ code, sector, represents }: EventParty): boolean =>
  code !== null ||
  (represents?.code ?? null) !== null ||
  (sector !== null && !['BUS', 'CVL', 'PTY', 'ELI', 'EDU'].includes(sector));

/**
 * Why an event that the model found is none of politics, or null: private people and firms do things to each other that
 * read like it, and so do candidates, who promise, visit and threaten all day.
 */
export function unpolitical(event: Told, text: string, field: Field): string | null {
  const sentence = text.slice(...event.sentence);
  const parties = [...event.actors, ...event.recipients];
  if (event.type === 'PROTEST') return null;
  if (field.sport && event.type !== 'COERCE' && !AUTHORITY.test(sentence.toLowerCase())) return 'sport';
  const isPrivate =
    event.actors.length > 0 && event.actors.every((party) => PRIVATE.test(words(party, text)) && party.code === null);
  const isAlone = event.recipients.every((party) => PRIVATE.test(words(party, text)));
  if (isPrivate && isAlone && !ARMED.test(sentence)) return 'private persons';
  const ofBusiness = MARKETS.test(sentence) || (field.business && sentence.search(BUSINESS) >= 0);
  const isDeal = OF_FIRMS.has(event.type) && event.actors.length > 0 && !event.actors.some(isPublic);
  if (ofBusiness && (isDeal || (event.actors.length > 0 && !parties.some(isPublic)))) return 'business';
  const trigger = event.trigger.map((span) => text.slice(...span)).join(' ');
  const isPromise = event.type === 'AGREE' && PROMISE.test(trigger);
  const hasState = (list: readonly EventParty[]): boolean =>
    list.some(({ code, sector }) => code !== null && sector !== 'PTY');
  if (field.campaign && (OF_CAMPAIGNS.has(event.type) || isPromise) && !hasState(parties))
    return 'a candidate among voters';
  return null;
}
