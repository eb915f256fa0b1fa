import type { Candidate, Participant, Reference } from '../../document/index.ts';
import { isDepartment, type LexiconActor } from '../../lexicon/index.ts';
import { decide, ENOUGH_FOR_BODIES } from './discourse.ts';
import { stateOfDateline } from './homes.ts';
import { byCustom, ministryIn } from './ministries.ts';
import { isCalled, ownerIn } from './owners.ts';
import type { Description } from './phrases.ts';
import { joins, representedBy, resolved } from './reference.ts';
import { ministryOf } from './stateOffices.ts';
import { chosen, type Scene } from './scene.ts';

const STATE = /^(?:government|administration|state|country|nation|republic|kingdom|side|territory|island)$/u;
/** Nouns that any private body may be called by, whose name does not say what it is. */
const FIRM =
  /^(?:company|firm|group|operator|organisation|organization|charity|bank|corporation|newspaper|paper|agency|union|institute|movement|party)$/u;

/** “the alliance”, “the government in Bogotá”, “the ministry”; null where the words take nobody up. */
export function bodyOf(phrase: Description, of: string | null, scene: Scene, words: string): Reference | null {
  const { span, role, determiner } = phrase;
  const noun = role?.noun ?? '';
  const state = STATE.test(noun) && !isPart(words) && of?.startsWith('country:') ? ownerIn(of, scene) : null;
  if (state) return standsFor(span, state, scene, `${words}: the ${noun} of ${state.name}`);
  const known = organOf(phrase, of, scene);
  if (known)
    return standsFor(
      span,
      joins(known, scene.participants),
      scene,
      `${words}: a body of ${scene.lexicon.actor(known.represents ?? '')?.name ?? 'a state'}`,
    );
  // “the ministry in Cairo”: which one is open, and so the state speaks.
  const seat = noun === 'ministry' && !phrase.organ && /^“the ministry in /iu.test(words) ? ownerIn(of, scene) : null;
  if (seat?.kind === 'country') return standsFor(span, seat, scene, `${words}: a ministry of ${seat.name}`);
  const only = noun === 'ministry' && !phrase.organ ? onlyMinistryOf(of, phrase.nouns, scene) : null;
  if (only) return standsFor(span, only, scene, `${words}: the only ministry of that state in the document`);
  const unlisted = ministryIn(phrase.words, scene);
  if (unlisted) return standsFor(span, unlisted, scene, `${words}: a ministry that the text names`);
  if (determiner === 'indefinite' || determiner === 'none') return null;
  const office = officeOfBody(phrase, scene);
  if (office) return standsFor(span, office, scene, `${words}: an office of ${office.name}`);
  const home = phrase.organ && !of && determiner === 'definite' ? ministryOf(phrase.organ.organ, span[0], scene) : null;
  if (home && !isNamedKind(phrase, scene))
    return standsFor(span, joins(home, scene.participants), scene, `${words}: that of the state where the words stand`);
  const reference = takenUp(phrase, of, scene, words);
  if (reference.actor || (reference.candidates?.length ?? 0) > 0 || !phrase.organ || of) return reference;
  // “the commerce ministry”, said of the one state that was spoken of just before.
  const owner = decide(
    scene.discourse.rank(span, ({ kind }) => kind === 'country', null),
    ENOUGH_FOR_BODIES,
  );
  const organ = owner && determiner === 'definite' ? bodyIn(owner.actor, phrase.organ.organ, scene) : null;
  return organ
    ? standsFor(span, joins(organ, scene.participants), scene, `${words}: a body of ${owner?.name ?? ''}`)
    : reference;
}

/** “Kyrgyz ministry calls on Dushanbe …” in a headline: of the state's ministries the one that the text names. */
function onlyMinistryOf(
  of: string | null,
  nouns: readonly string[],
  { participants, lexicon }: Scene,
): Participant | null {
  if (!of?.startsWith('country:') || nouns.some((noun) => isDepartment(noun.split(' ')[0] ?? ''))) return null;
  const [only, ...others] = [...participants.values()].filter(
    ({ id, represents }) => id.endsWith('-ministry') && (represents ?? lexicon.actor(id)?.represents) === of,
  );
  return only && others.length === 0 ? only : null;
}

/** Whether a ministry of this kind was spoken of: then the words may take that up. */
const isNamedKind = ({ organ, span }: Description, { participants, discourse }: Scene): boolean =>
  [...participants.keys()].some((id) => id.endsWith(`-${organ?.organ}`) && discourse.timesOf(id, span[0]) > 0);

