import { ATTRIBUTED_TEXT, type Attribution, type Reference, unresolved } from '../../document/index.ts';
import { contains, overlaps, type Span } from '../../text/index.ts';
import { headOf } from './heads.ts';
import type { Scene, Settled } from './scene.ts';

/** The occasions on which statements are made. The phrase runs to the end of its clause. */
const VENUE =
  /\b(?:(?:in|at|during|on|after|through|via|from)\s+)((?:a|an|the|his|her|its|their|this|one|last|[\p{L}’'-]+[’']s)\s+(?:[\p{L}’'-]+\s+){0,4}?(?:press conference|news conference|news briefing|briefing|interview|statement|communiqu[eé]|speech|address|debate|hearing|summit|meeting|session|post|tweet|message|letter|call|phone call|telephone call|conversation|podcast|programme|program|broadcast|article|essay|op-ed|report|rally|ceremony|visit|conference|forum|lecture|testimony|note|email|memo|filing|dispatch|bulletin|newsletter|declaration)\b(?:\s+(?:in|at|with|to|on|of|by|for|after|before)\s+(?!(?:that|who|which|said|told|and)\b)[^,.;:"“”\s]+(?:\s+(?!(?:that|who|which|said|told|and)\b)[^,.;:"“”\s]+){0,5}\s*)?)/iu;
/** Where things are posted: “wrote on Twitter”. */
const PLATFORM =
  /\bon\s(?:(?:the|his|her|its|their|\p{Lu}\S*[’']s)\s)?((?:Twitter|X|Facebook|Instagram|YouTube|Telegram|TikTok|WhatsApp|Weibo|LinkedIn|Reddit|Bluesky|Threads|Truth Social|VK)\b)/u;
const SPEAKING_IN = /\b[Ss]peaking\s+((?:in|at|on(?!\scondition\b)|from|after|before|during)\s+[^,.;:"“”]{2,60})/u;
/** “carried by the state news agency”, “according to a joint communiqué”, “quoted by X”, “as reported by X”. */
const CARRIED =
  /\b(?:carried|published|released|issued|posted|reported|quoted|cited|broadcast|aired|relayed|distributed|read out)\s+(?:\w+\s+)?by\s+|\baccording to\s+|\b(?:told|quoting|citing)\s+/giu;
/** “[The Herald] quoted” Vik as saying so. */
const QUOTES = /(?:^|[,;]\s)([^,;:“”"]{2,60}?)\s(?:has\s|had\s|also\s|later\s)?(?:quot|cit)(?:ed|es)\s$/u;
const MEDIA =
  /\b(?:agenc(?:y|ies)|newspapers?|daily|weekly|magazines?|radio|television|TV|channels?|broadcasters?|podcast|websites?|outlets?|News|Times|Post|Herald|Tribune|Gazette|Dispatch|Press|Journal|Chronicle|Observer|communiqu[eé]|statement|transcript|readout|minutes|report|media|press)\b/u;

/** Where the words were said, as the text puts it: the occasion in the cue's clause; null if it names none. */
export function venueOf(scene: Scene, attribution: Attribution): string | null {
  for (const span of scene.frameOf(attribution)) {
    const clause = scene.referenced.text.slice(...span);
    const words = VENUE.exec(clause)?.[1] ?? SPEAKING_IN.exec(clause)?.[1] ?? PLATFORM.exec(clause)?.[1];
    if (words) return words.replace(/\s+/gu, ' ').trim();
  }
  return null;
}

/**
 * Those who passed the words on, the closest to the speaker first: whom the cue's clause and source name, then those in
 * whose words it all stands (“Togo promised us a port,” Vik said), each with whoever passed theirs on.
 */
export function chainOf(scene: Scene, attribution: Attribution, speaker: Reference | null): Reference[] {
  const tellers = tellersOf(scene, attribution);
  const found = [
    ...mediaOf(scene, attribution, tellers[0]),
    ...tellers.flatMap(({ attribution: telling, speaker: teller }, index) => [
      ...(teller === null || speaksForSelf(speaker, teller) ? [] : [teller]),
      ...mediaOf(scene, telling, tellers[index + 1]),
    ]),
  ];
  return [...new Map(found.map((one) => [one.actor ?? one.name ?? JSON.stringify(one.mention), one])).values()];
}

/**
 * Those whose content an attribution is a part of with its speaker, cue and content; the innermost first. A release that
 * a line above it attributes to a spokesperson tells like any.
 */
function tellersOf(scene: Scene, { id, source, cue, content }: Attribution): Settled[] {
  const own = [...source, ...cue, ...content];
  const anchor = source[0] ?? cue[0];
  if (!anchor) return [];
  const sizeOf = ({ attribution }: Settled): number =>
    attribution.content.reduce((sum, [start, end]) => sum + end - start, 0);
  return scene
    .settled(anchor)
    .filter(
      ({ attribution: other }) =>
        other.id !== id &&
        other.basis !== ATTRIBUTED_TEXT &&
        own.every((part) => other.content.some((span) => contains(span, part))),
    )
    .toSorted((a, b) => sizeOf(a) - sizeOf(b));
}

const partsIn = (span: Span, content: readonly Span[]): Span[] =>
  content
    .filter((part) => overlaps(part, span))
    .map(([start, end]) => [Math.max(start, span[0]), Math.min(end, span[1])]);

/** “We”, “Togo” of one who speaks for Togo: whoever tells it tells of themselves. */
function speaksForSelf(speaker: Reference | null, teller: Reference): boolean {
  const actorsOf = ({ actor, members }: Reference): readonly string[] =>
    members.length > 0 ? members.flatMap(actorsOf) : actor === null ? [] : [actor];
  const own = speaker ? actorsOf(speaker) : [];
  const theirs = [...actorsOf(teller), ...(teller.represents ? [teller.represents.actor] : [])];
  return own.length > 0 && own.every((actor) => theirs.includes(actor));
}

/** The media that passed the words on, as far as the cue's clause and source name them, in the words of whoever tells it. */
function mediaOf(scene: Scene, attribution: Attribution, teller: Settled | undefined): Reference[] {
  const { referenced, lookup } = scene;
  const { text } = referenced;
  const found: Reference[] = [];
  const around = [...attribution.source, ...scene.clauseOf(attribution)];
  const stretches = teller ? around.flatMap((span) => partsIn(span, teller.attribution.content)) : around;
  const add = (from: number, words: string): void => {
    const phrase: Span = [from, from + words.trimEnd().length];
    const head = headOf(text, phrase, lookup);
    if (!MEDIA.test(words) && scene.person(head?.actor)?.sector !== 'JRN') return;
    const name = words.trim().replace(/^(?:the|a|an)\s+/iu, '');
    const why = `“${name}” passed the words on`;
    found.push(
      head?.status === 'resolved'
        ? { ...head, mention: [phrase] }
        : { ...unresolved([phrase], 'title', why), basis: 'known' },
    );
  };
  const source = attribution.source[0]?.[0];
  for (const span of stretches) {
    const clause = text.slice(...span);
    const [quoting, medium] = span[1] === source ? (QUOTES.exec(clause) ?? []) : [];
    if (medium !== undefined)
      add(span[0] + clause.lastIndexOf(quoting ?? '') + (quoting ?? '').indexOf(medium), medium);
    for (const match of clause.matchAll(CARRIED)) {
      const from = span[0] + match.index + match[0].length;
      const words =
        /^[^,.;:"“”]+?(?=\s(?:that|on|in|at|after|before|said|says|late|early|which|who)\s|[,.;:"“”]|$)/u.exec(
          text.slice(from, span[1]),
        )?.[0];
      if (words) add(from, words);
    }
  }
  return found;
}
