import type { OfficeMention } from './actors.ts';
import { namesBody, PERSON_RUN } from './personNames.ts';
import type { Read } from './reading.ts';
import { HONORIFICS, NOT_NAMES } from './titles.ts';
import { wordSet } from '../text/index.ts';

type Person = NonNullable<OfficeMention['person']>;

const RUN = new RegExp(PERSON_RUN.source, 'yu');
const ELECT = /^-(?:elect|designate)/i;

/**
 * The person named after an office that ends before token `end`: "Foreign Minister Anna Berg", or set apart by a
 * comma, "the foreign minister, Anna Berg,". Behind a comma a name that the lexicon does not know has to have two
 * words and to end at a mark.
 */
export function personAfter(read: Read, end: number): Person | null {
  const { text, tokens, starting } = read;
  let at = tokens[end - 1]?.end ?? 0;
  at += ELECT.exec(text.slice(at, at + 12))?.[0].length ?? 0;
  const apart = text.charAt(at) === ',';
  if (apart) at += 1;
  if (text.charAt(at) !== ' ' && text.charAt(at) !== '\u00a0') return null;
  at += 1;
  const next = apart ? end + 1 : at - (tokens[end - 1]?.end ?? 0) > 2 ? end + 2 : end;
  const known = starting.get(next);
  if (known && tokens[next]?.at === at && known.mention.namings[0]?.how === 'person')
    return { span: known.mention.span, actor: known.mention.namings[0].actor };
  at +=
    /^(?:(?:Mr|Mrs|Ms|Dr|Sir|Lord|Lady|Dame|Rep|Sen|Gen|Col|Gov|Prof)\.? )*/.exec(text.slice(at, at + 24))?.[0]
      .length ?? 0;
  RUN.lastIndex = at;
  const run = RUN.exec(text)?.[0];
  if (run === undefined) return null;
  const name = cut(run);
  if (name === '' || namesBody(name) || (known && known.mention.span[1] >= at + name.length)) return null;
  if (
    apart &&
    (!name.includes(' ') || !/^[’']?s?[,.;:)\n]|^$/.test(text.slice(at + name.length, at + name.length + 1)))
  )
    return null;
  return { span: [at, at + name.length], actor: null };
}

/** The person named before an office that begins at token `start`: "Anna Berg, the Norwegian foreign minister". */
export function personBefore(read: Read, start: number): Person | null {
  const { tokens, lower, ending, text } = read;
  const article = lower[start - 1];
  const comma = article === 'the' || article === 'a' || article === 'an' ? start - 2 : start - 1;
  if (tokens[comma]?.key !== ',') return null;
  const known = ending.get(comma);
  if (known) {
    const naming = known.mention.namings[0];
    return naming?.how === 'person' ? { span: known.mention.span, actor: naming.actor } : null;
  }
  let from = comma;
  let words = 0;
  let first = comma;
  while (from > 0) {
    const token = tokens[from - 1];
    const next = tokens[from];
    if (!token || !next || text.slice(token.end, next.at).includes('\n') || text.slice(token.end, next.at).length > 1)
      break;
    if (/^\p{Lu}/u.test(token.key) && !NOT_NAMES.has(lower[from - 1] ?? '') && !HONORIFICS.has(lower[from - 1] ?? '')) {
      words += 1;
      first = from - 1;
    } else if (!(/^[-'.]$/.test(token.key) && next.key !== ',') && !SMALL.has(token.key)) break;
    from -= 1;
  }
  const begin = tokens[first];
  const close = tokens[comma - 1];
  if (words < 2 || !begin || !close) return null;
  const name = text.slice(begin.at, close.end);
  return namesBody(name) ? null : { span: [begin.at, close.end], actor: null };
}

const SMALL = wordSet('de del della di da dos du van von der den ten bin ibn al el la le zu af');

/** A run of capitals up to the first word that is no name, without a closing 's. */
function cut(run: string): string {
  const words = run.split(/(?<=\s)/u);
  const stop = words.findIndex((word) => NOT_NAMES.has(word.trim().toLowerCase()));
  const name = (stop < 0 ? run : words.slice(0, stop).join('')).trimEnd();
  return name.replace(/[’']s?$/u, '').replace(/-$/, '');
}
