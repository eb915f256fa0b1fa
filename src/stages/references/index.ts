import type { Mention, Named, Participant, Reference, Referenced } from '../../document/index.ts';
import type { Lexicon } from '../../lexicon/index.ts';
import { lastAtOrBefore, spanAt, type Span } from '../../text/index.ts';
import { describe } from './descriptions.ts';
import { discourseOf, ENOUGH_FOR_THINGS } from './discourse.ts';
import { withGenders } from './genders.ts';
import { chosen, type Nameless, type Scene } from './scene.ts';
import { learn } from './introduced.ts';
import { ownerOf } from './owners.ts';
import { joinedNames } from './joined.ts';
import { type Description, type Phrase, phrasesOf, type Pronoun } from './phrases.ts';
import { ownerUnsaid, withMinistries, withStates } from './stateOffices.ts';
import { bearerOf, kinOf } from './surnames.ts';
import { group, open, representedBy, resolved } from './reference.ts';
import { lastBody } from './withheld.ts';

/**
 * Says of each name, pronoun and description in the text who is meant. Parsers propose whom the words could mean, each
 * with its reasons; the one that is clearly ahead is taken, and the others are kept beside it. Where none is ahead the
 * reference stays open: wrong is worse than unknown.
 */
export function resolveReferences(read: Named, lexicon: Lexicon): Referenced {
  const scene = sceneOf(read, lexicon);
  const { named } = scene;
  const items = [
    ...named.mentions.map((mention) => ({ span: mention.span, mention, phrase: null })),
    ...phrasesOf(named, lexicon.scan(named.text)).map((phrase) => ({ span: phrase.span, mention: null, phrase })),
  ].sort((a, b) => a.span[0] - b.span[0]);
  const references: Reference[] = [];
  const joined = new Map(joinedNames(named).map((row) => [row.at(-1), row]));
  for (const { mention, phrase } of items) {
    if (mention) {
      const isShared = mention.kind === 'person' && !mention.actor;
      const reference = isShared ? bearerOf(mention, scene) : ofMention(mention, scene);
      const withPronoun = joinedToPronoun(named, mention, reference, references);
      references.push(reference);
      if (withPronoun) references.push(withPronoun);
      if (reference.actor)
        scene.discourse.add(reference.actor, mention.span, {
          aside: isAside(named.text, mention),
          plural: isPeople(named.text, mention),
        });
      const pair = joined.get(mention);
      if (pair) references.push(ofPair(pair, references));
    } else if (phrase?.type === 'description' && phrase.nameAfter) {
      // The words belong to the name, and tell what its bearer can be called later.
      if (phrase.role?.kind === 'person' && !phrase.role.plural)
        learn(phrase.nameAfter.actor, phrase, ownerOf(phrase, scene) ?? unsaid(phrase, scene), scene);
    } else if (phrase) {
      const reference =
        phrase.type === 'pronoun' ? ofPronoun(phrase, scene, references) : describe(phrase, scene, references);
      if (!reference) continue;
      references.push(reference);
      const isOwn = reference.actor && scene.nameless.get(`nobody:${phrase.span[0]}`)?.reference !== reference;
      if (reference.actor && isOwn) scene.discourse.add(reference.actor, phrase.span, { aside: isAsidePhrase(phrase) });
    }
  }
  references.sort((a, b) => (a.mention[0]?.[0] ?? 0) - (b.mention[0]?.[0] ?? 0));
  const settled = references.map((reference) => withRepresented(reference, scene));
  return { ...named, references: settled, participants: [...scene.participants.values()] };
}

/** “A spokesman, Curtis Shaw”: of the body that spoke just before; “Foreign Minister Quist”: of the state that the words before tell. */
const unsaid = (phrase: Description, scene: Scene): string | null =>
  lastBody(phrase, scene)?.id ?? (phrase.names.length > 0 ? null : ownerUnsaid(phrase.words, phrase.span[0], scene));

/** What a later paragraph tells of somebody's office holds for the earlier ones too. */
function withRepresented(reference: Reference, scene: Scene): Reference {
  const { participants, lexicon } = scene;
  const participant = participants.get(reference.actor ?? '');
  const members = reference.members.map((member) => withRepresented(member, scene));
  if (!participant || reference.represents) return members.length > 0 ? { ...reference, members } : reference;
  return { ...reference, members, represents: representedBy(participant, participants, lexicon) };
}

