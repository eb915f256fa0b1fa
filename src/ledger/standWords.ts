import { wordSet } from '../text/index.ts';
import { stemOf } from './opposites.ts';

// The verbs and phrases by which somebody takes a stand on something that they name, and the words around them.

/** Where somebody stands on the object of the verb; `open` of what is being considered. */
export type Side = 'for' | 'against' | 'open';

/**
 * Each has its object right behind it: “opposes the treaty”, “is ready to talk”. Praise, blame and threats are not among
 * them: who congratulates and then criticises the same one has changed no position.
 */
const VERBS: Readonly<Record<Side, string>> = {
  for: `support, back, favour, be in favour of, in favour of, speak in favour of, come out in favour of, come out for, endorse, accept, approve, approve of,
    agree to, agree on, agree with, consent to, embrace, advocate, be for, be ready to, be ready for, be willing to, be prepared to, be prepared for,
    want, want to, plan to, intend to, decide to, pledge to, promise to, commit to, be committed to, call for, demand, insist on, recognise,
    admit, admit that, acknowledge, acknowledge that, concede that, confirm, confirm that, join, sign, ratify, allow, permit, be going to`,
  against: `oppose, be opposed to, remain opposed to, reject, be against, speak against, speak out against, argue against, come out against, vote against, object to,
    refuse, refuse to, decline to, rule out, exclude, veto, boycott, resist, turn down, deny, deny that, dispute, dispute that, repudiate, forbid, prohibit`,
  open: 'consider, be considering, weigh, be weighing, be open to, can imagine, could imagine, look at, be looking at, think about, be thinking about',
};

/** Forms that the stem does not join, by the word as it stands in the lists above. */
const FORMS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    be: 'is are am was were been being',
    come: 'came comes',
    speak: 'spoke spoken',
    think: 'thought',
    favor: 'favour favours favoured favored favors',
    recognise: 'recognize',
  }).flatMap(([base, forms]) => forms.split(' ').map((form): [string, string] => [form, base])),
);

/** A word as the lists have it. */
export const baseForm = (word: string): string => stemOf(FORMS.get(word) ?? word);

export interface StandPhrase {
  readonly words: readonly string[];
  readonly side: Side;
}

/** By their first word, the longest first. */
export const PHRASES: ReadonlyMap<string, readonly StandPhrase[]> = Map.groupBy(
  Object.entries(VERBS)
    .flatMap(([side, list]) =>
      list
        .split(',')
        .map((phrase): StandPhrase => ({ words: phrase.trim().split(/\s+/u).map(baseForm), side: side as Side })),
    )
    .toSorted((one, other) => other.words.length - one.words.length),
  ({ words: [first = ''] }) => first,
);

/** Between a subject and its verb: they change nothing of the side. */
export const BESIDE_VERB = wordSet(
  `will would shall do does did have has had also still now again always fully firmly strongly clearly strictly categorically flatly
  therefore currently today continue continues continued to remain remains really all both yet ever even absolutely completely`,
);
/** They turn the side round. */
export const DENYING = wordSet(`not never cannot neither nor hardly`);
/** Who no longer demands something is against it now. */
export const isDenying = (word: string): boolean => DENYING.has(word) || /n['’]t$/u.test(word);

/** A stand under a condition, in doubt, or of another time is none that can be held against another. */
export const UNCERTAIN = wordSet(
  `if unless whether provided providing assuming suppose supposing until once formerly previously originally initially earlier
  ago used then past history yesterday's perhaps maybe possibly reportedly allegedly apparently almost only`,
);

/** What begins another clause. */
export const CLAUSE = wordSet(
  'and but or because although though while when which who whom whose where since as so after before despite unlike than whereas',
);

/** By these a body or state speaks of itself: “our government”. */
export const BODIES = wordSet('government cabinet ministry administration country side party delegation council');
