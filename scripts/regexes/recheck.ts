import { check, type Diagnostics } from 'recheck';

export type Verdict =
  | { readonly kind: 'proved' }
  | { readonly kind: 'vulnerable'; readonly attack: string }
  | { readonly kind: 'undecided'; readonly why: string };

/**
 * What recheck says of one search with an expression, by its automaton alone: that is a proof, where its fuzzer only has
 * not found an attack. It knows no look-around but “\b”, “^” and “$”, and gives up after `patience` milliseconds.
 */
export async function recheckOf(source: string, flags: string, patience: number): Promise<Verdict> {
  return verdictOf(await check(source, flags, { checker: 'automaton', timeout: patience }));
}

function verdictOf(found: Diagnostics): Verdict {
  switch (found.status) {
    case 'safe':
      return { kind: 'proved' };
    case 'vulnerable':
      return { kind: 'vulnerable', attack: found.attack.pattern };
    default:
      return { kind: 'undecided', why: 'message' in found.error ? found.error.message : found.error.kind };
  }
}