function sceneOf(read: Named, lexicon: Lexicon): Scene {
  const participants = new Map(withGenders(read).map((participant) => [participant.id, participant]));
  const named = withMinistries(read, participants, lexicon);
  withStates(named, participants, lexicon);
  const nameless = new Map<string, Nameless>();
  const known = (id: string): Participant | undefined => participants.get(id) ?? nameless.get(id)?.participant;
  return {
    named,
    lexicon,
    discourse: discourseOf(named, known),
    participants,
    nameless,
    several: new Set(),
    calledBy: new Map(),
  };
}

function ofMention({ span, actor, kind, form, why }: Mention, { participants, lexicon }: Scene): Reference {
  const participant = actor ? participants.get(actor) : undefined;
  const via = kind === 'person' ? 'name' : 'organisation';
  if (!participant) return open([span], via, why);
  const basis = form === 'capital' || form === 'metonym' ? 'implied' : 'known';
  return resolved([span], participant, representedBy(participant, participants, lexicon), { via, basis, why });
}

function ofPair(pair: readonly Mention[], references: readonly Reference[]): Reference {
  const members = pair.flatMap(({ span }) => references.findLast(({ mention }) => mention[0]?.[0] === span[0]) ?? []);
  const span: Span = [pair[0]?.span[0] ?? 0, pair.at(-1)?.span[1] ?? 0];
  return group([span], members, { via: 'name', basis: 'known', why: 'several names joined' });
}

/** “He and Rustamkhanli”. */
function joinedToPronoun(
  { text }: Named,
  { span, kind }: Mention,
  reference: Reference,
  references: readonly Reference[],
): Reference | null {
  const before = references.at(-1);
  const first = before?.mention[0];
  if (kind !== 'person' || before?.via !== 'pronoun' || before.status !== 'resolved' || !first) return null;
  if (!/^ and (?:(?:Mr|Mrs|Ms|Dr)\.? )?$/u.test(text.slice(first[1], span[0]))) return null;
  return group([[first[0], span[1]]], [before, reference], {
    via: 'name',
    basis: 'implied',
    why: 'a pronoun and a name joined',
  });
}

/** Points between two candidates below which a pronoun is no evidence of what a name leaves open. */
const CLOSE = 1;
const MALE = new Set(['he', 'him', 'his']);
const FEMALE = new Set(['she', 'her', 'hers']);
const PLURAL = new Set(['they', 'them', 'their']);

function ofPronoun({ span, word }: Pronoun, scene: Scene, references: readonly Reference[]): Reference | null {
  if (word === 'who' || word === 'which') return ofRelative(span, scene, references);
  if (PLURAL.has(word)) return ofPlural(span, scene, references);
  const gender = MALE.has(word) ? 'm' : FEMALE.has(word) ? 'f' : null;
  const kin = gender ? kinOf(span, gender, scene) : null;
  if (kin) {
    teach(kin, gender, scene);
    return kin;
  }
  const fits = gender
    ? ({ kind }: Participant): boolean => kind === 'person'
    : ({ kind }: Participant): boolean => kind !== 'person';
  const ranked = scene.discourse.rank(span, fits, gender);
  const candidates = gender ? ranked.filter(({ reasons }) => !isFarAway(reasons)) : ranked;
  const reference = chosen(span, 'pronoun', candidates, scene, `“${word}”`, gender ? undefined : ENOUGH_FOR_THINGS);
  // “He” tells of somebody what his name did not; “his” may go back to a man who is not spoken of otherwise.
  if (/^(?:s?he|him)$/u.test(word) && !isClose(reference)) teach(reference, gender, scene);
  return reference;
}

/** Sentences over which “he” goes back to somebody only in a text that speaks of hardly anybody else. */
const FAR = 7;
const isFarAway = (reasons: readonly string[]): boolean =>
  reasons.some((reason) => Number(/^spoken of (\d+) sentences before$/u.exec(reason)?.[1] ?? 0) > FAR) &&
  !reasons.includes('the last to speak') &&
  !reasons.includes('in the paragraph before');

function teach({ actor }: Reference, gender: 'm' | 'f' | null, { participants }: Scene): void {
  const participant = participants.get(actor ?? '');
  if (gender && participant?.kind === 'person' && !participant.gender)
    participants.set(participant.id, { ...participant, gender });
}

/** Another candidate is so near that a small reason more would have turned the choice. */
const isClose = ({ candidates = [] }: Reference): boolean => {
  const [best, next] = candidates;
  return best !== undefined && next !== undefined && best.score - next.score < CLOSE;
};