/** “The International Labour Organization's office in Lima”: speaks as the body whose office it is. */
function officeOfBody(
  { role, names, span }: Description,
  { named: { text }, participants }: Scene,
): Participant | null {
  if (!/^(?:office|bureau|secretariat|headquarters|mission|branch)$/u.test(role?.noun ?? '')) return null;
  const owner = names.find(
    ({ span: [start, end] }) => start - span[0] <= 4 && /^[’']s?\s\p{Ll}/u.test(text.slice(end, end + 4)),
  );
  const body = participants.get(owner?.actor ?? '');
  return body?.kind === 'organisation' ? body : null;
}

/** “The Greek Cypriot side”, “the former government”: no state speaks. */
const isPart = (words: string): boolean =>
  /\b(?:former|previous|new|regional|local|rebel|Cypriot|exiled?)\b/u.test(words);

function standsFor(span: Description['span'], body: Participant, scene: Scene, why: string): Reference {
  const represents = representedBy(body, scene.participants, scene.lexicon);
  return resolved([span], body, represents, { via: 'organisation', basis: 'known', why });
}

/** A state or body that was spoken of and that a text can call so. */
function takenUp(phrase: Description, of: string | null, scene: Scene, words: string): Reference {
  const { span, role } = phrase;
  const noun = role?.noun ?? '';
  const specific = phrase.nouns.at(-1) ?? '';
  const isCountry = /^(?:country|nation|republic|kingdom|government|state)$/u.test(noun);
  const fits = (participant: Participant): boolean => {
    const { kind, id, represents } = participant;
    if (kind === 'person') return false;
    if (kind === 'country') return isCountry ? !of || of === id : !of && isCalled(participant, noun, scene);
    if (of && id !== of && represents !== of && scene.lexicon.actor(id)?.parent !== of) return false;
    const kindOf = /^org:[a-z]{3}-(.*-ministry)$/u.exec(id)?.[1];
    if (phrase.organ && kindOf === phrase.organ.organ) return true;
    // “the external affairs ministry” is not the Home Office.
    if (phrase.organ && kindOf && /\s/u.test(phrase.nouns.at(-1) ?? '')) return false;
    if (phrase.organ && /^org:[a-z]{3}-/u.test(id) && id.endsWith(`-${phrase.organ.organ}`)) return true;
    return (
      isCalled(participant, noun, scene) ||
      isCalled(participant, specific, scene) ||
      (noun === 'department' && isCalled(participant, 'ministry', scene))
    );
  };
  const hasNoun = ({ name }: Candidate): boolean => noun === 'ministry' && /\bministry\b/iu.test(name);
  const dated = noun === 'government' && !of && !isPart(words) ? stateOfDateline(span[0], scene) : null;
  const candidates = scene.discourse
    .rank(span, fits, null)
    .map((candidate) => ({
      ...candidate,
      score: candidate.score + 2 + (candidate.actor === dated ? AT_HOME : 0) + (hasNoun(candidate) ? IN_NAME : 0),
      reasons: [
        ...candidate.reasons,
        `can be called ${noun}`,
        ...(candidate.actor === dated ? ['the text is dated from there'] : []),
      ],
    }))
    .toSorted((a, b) => b.score - a.score);
  const home = candidates.length === 0 && HOME.test(noun) && !isPart(words) ? homeOf(phrase, scene) : null;
  const custom =
    candidates.length === 0 && !of ? byCustom(/[\p{L}]+$/u.exec(phrase.words)?.[0] ?? '', span[0], scene) : null;
  if (custom && determinedBy(phrase))
    return standsFor(span, custom, scene, `${words}: ${custom.name}, as news of it says`);
  if (home) return standsFor(span, home, scene, `${words}: of ${home.name}, from which the text is dated`);
  // “The group” of a council or an association: what kind of body it is its name says in other words.
  const league =
    noun === 'group' && !of && candidates.length === 0
      ? scene.discourse.rank(
          span,
          ({ kind, name, id }) => kind !== 'person' && id.startsWith('doc:') && LEAGUE.test(name),
          null,
        )
      : [];
  if (league.length > 0) return chosen(span, 'organisation', league, scene, words);
  if (candidates.length > 0 || !FIRM.test(noun) || of) return chosen(span, 'organisation', candidates, scene, words);
  const unknown = ({ id, kind, roles }: Participant): boolean =>
    kind === 'organisation' && id.startsWith('doc:') && roles.every(({ nouns }) => nouns.length === 0);
  const others = scene.discourse.rank(span, unknown, null).map((candidate) => ({
    ...candidate,
    score: candidate.score + 0.5,
    reasons: [...candidate.reasons, 'the text does not say what it is'],
  }));
  const near = others.filter(({ reasons }) => reasons.includes('in the same paragraph'));
  const main = mainOf(others, span[0], scene);
  const fitting = main ? [main] : others.length === 1 || near.length > 0 ? others : [];
  return chosen(span, 'organisation', fitting, scene, words, ENOUGH_FOR_BODIES);
}

/** Bodies that news calls a group. */
const LEAGUE = /\b(?:Council|Association|Federation|Alliance|Coalition|Institute|Foundation|Network|Society|League)\b/u;
/** Points for a body with the noun in its name: “the ministry” is the Foreign Ministry sooner than the Home Office. */
const IN_NAME = 2.5;
/** Points for the state from which a report is dated, where it says only “the government”. */
const AT_HOME = 2;
/** Times that a body has to be spoken of for a text to be its own or about it, and how many times as often as any other. */
const OFTEN = 4;
const MORE = 2;

/** “The charity” of a release in which the one body is named again and again. */
function mainOf(candidates: readonly Candidate[], at: number, { discourse }: Scene): Candidate | null {
  const [first, next] = candidates
    .map((candidate) => ({ candidate, times: discourse.timesOf(candidate.actor, at) }))
    .toSorted((a, b) => b.times - a.times);
  if (!first || first.times < OFTEN || first.times < MORE * (next?.times ?? 0)) return null;
  const { candidate } = first;
  const score = Math.max(candidate.score, ENOUGH_FOR_BODIES);
  return { ...candidate, score, reasons: [...candidate.reasons, 'the body that the text names most'] };
}

const determinedBy = ({ determiner }: Description): boolean => determiner === 'definite';

const HOME = /^(?:government|country|nation)$/u;
/** Characters at the beginning of the first paragraph that may hold its place and day: “LIMA, 3 May (Agency) —”. */
const DATELINE = 60;

/** “The government announced …” at the beginning of news from a capital: the state of the dateline, where it has just one. */
function homeOf({ span, determiner }: Description, { named, lexicon, participants }: Scene): Participant | null {
  if (determiner !== 'definite') return null;
  const first = named.blocks.find(
    ({ kind, span: [start] }) => kind === 'paragraph' && named.sentences.some(([at]) => at === start),
  );
  const opening = first
    ? /^[^\n]{2,55}?(?:[–—:]|\s-\s)\s/u.exec(named.text.slice(first.span[0], first.span[0] + DATELINE))?.[0]
    : undefined;
  const lines = named.blocks.filter(({ kind, span: own }) => kind === 'dateline' && own[0] < span[0]);
  const heads = [...lines.map(({ span: own }) => named.text.slice(...own)), opening ?? ''];
  const states = heads
    .flatMap((words) => lexicon.names(words))
    .flatMap(({ namings: [naming] }) => (naming?.actor.kind === 'country' ? [naming.actor] : []));
  const [only, ...others] = new Map(states.map((state) => [state.id, state])).values();
  return only && others.length === 0 ? joins(only, participants) : null;
}

const bodyIn = (state: string, organ: string, { lexicon }: Scene): LexiconActor | null =>
  state.startsWith('country:') ? lexicon.actor(`org:${state.slice('country:'.length).toLowerCase()}-${organ}`) : null;

/** The body of the state that the words name, or of the one for which “her” works, by what she is minister of. */
function organOf({ organ, span, role }: Description, of: string | null, scene: Scene): LexiconActor | null {
  if (organ && of) return bodyIn(of, organ.organ, scene);
  const lead = /^(his|her)\s/iu.exec(scene.named.text.slice(...span))?.[1]?.toLowerCase();
  if (!lead || role?.noun !== 'ministry') return null;
  const owner = decide(scene.discourse.rank(span, ({ kind }) => kind === 'person', lead === 'his' ? 'm' : 'f'));
  const held = scene.participants
    .get(owner?.actor ?? '')
    ?.roles.find(({ nouns, of: state }) => state && nouns.includes('minister'));
  const field = held?.nouns.find((noun) => noun.endsWith(' minister'))?.replace(/ minister$/u, '');
  return held?.of && field ? bodyIn(held.of, `${field}-ministry`, scene) : null;
}
