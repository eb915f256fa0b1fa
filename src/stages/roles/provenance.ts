import { type Attribution, type Reference, unresolved } from '../../document/index.ts';
import type { Span } from '../../text/index.ts';
import { headOf } from './heads.ts';
import type { Scene } from './scene.ts';

/** The occasions on which statements are made. The phrase runs to the end of its clause. */
const VENUE =
  /\b(?:(?:in|at|during|on|after|through|via|from)\s+)((?:a|an|the|his|her|its|their|this|one|last|[\p{L}’'-]+[’']s)\s+(?:[\p{L}’'-]+\s+){0,4}?(?:press conference|news conference|news briefing|briefing|interview|statement|communiqu[eé]|speech|address|debate|hearing|summit|meeting|session|post|tweet|message|letter|call|phone call|telephone call|conversation|podcast|programme|program|broadcast|article|essay|op-ed|report|rally|ceremony|visit|conference|forum|lecture|testimony|note|email|memo|filing|dispatch|bulletin|newsletter|declaration)\b(?:\s+(?:in|at|with|to|on|of|by|for|after|before)\s+(?!(?:that|who|which|said|told|and)\b)[^,.;:"“”\s]+(?:\s+(?!(?:that|who|which|said|told|and)\b)[^,.;:"“”\s]+){0,5}\s*)?)/iu;
/** Where things are posted: “wrote on Twitter”. */
const PLATFORM =
  /\bon\s(?:(?:the|his|her|its|their|\p{Lu}\S*[’']s)\s)?((?:Twitter|X|Facebook|Instagram|YouTube|Telegram|TikTok|WhatsApp|Weibo|LinkedIn|Reddit|Bluesky|Threads|Truth Social|VK)\b)/u;
const SPEAKING_IN = /\b[Ss]peaking\s+((?:in|at|on|from|after|before|during)\s+[^,.;:"“”]{2,60})/u;
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

/** Those who passed the words on, as far as the cue's clause and source name them, the closest to the speaker first. */
export function chainOf(scene: Scene, attribution: Attribution): Reference[] {
  const { referenced, lookup } = scene;
  const { text } = referenced;
  const found: Reference[] = [];
  const stretches: readonly Span[] = [...attribution.source, ...scene.clauseOf(attribution)];
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
