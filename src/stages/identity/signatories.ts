import type { Participant } from '../../document/index.ts';
import type { Span } from '../../text/index.ts';
import type { EntityTable } from './entityTable.ts';
import type { Scene } from './scene.ts';
import { fromTitle, titledIn } from './titled.ts';

/** “Joint Statement by”, up to the first of those who sign. */
const LED_IN =
  /\bjoint\s(?:[\p{L}-]+\s){0,2}?(?:statement|declaration|communiqu[ée]|message)\s(?:by|of|from)\s(?:the\s)?/iu;
/** Between two of them. */
const AND = /^(?:,|,?\sand)\s(?:the\s)?$/u;
/** “[Jan Vale] III”. */
const SUFFIX = /^,?\s(?:Jr|Sr|III?|IV)\b\.?/u;
/** How a title goes on behind the last. */
const GOES_ON =
  /^(?:$|[,:(–—]|\s(?:[-–—]\s|on|about|regarding|concerning|at|in|to|following|after|before|for|during|marking|welcoming|condemning)\b)/iu;

/**
 * “Joint Statement by Secretary Vale and Minister Holm on the Port”: the persons, states and bodies whom a title names
 * together as those who make it; none where it names one or goes on in another way.
 */
export function signatoriesIn(scene: Scene, table: EntityTable): Participant[] {
  const { title } = scene.document;
  const lead = title === null ? null : LED_IN.exec(title);
  if (title === null || !lead) return [];
  const persons = titledIn(scene).map((one) => ({ span: one.span, sign: () => fromTitle(one, table) }));
  const bodies = scene.lexicon.scan(title).flatMap((found) => {
    const naming = found.type === 'name' ? found.namings[0] : undefined;
    const isBody = naming && naming.how !== 'demonym' && naming.how !== 'people' && naming.how !== 'person';
    return isBody ? [{ span: found.span, sign: () => table.known(naming.actor.id) }] : [];
  });
  const found: { readonly span: Span; readonly sign: () => Participant | null }[] = [];
  let end = lead.index + lead[0].length;
  for (const one of [...persons, ...bodies].toSorted((a, b) => a.span[0] - b.span[0] || b.span[1] - a.span[1])) {
    if (one.span[0] < end) continue;
    const gap = title.slice(end, one.span[0]);
    if (found.length === 0 ? gap !== '' : !AND.test(gap)) break;
    found.push(one);
    end = one.span[1] + (SUFFIX.exec(title.slice(one.span[1]))?.[0].length ?? 0);
  }
  if (found.length < 2 || !GOES_ON.test(title.slice(end))) return [];
  return found.flatMap(({ sign }) => sign() ?? []);
}
