import { wordSet } from '../text/index.ts';

/**
 * Common nouns for somebody who can speak, by what a text may do with them. Own compilation from how news in English
 * speaks of its people; singular, in lower case. Offices with holders are in data/offices.csv.
 */
const PERSONS = wordSet(`
  minister president premier chancellor taoiseach tánaiste leader chief head secretary secretary-general commissioner ambassador envoy
  representative delegate negotiator mediator diplomat consul attaché official officer aide adviser advisor counsellor
  spokesperson spokesman spokeswoman chairman chairwoman chairperson chair director director-general governor mayor senator
  congressman congresswoman lawmaker legislator parliamentarian deputy politician candidate councillor judge justice prosecutor
  lawyer attorney general admiral colonel major captain commander marshal soldier fighter rebel militant activist campaigner
  protester demonstrator dissident opponent critic analyst expert economist historian researcher scientist professor lecturer
  scholar academic author writer columnist journalist reporter correspondent editor presenter host moderator interviewer
  observer monitor inspector investigator coordinator manager executive businessman businesswoman trader banker owner founder
  member resident villager farmer fisherman worker teacher student doctor nurse pilot driver survivor victim witness source
  insider veteran king queen prince princess emperor sultan emir pope cardinal archbishop bishop imam cleric rabbi priest
  guard policeman policewoman detective sheriff ombudsman rapporteur chargé counterpart colleague predecessor successor
  ally rival partner speaker vice-president undersecretary co-chair treasurer auditor custodian curator organiser organizer
  person man woman mother father son daughter brother sister wife husband grandmother grandfather
  uncle aunt nephew niece widow widower neighbour neighbor
  refugee migrant hostage prisoner detainee defendant plaintiff supporter voter citizen civilian pensioner entrepreneur
  strategist operative pollster donor backer loyalist staffer surrogate confidant confidante lobbyist consultant
  commentator pundit advocate blogger biographer hopeful contender nominee front-runner frontrunner superdelegate
  mp mep cm strongman warlord monarch ruler dictator interpreter translator clerk surveyor captain skipper
`);

/** Nouns by which a text refers to a body that it has named: “the agency”, “the bloc”. */
const BODIES = wordSet(`
  ministry government administration cabinet department agency authority bureau office commission committee council court
  tribunal parliament assembly senate congress house chamber secretariat organisation organization alliance bloc union league
  association federation confederation coalition group movement party militia army navy force police body institute institution
  foundation charity university think-tank company firm corporation operator bank fund newspaper paper magazine broadcaster
  channel outlet website station regulator watchdog mission delegation embassy side country state nation kingdom republic
  federation emirate territory island agency initiative forum network campaign panel board taskforce centre center
  front junta faction brigade syndicate consortium cooperative conglomerate lender insurer airline carrier shipyard shipbuilder
  manufacturer bidder retailer consultancy
`);

const MEN = wordSet(
  'spokesman chairman congressman businessman policeman fisherman king prince emperor sultan emir pope cardinal bishop priest imam father son brother husband grandfather uncle nephew widower man strongman',
);
const WOMEN = wordSet(
  'spokeswoman chairwoman congresswoman businesswoman policewoman queen princess mother daughter sister wife grandmother aunt niece widow woman',
);

/** Nouns of those whose names a text often holds back. */
const NAMELESS = wordSet(
  'official officer source diplomat aide adviser advisor insider person analyst critic expert resident villager witness lawmaker investigator negotiator delegate soldier commander executive trader man woman activist strategist operative staffer',
);

const IRREGULAR: ReadonlyMap<string, string> = new Map(Object.entries({
  people: 'person', men: 'man', women: 'woman', spokesmen: 'spokesman', spokeswomen: 'spokeswoman', chairmen: 'chairman',
  congressmen: 'congressman', businessmen: 'businessman', policemen: 'policeman', fishermen: 'fisherman', wives: 'wife',
  'secretaries-general': 'secretary-general', attorneys: 'attorney', forces: 'force', children: 'child', sens: 'senator', reps: 'representative', govs: 'governor',
})); // prettier-ignore

/** What a common noun says of those whom it names; null where it is no such noun. `noun` is the singular. */
export interface RoleNoun {
  readonly noun: string;
  readonly kind: 'person' | 'body';
  readonly plural: boolean;
  readonly gender: 'm' | 'f' | null;
  readonly nameless: boolean;
}

export function roleNoun(word: string): RoleNoun | null {
  const lower = word.toLowerCase();
  for (const [noun, plural] of singularsOf(lower)) {
    const kind = PERSONS.has(noun) ? 'person' : BODIES.has(noun) ? 'body' : null;
    if (!kind) continue;
    const gender = MEN.has(noun) ? 'm' : WOMEN.has(noun) ? 'f' : null;
    return { noun, kind, plural, gender, nameless: NAMELESS.has(noun) };
  }
  return null;
}

/** The same of the last word of a phrase. */
export const headNoun = (words: string): RoleNoun | null => roleNoun(/(?<![\p{L}-])[\p{L}-]+$/u.exec(words)?.[0] ?? '');

function singularsOf(word: string): [noun: string, plural: boolean][] {
  const irregular = IRREGULAR.get(word);
  if (irregular) return [[irregular, true]];
  const found: [string, boolean][] = [[word, false]];
  if (word.endsWith('ies')) found.push([`${word.slice(0, -3)}y`, true]);
  if (word.endsWith('es')) found.push([word.slice(0, -2), true]);
  if (word.endsWith('s')) found.push([word.slice(0, -1), true]);
  return found;
}
