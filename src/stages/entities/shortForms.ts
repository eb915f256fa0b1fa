import type { Mention, Timed } from '../../document/index.ts';
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
 * among them), and “the MFA” after a foreign ministry.
 */
export function withShortForms({ text, outlet }: Timed, mentions: readonly Mention[], cast: Cast): Mention[] {
  const bodies = mentions.filter(({ actor, kind }) => actor?.startsWith('doc:') && kind === 'organisation');
  const meant = new Map<string, string>();
  for (const { span, actor } of bodies) {
    const acronym = /^\s*\((\p{Lu}[\p{Lu}\p{Ll}]{1,9})\)/u.exec(text.slice(span[1], span[1] + 16))?.[1];
    if (actor && acronym && isAcronymOf(acronym, text.slice(...span))) meant.set(acronym, actor);
  }
  const full = new Map(bodies.map(({ span, actor }) => [text.slice(...span), actor ?? '']));
  const own = outlet?.includes(' ') ? outlet : null;
  if (own && ![...full.keys()].some((name) => name.endsWith(own) || (own.endsWith(` ${name}`) && name.includes(' '))))
    full.set(own, outletId(own));
  const shortOf = (words: string): string | null => {
    const bearers = new Set([...full].filter(([name]) => name.endsWith(` ${words}`)).map(([, actor]) => actor));
    return bearers.size === 1 ? ([...bearers][0] ?? null) : null;
  };
  const shortened = new Set<string>();
  let ministry: string | null = null;
  const result = mentions.map((mention) => {
    const words = text.slice(...mention.span);
    if (/^org:[a-z]{3}-\w+-ministry$/u.test(mention.actor ?? '')) ministry = mention.actor;
    const acronym = meant.get(words) ?? (ministry?.endsWith(`-${MINISTRIES[words]}`) ? ministry : undefined);
    const actor = acronym ?? (mention.actor?.startsWith('doc:') || !mention.actor ? shortOf(words) : null);
    if (!actor || mention.actor === actor || mention.kind === 'person') return mention;
    if (mention.actor) shortened.add(mention.actor);
    if (own && actor === outletId(own)) cast.addOutlet(actor, own);
    cast.addName(actor, words);
    const why = `${acronym ? 'initials of' : 'the last word of'} “${cast.participant(actor)?.name}”`;
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

const outletId = (outlet: string): string => `doc:${slugOf(outlet.replace(/^the\s/iu, ''))}`;
