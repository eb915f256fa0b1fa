import type { Act, Attribution, Classified, DateValue, EventParty, RolesAssigned } from '../../document/index.ts';
import { EVENT_TYPES } from '../../document/index.ts';
import { hasCueAct } from '../../lexicon/index.ts';
import { remembered, type Span, spanSet } from '../../text/index.ts';
import { reporterOf, sourceOf, speakerOf } from './acts.ts';
import { sentenceOf } from './decode.ts';
import type { Told } from './merge.ts';
import { partiesOf } from './parties.ts';
import { isPublic, partyFrom } from './party.ts';
import type { Scene } from './scene.ts';
import { isSame } from './scores.ts';

const indexById = remembered(
  (attributions: readonly Attribution[]): ReadonlyMap<string, number> =>
    new Map(attributions.map(({ id }, index) => [id, index])),
);

/** The place of an attribution among those of a document; -1 for none. */
const indexOf = (attributions: readonly Attribution[], id: string | null): number =>
  indexById(attributions).get(id ?? '') ?? -1;

/** The attribution with an id; undefined for none. */
export const attributionWith = (attributions: readonly Attribution[], id: string | null): Attribution | undefined =>
  attributions[indexOf(attributions, id)];

/** When the statement of an attribution was made; null for no attribution, and if unknown. */
export function saidWhen(attribution: string | null, { attributions, said }: RolesAssigned): DateValue | null {
  return said[indexOf(attributions, attribution)] ?? null;
}

/**
 * Reconciles events with the acts of statements. The targets of an act fill in an event's missing recipients, and what
 * its words deny (“no state has condemned it”) is an event that did not happen. An act
 * that the verb of its cue performs is an event even if the model saw none, provided that somebody in public life does
 * it to somebody: the requests, accusations and promises of private people, firms and clubs are not politics. An event
 * at the same cue keeps the type that the model gives it, which in real texts is right more often than the verb's. An act
 * inferred from what the words say about others is left to the model, since most of what people say is not an
 * accusation. Protesters' demands made by protesting are the protest itself. Without classifications nothing changes.
 */
export function withActs(
  told: readonly Told[],
  classifications: Classified['classifications'] | null,
  scene: Scene,
): Told[] {
  if (!classifications) return [...told];
  const { attributions } = scene.document;
  const acts = new Map<string, JudgedAct>();
  for (const { attribution: id, act, why } of classifications) {
    const attribution = attributionWith(attributions, id);
    if (act && attribution && isByCue(attribution, act.type, scene)) acts.set(id, { ...act, why: why.act });
  }
  const judged = new Map(classifications.map(({ attribution, act }) => [attribution, act]));
  const agreed = told.map((event): Told => {
    if (event.act !== null && !judged.get(event.act)) return withoutAct(event);
    const act = event.act === null ? undefined : acts.get(event.act);
    const type = EVENT_TYPES.find((name) => name === act?.type);
    if (!act || type !== event.type) return event;
    const { recipients } = event;
    const targets = partiesTowards(act, scene);
    // “Called on the army and the rebels”, of which the model saw the army.
    const isPart = recipients.every((own) => targets.some((target) => isSame(target, own)));
    const others = targets.filter((target) => !recipients.some((own) => isSame(target, own)));
    return {
      ...event,
      ...(act.negated && namesNobody(attributionWith(attributions, event.act), scene) && { actors: [] }),
      negated: event.negated || act.negated,
      recipients: isPart ? [...recipients, ...others] : recipients,
    };
  });
  const done = new Set(agreed.map(({ act }) => act));
  const triggers = spanSet(agreed.flatMap(({ trigger }) => trigger));
  const isTaken = (spans: readonly Span[]): boolean => spans.some((span) => triggers.overlaps(span));
  const added = [...acts].flatMap(([id, act]) => (done.has(id) ? [] : toldBy(id, act, isTaken, scene)));
  return [...agreed, ...added].toSorted((a, b) => (a.trigger[0]?.[0] ?? 0) - (b.trigger[0]?.[0] ?? 0));
}

const NOBODY = /^(?:no|none|nobody|neither|not (?:a single|one))\b/iu;

/** “No African government has condemned it”: whoever stands nearby has not either. */
const namesNobody = (attribution: Attribution | undefined, { document: { text } }: Scene): boolean =>
  attribution?.source[0] !== undefined && NOBODY.test(text.slice(...attribution.source[0]));

/** An event that the model sees in a statement whose words perform no act. */
const withoutAct = (event: Told): Told => ({
  ...event,
  act: null,
  mentions: event.mentions.map((mention) => ({ ...mention, act: null })),
});

/** Towards whom an act is done: each of several whom a row of names tells. */
const partiesTowards = ({ targets }: Act, scene: Scene): EventParty[] =>
  targets.flatMap((target) => (target.via === 'name' ? partiesOf(target, scene) : [partyFrom(target, scene)]));

type JudgedAct = Act & { readonly why: string };

/** “Our leaders should condemn …”, “some may call it …”: nobody has done it. */
const SUPPOSED = /^(?:should|ought|must|would|could|might|may|can)\b/iu;

/** Whether the cue has a verb that performs this act, and as something done. */
function isByCue({ cue }: Attribution, type: string, { document }: Scene): boolean {
  if (cue.some((span) => SUPPOSED.test(document.text.slice(...span)))) return false;
  const words = cue.flatMap((span) =>
    document.text
      .slice(...span)
      .toLowerCase()
      .split(/[^\p{L}’'-]+/u),
  );
  return hasCueAct(words, type);
}

/** The event for an act known only from the statement's words; `isTaken`: whether words are an event's trigger. */
function toldBy(id: string, act: JudgedAct, isTaken: (spans: readonly Span[]) => boolean, scene: Scene): Told[] {
  const { document } = scene;
  const index = indexOf(document.attributions, id);
  const attribution = document.attributions[index];
  const type = EVENT_TYPES.find((name) => name === act.type);
  const trigger = attribution && attribution.cue.length > 0 ? attribution.cue : attribution?.content.slice(0, 1);
  if (!attribution || !type || !trigger?.[0]) return [];
  // The trigger belongs to another event: to a protest that it is the topic of, or to one the model is more confident
  // of.
  if (isTaken(trigger)) return [];
  const attributed = { attribution, roles: document.statementRoles[index] ?? null };
  const actors = sourceOf(attributed, scene);
  if (!actors.some(isPublic) || act.targets.length === 0) return [];
  const outer = reporterOf(attributed, trigger[0], actors, scene);
  const allegedBy = outer && speakerOf(outer);
  const sentence = sentenceOf(document, trigger[0][0]);
  return [
    {
      type,
      modes: [],
      contexts: [],
      negated: act.negated,
      hypothetical: false,
      future: false,
      historical: false,
      allegedBy,
      act: id,
      proposals: [],
      trigger,
      sentence,
      actors,
      recipients: partiesTowards(act, scene),
      place: null,
      location: null,
      date: saidWhen(id, document),
      dateSignals: null,
      confidence: attribution.confidence,
      mentions: [{ trigger, sentence, allegedBy, act: id, confidence: attribution.confidence }],
      why: [`the act of the statement: ${act.why}`],
    },
  ];
}
