import type { Reference } from '../../document/index.ts';
import { roleNoun } from '../../lexicon/index.ts';
import { bodyFor, ownerIn } from './owners.ts';
import type { Description } from './phrases.ts';
import { open, representedBy, resolved } from './reference.ts';
import { remember, type Scene } from './scene.ts';

/** How many of the nameless are looked at: who was spoken of longer ago has to be described again. */
const LOOK_BACK = 20;

/** “a senior official”, “a spokesman for the minister”: kept without a name, with the body that they speak for. */
export function withheld({ span, role }: Description, of: string | null, scene: Scene): Reference {
  const noun = role?.noun ?? 'person';
  const reference: Reference = {
    ...open([span], 'title', `the text holds back the name (${noun})`),
    status: 'anonymous',
    basis: 'known',
    represents: bodyFor(of, scene),
  };
  remember(scene, span, noun, role?.gender ?? null, reference);
  return reference;
}

/** “The official” after “a senior official”. */
export function namelessBefore({ span, role }: Description, scene: Scene): Reference | null {
  const before = [...scene.nameless]
    .slice(-LOOK_BACK)
    .findLast(([, { noun, reference }]) => noun === role?.noun && reference.status !== 'unresolved');
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
  const body = isForPerson(phrase) ? null : ownerIn(organIn(words, scene) ?? of, scene);
  if (!body || body.kind === 'person') return withheld(phrase, isForPerson(phrase) ? null : of, scene);
  const reference = resolved([span], body, representedBy(body, scene.participants, scene.lexicon), {
    via: 'organisation',
    basis: 'implied',
    why: `“${words}” speaks for ${body.name}`,
  });
  remember(scene, span, role?.noun ?? 'spokesperson', role?.gender ?? null, reference);
  return reference;
}

const isForPerson = ({ names }: Description): boolean => names.some(({ kind }) => kind === 'person');

/** The ministry in “the Russian foreign ministry spokeswoman”. */
function organIn(words: string, { lexicon }: Scene): string | null {
  const before = words.replace(/\s[\p{L}-]+$/u, '');
  if (!/\s/u.test(before.trim()) || !before.split(/\s/u).some((word) => roleNoun(word)?.kind === 'body')) return null;
  return lexicon.scan(before).find((found) => found.type === 'organ')?.actor?.id ?? null;
}
