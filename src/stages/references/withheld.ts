import type { Participant, Reference } from '../../document/index.ts';
import { roleNoun } from '../../lexicon/index.ts';
import { bodyBefore, ministryIn } from './ministries.ts';
import { homeAt } from './pairHome.ts';
import { bodyFor, ownerIn } from './owners.ts';
import type { Description } from './phrases.ts';
import { decide } from './discourse.ts';
import { joins, open, representedBy, resolved } from './reference.ts';
import type { Span } from '../../text/index.ts';
import { remember, type Scene } from './scene.ts';

/** How many of the nameless are looked at: who was spoken of longer ago has to be described again. */
const LOOK_BACK = 20;

/** “a senior official”, “a spokesman for the minister”: kept without a name, with the body that they speak for. */
export function withheld(
  { span, role }: Pick<Description, 'span' | 'role'>,
  of: string | null,
  scene: Scene,
): Reference {
  const noun = role?.noun ?? 'person';
  const reference: Reference = {
    ...open([span], 'title', `the text holds back the name (${noun})`),
    status: 'anonymous',
    basis: 'known',
    represents: bodyFor(of ?? bodyOfOfficial({ span, role }, scene), scene),
  };
  remember(scene, span, noun, role?.gender ?? null, reference);
  return reference;
}

/** “a Commission official”, “two government officials”, “a senior administration official”: of the body that the noun before tells. */
export function bodyOfOfficial({ span, role }: Pick<Description, 'span' | 'role'>, scene: Scene): string | null {
  if (!/^(?:official|officer|source|aide|diplomat|adviser|advisor)$/u.test(role?.noun ?? '')) return null;
  const words = scene.named.text.slice(...span);
  const noun = /(\p{L}+)\s\p{L}+$/u.exec(words)?.[1] ?? '';
  // The executive of the United States alone is called so without its state.
  if (/^administration$/iu.test(noun))
    return scene.discourse.timesOf('country:USA', span[0]) > 0 ? 'country:USA' : null;
  if (/^government$/iu.test(noun)) return homeAt(span[0], scene);
  return /^(?:ministry|commission|department)$/iu.test(noun) ? (bodyBefore({ span }, scene)?.id ?? null) : null;
}

/** “The official” after “a senior official”; `since` is the place from which on they have to be spoken of. */
export function namelessBefore({ span, role }: Description, scene: Scene, since = 0): Reference | null {
  const before = [...scene.nameless]
    .slice(-LOOK_BACK)
    .findLast(
      ([id, { noun, reference }]) =>
        noun === role?.noun && reference.status !== 'unresolved' && (scene.discourse.lastOf(id, span[0]) ?? 0) >= since,
    );
  if (!before) return null;
  const [id, { noun, reference }] = before;
  scene.discourse.add(id, span);
  const why = `the ${noun} before, whom the text gives no name`;
  return { ...reference, mention: [span], via: reference.via === 'organisation' ? 'organisation' : 'title', why };
}

/** Those who speak in the name of a state or body: without a name of their own it is the body that speaks. */
export const isSpokesperson = (noun: string): boolean =>
  /^(?:spokes(?:man|woman|person)|representative|delegate|observer)$/u.test(noun);

/** “A WTO spokesman”, “the representative of Sudan”, “China's foreign ministry spokeswoman”. */
export function spokenFor(phrase: Description, of: string | null, scene: Scene): Reference {
  const { span, role } = phrase;
  const words = scene.named.text.slice(...span);
  // “a spokesman for Mr Holm”: of a person, and not of the state that he comes from.
  const body = isForPerson(phrase)
    ? null
    : (ownOrgan(phrase, scene) ?? bodySpokenFor(phrase, of, scene) ?? lastBody(phrase, scene));
  if (!body || body.kind === 'person') return withheld(phrase, isForPerson(phrase) ? null : of, scene);
  const reference = resolved([span], body, representedBy(body, scene.participants, scene.lexicon), {
    via: 'organisation',
    basis: 'implied',
    why: `“${words}” speaks for ${body.name}`,
  });
  remember(scene, span, role?.noun ?? 'spokesperson', role?.gender ?? null, reference);
  return reference;
}

/** “Sofia denied … A spokesman [for its energy ministry] said”: the ministry of the state that “its” means. */
function ownOrgan({ span }: Description, scene: Scene): Participant | null {
  const rest = scene.named.text.slice(span[1], span[1] + 60);
  const lead = /^\s(?:for|at)\sits\s/u.exec(rest)?.[0];
  const found = lead && scene.lexicon.scan(rest.slice(lead.length)).find(({ span: own }) => own[0] === 0);
  if (!lead || !found || found.type !== 'organ') return null;
  const at: Span = [span[1] + lead.length - 4, span[1] + lead.length - 1];
  const owner = decide(scene.discourse.rank(at, ({ kind }) => kind === 'country', null));
  const organ =
    owner && scene.lexicon.actor(`org:${owner.actor.slice('country:'.length).toLowerCase()}-${found.organ}`);
  return organ ? joins(organ, scene.participants) : null;
}

/** A ministry that the words name, the owner, or the body that the noun before the head takes up. */
function bodySpokenFor(phrase: Description, of: string | null, scene: Scene): Participant | null {
  const words = scene.named.text.slice(...phrase.span);
  const tail = /\s(?:for|of|at|from)\s(.+)$/u.exec(words)?.[1];
  const organ = organIn(words, tail, scene);
  // An embassy is its state abroad.
  const state = organ?.endsWith('-embassy') ? (scene.lexicon.actor(organ)?.represents ?? null) : null;
  if (organ) return ownerIn(state ?? organ, scene);
  return (tail ? ministryIn(tail, scene) : null) ?? ownerIn(of, scene) ?? bodyBefore(phrase, scene);
}

/** “The bank raised its forecast … A spokesman said”: of the body or state that speaks in the same paragraph before. */
export function lastBody({ span, role }: Description, scene: Scene): Participant | null {
  if (!isSpokesperson(role?.noun ?? '') || !/^an?\s[\p{L}-]+$/iu.test(scene.named.text.slice(...span))) return null;
  const ranked = scene.discourse.rank(span, ({ id }) => !id.startsWith('nobody:'), null);
  const near = ranked.filter(
    ({ reasons }) => reasons.includes('in the same paragraph') && reasons.includes('speaks there'),
  );
  const [only, ...others] = near.flatMap(({ actor }) => scene.participants.get(actor) ?? []);
  return only && others.length === 0 && only.kind !== 'person' ? only : null;
}

const isForPerson = ({ names }: Description): boolean => names.some(({ kind }) => kind === 'person');

/** The ministry in “the Russian foreign ministry spokeswoman” and “a spokesman for the Russian foreign ministry”. */
function organIn(words: string, tail: string | undefined, { lexicon }: Scene): string | null {
  const before = tail ?? words.replace(/\s[\p{L}-]+$/u, '');
  if (!/\s/u.test(before.trim()) || !before.split(/\s/u).some((word) => roleNoun(word)?.kind === 'body')) return null;
  return lexicon.scan(before).find((found) => found.type === 'organ')?.actor?.id ?? null;
}
