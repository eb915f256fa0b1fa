import type { Reference } from '../../document/index.ts';
import type { Span } from '../../text/index.ts';
import type { Scene } from './scene.ts';

const NOUNS =
  'statement|readout|press release|release|post|tweet|message|account|communiqué|note|letter|report|study|survey|poll|paper|analysis|assessment|review|inquiry|audit|investigation|bulletin|briefing|estimate|forecast|editorial';
/** The noun with what tells of its kind: “a joint statement”. */
const WRITING = String.raw`(?:(?:the|a|an|one|another|this|that|its)\s)?(?:\p{Ll}[\p{L}-]*\s){0,2}(?:${NOUNS})`;
const PUT_OUT =
  'published|released|issued|carried out|conducted|produced|compiled|prepared|written|wrote|put out|made|did';

/** “A readout from the White House”, “a poll of 900 voters by Northview”, “a study from the Kiel-based Institute of …”. */
const BY = new RegExp(
  String.raw`^${WRITING}\s(?:(?:of|on|into|about)\s[^,;“”"]{2,40}?\s)?(?:from|by|(?:${PUT_OUT}) by)\s(?:(?:the\s)?\p{Lu}\p{L}+-based\s(?=\p{Lu}))?`,
  'iu',
);
/** “The statement of the foreign ministry”: what a study is of, is not who made it. */
const OF = /^(?:(?:the|a|an)\s)?(?:\p{Ll}+\s)?(?:statement|readout|account|communiqué)\sof\s/iu;
/** “A survey of 900 farms, which the charity published on Monday”. */
const WHICH = new RegExp(
  String.raw`^${WRITING}\b[^;“”"]{0,80}?\s(?:which|that)\s((?!(?:was|were|is|are|has|had|have)\b)[^;“”"]+?)\s(?:(?:has|have|had|also)\s)?(?:${PUT_OUT})\b`,
  'iu',
);
/** “(An assessment that) the agency and its partner carried out”, of which the beginning is missing. */
const CUT = new RegExp(String.raw`^((?:the\s)?\p{Lu}[^;“”"]+?)\s(?:(?:has|have|had)\s)?(?:${PUT_OUT})$`, 'u');
/** “The bank's annual report, released on Monday”. */
const OWN = new RegExp(
  String.raw`^((?:the\s)?[^,;“”"]{2,60}?)[’']s?\s(?:\p{Ll}[\p{L}-]*\s){0,2}(?:${NOUNS})(?:,|\s(?:which|that|published|released|issued|out|on|of|into)\b|$)`,
  'iu',
);
const BARE = new RegExp(String.raw`^(?:the|this|that)\s(?:\p{Ll}[\p{L}-]*\s)?(${NOUNS})$`, 'iu');

/** Of a text or study that somebody puts out, the words for the one who puts it out, who speaks in it; else all words. */
export function authored(text: string, [start, end]: Span): Span {
  const words = text.slice(start, end);
  const lead = (BY.exec(words) ?? OF.exec(words))?.[0];
  if (lead) return [start + lead.length, end];
  const author = WHICH.exec(words)?.[1];
  if (author) {
    const from = start + words.search(/\s(?:which|that)\s/iu) + 1;
    const at = text.indexOf(author, from);
    return [at, at + author.length];
  }
  const cut = CUT.exec(words)?.[1];
  if (cut) return [start, start + cut.length];
  const owner = OWN.exec(words)?.[1];
  return owner ? [start, start + owner.length] : [start, end];
}

/** “The survey also showed”: the one who speaks in the writing of this kind that was told of last. */
export function sameWriting(span: Span, mention: readonly Span[], scene: Scene): Reference | null {
  const { text } = scene.referenced;
  const noun = BARE.exec(text.slice(...span))?.[1]?.toLowerCase();
  if (!noun) return null;
  const isOf = new RegExp(String.raw`\b${noun}\b`, 'iu');
  const before = scene
    .known([Math.max(0, span[0] - REACH), span[0]])
    .filter(({ attribution: { source } }) =>
      source.some((own) => own[1] <= span[0] && authored(text, own)[0] !== own[0] && isOf.test(text.slice(...own))),
    );
  const speaker = before.at(-1)?.speaker;
  if (speaker?.status !== 'resolved' && speaker?.status !== 'group') return null;
  const why = `“${text.slice(...span)}”: that of ${speaker.name ?? ''}, told of before`;
  return { ...speaker, mention, via: 'organisation', basis: 'implied', why };
}

/** Characters before the words in which the writing has to be told of. */
const REACH = 1200;