/** “…, who said”: what stands just before the word. */
function ofRelative(span: Span, { named: { text } }: Scene, references: readonly Reference[]): Reference | null {
  const near = references.slice(-20).filter(({ mention }) => {
    const end = mention.at(-1)?.[1] ?? -1;
    return (
      end <= span[0] &&
      span[0] - end < 48 &&
      /^,?\s+(?:(?:of|in|from|at)\s[^,.;]{1,40},?\s)?$/u.test(text.slice(end, span[0]))
    );
  });
  // Of references that end at the same place the longest: “one official in Brussels, who”.
  const end = Math.max(...near.map(({ mention }) => mention.at(-1)?.[1] ?? 0));
  const before = near.find(({ mention }) => mention.at(-1)?.[1] === end);
  return before
    ? {
        ...before,
        mention: [span],
        via: 'pronoun',
        basis: 'implied',
        why: `“${text.slice(...span)}” goes back to “${text.slice(...(before.mention[0] ?? span))}”`,
      }
    : null;
}

/** “They”: the group, or else the body, that was spoken of last within two sentences. */
function ofPlural(span: Span, scene: Scene, references: readonly Reference[]): Reference {
  const { named, discourse } = scene;
  const { sentences, text } = named;
  const here = lastAtOrBefore(sentences, span[0]);
  const reach = sentences[Math.max(0, here - 2)]?.[0] ?? 0;
  const quoted = discourse.isQuoted(span);
  const groups = references
    .slice(-100)
    .filter(
      (reference) =>
        (reference.status === 'group' || scene.several.has(reference)) &&
        reference.mention.every((own) => own[0] >= reach && own[1] <= span[0] && discourse.isQuoted(own) === quoted),
    );
  const leading = groups.findLast(({ mention }) => mention[0] && leadsSentence(named, mention[0]));
  const best = leading ?? groups.at(-1);
  if (!best) {
    // “They” of a state or a body, as people say it: only where nothing else could be meant.
    const candidates = scene.discourse.rank(span, ({ kind }) => kind !== 'person', null, true);
    return chosen(span, 'pronoun', candidates, scene, '“they”', ENOUGH_FOR_THINGS);
  }
  const words = text.slice(...(best.mention[0] ?? span));
  return { ...best, mention: [span], via: 'pronoun', basis: 'implied', why: `the group spoken of last: “${words}”` };
}

const leadsSentence = ({ text, sentences }: Named, span: Span): boolean => {
  const sentence = spanAt(sentences, span[0]);
  return sentence !== null && text.slice(sentence[0], span[0]).trim().split(/\s+/u).length <= 3;
};

/** “the Norwegians” and not “the Norwegian fleet”. */
const isPeople = (text: string, { span, form, why }: Mention): boolean =>
  form === 'demonym' &&
  /\bthe\s$/iu.test(text.slice(Math.max(0, span[0] - 4), span[0])) &&
  // “the Americans” is a noun in any place, “the Chinese” only before a verb or the like.
  (why.endsWith(': people') ||
    !/^\s\p{Ll}{2}/u.test(text.slice(span[1], span[1] + 3)) ||
    VERBS.test(text.slice(span[1])));

const VERBS =
  /^\s(?:and|who|are|were|had|have|did|do|don|was|say|said|can|could|may|for|will|would|want|wanted|deny|denied|know|knew|think|never|also|in|on|at|to|of)\b/u;

/** “the people of Ukraine”, “the war in Sudan”: what is spoken of belongs to the state, and is not it. */
const OF_THINGS =
  /\b(?:people|war|situation|crisis|conflict|invasion|events|coast|north|south|east|west|rest|parts?|map|children|citizens)\s(?:of|in|on|against)\s(?:the\s)?$/u;

/** “Holm's aides”, “in Norway”. */
function isAside(text: string, { span, kind, form }: Mention): boolean {
  if (/^[’']s?\s/u.test(text.slice(span[1], span[1] + 3))) return true;
  return (
    form === 'demonym' ||
    OF_THINGS.test(text.slice(Math.max(0, span[0] - 30), span[0])) ||
    (kind === 'place' &&
      /\b(?:in|at|near|from|to|across|outside|around)\s(?:the\s)?$/iu.test(
        text.slice(Math.max(0, span[0] - 12), span[0]),
      ))
  );
}

const isAsidePhrase = (phrase: Phrase): boolean =>
  phrase.type === 'pronoun' && /^(?:his|her|their|its)$/u.test(phrase.word);
