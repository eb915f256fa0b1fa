import type { Mention, Timed } from '../../document/index.ts';
import { namesBody } from '../../lexicon/index.ts';
import { slugOf } from '../../text/index.ts';
import { isAcronymOf } from './bodies.ts';
import type { Cast } from './cast.ts';

/** Initials by which news calls a ministry of the state that it is writing about. */
const MINISTRIES: Readonly<Record<string, string>> = {
  MFA: 'foreign-ministry', MoFA: 'foreign-ministry', MOFA: 'foreign-ministry', MEA: 'foreign-ministry',
  MoD: 'defence-ministry', MOD: 'defence-ministry', MoF: 'finance-ministry', MOF: 'finance-ministry',
}; // prettier-ignore

/**
 * Other forms of the bodies that only the document knows: an acronym given in brackets (“International Institute for Arms
 * Limits (IIAL)”), the last word of the name, where just one body has it (“the Herald” of “The Harbour Herald”, the outlet
 * among them), the first word of a firm's name, and “the MFA” after a foreign ministry.
 */
export function withShortForms({ text, outlet }: Timed, mentions: readonly Mention[], cast: Cast): Mention[] {
  const bodies = mentions.filter(({ actor, kind }) => actor?.startsWith('doc:') && kind === 'organisation');
  const meant = new Map<string, string>();
  for (const { span, actor } of mentions.filter(({ kind }) => kind === 'organisation')) {
    const acronym = /^\s*\((\p{Lu}[\p{Lu}\p{Ll}]{1,9})\)/u.exec(text.slice(span[1], span[1] + 16))?.[1];
    if (actor && acronym && isAcronymOf(acronym, text.slice(...span))) meant.set(acronym, actor);
  }
  const full = new Map(bodies.map(({ span, actor }) => [text.slice(...span).replace(/^the\s/iu, ''), actor ?? '']));
  const own = outlet?.includes(' ') ? outlet : null;
  if (own && ![...full.keys()].some((name) => name.endsWith(own) || (own.endsWith(` ${name}`) && name.includes(' '))))
    full.set(own, outletId(own));
  const shortOf = (words: string): string | null => {
    // “THE HERALD” of “The Harbour Herald”.
    const isLoud = words.length > 3 && words === words.toUpperCase();
    const ends = (name: string): boolean =>
      isLoud ? name.toUpperCase().endsWith(` ${words}`) : name.endsWith(` ${words}`) && !isTail(name, words);
    const bearers = new Set([...full].filter(([name]) => ends(name)).map(([, actor]) => actor));
    return bearers.size === 1 ? ([...bearers][0] ?? null) : null;
  };
  const firmOf = (words: string): string | null => {
    const bearers = new Set([...full].filter(([name]) => isFirmOf(name, words)).map(([, actor]) => actor));
    return bearers.size === 1 ? ([...bearers][0] ?? null) : null;
  };
  const shortened = new Set<string>();
  let ministry: string | null = null;
  const result = mentions.map((mention) => {
    const words = text.slice(...mention.span).replace(/^the\s/iu, '');
    if (/^org:[a-z]{3}-\w+-ministry$/u.test(mention.actor ?? '')) ministry = mention.actor;
    const acronym = meant.get(words) ?? (ministry?.endsWith(`-${MINISTRIES[words]}`) ? ministry : undefined);
    const actor =
      acronym ??
      (mention.actor?.startsWith('doc:') ? (shortOf(words) ?? firmOf(words)) : mention.actor ? null : shortOf(words));
    if (!actor || mention.actor === actor || (mention.kind === 'person' && !firmOf(words))) return mention;
    if (mention.actor) shortened.add(mention.actor);
    if (own && actor === outletId(own)) cast.addOutlet(actor, own);
    cast.addName(actor, words);
    const part = acronym ? 'initials' : shortOf(words) ? 'the last word' : 'the beginning';
    const why = `${part} of “${cast.participant(actor)?.name}”`;
    return {
      ...mention,
      kind: 'organisation' as const,
      form: acronym ? ('acronym' as const) : mention.form,
      actor,
      why,
    };
  });
  for (const actor of shortened) if (!result.some((mention) => mention.actor === actor)) cast.remove(actor);
  return result;
}

/** “Galdria” is no short form of “Citizens' Front of Galdria”. */
const isTail = (name: string, words: string): boolean =>
  /\b(?:of|for|in)\s(?:the\s)?$/u.test(name.slice(0, name.length - words.length));

/** “Kestrel” of “Kestrel Mining”, “Trelawny” of “Trelawny Shipping Group”; “Oslo” is not short for “Oslo Dockers' Union”. */
function isFirmOf(name: string, words: string): boolean {
  if (/\s/u.test(words) || !name.startsWith(`${words} `) || /\s(?:of|for|and|the)\s/u.test(name)) return false;
  return !namesBody(name) || FIRM.test(name);
}

const FIRM =
  /\s(?:Company|Co|Corporation|Corp|Group|Holdings?|Inc|Ltd|Limited|plc|PLC|SA|AG|NV|GmbH|Bank|Industries|Services)\.?$/u;

const outletId = (outlet: string): string => `doc:${slugOf(outlet.replace(/^the\s/iu, ''))}`;
