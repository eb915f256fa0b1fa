import type { Mention } from '../../document/index.ts';
import type { Naming } from '../../lexicon/index.ts';
import type { Scene } from './scene.ts';
import { sole } from '../../text/index.ts';

/** Initials between the given name and the surname: “Kari [V. ]Holm”. */
const INITIALS = /(?<=\p{L}\s)(?:\p{Lu}\.\s?){1,3}(?=\p{Lu}\p{L})/u;
const HAS_INITIAL = /(?<!\p{L})\p{Lu}\./u;

/**
 * “Foreign Minister Sergey V. Lavrov”: the one whom the lexicon knows without a middle initial, where an office stands beside
 * the name or a public body writes it. Whoever the lexicon knows with another initial is somebody else.
 */
export function withoutInitials({ span, kind, form }: Mention, scene: Scene): Naming | null {
  const { document, lexicon, date, publisher } = scene;
  const words = document.text.slice(...span);
  if (form !== 'name' || kind !== 'person' || date === null || !INITIALS.test(words)) return null;
  if (publisher === null && !scene.isInOffice(span)) return null;
  const naming = sole(lexicon.named(words.replace(INITIALS, '')));
  if (naming?.actor.kind !== 'person' || scene.isOfOther(words)) return null;
  const { id, name, aliases } = naming.actor;
  const isInOffice = lexicon.representedBy(id, date) !== null;
  return isInOffice && ![name, ...aliases].some((one) => HAS_INITIAL.test(one)) ? naming : null;
}
