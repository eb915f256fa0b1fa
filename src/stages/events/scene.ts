import type { Attribution, Participant, Reference, StatementRoles, RolesAssigned } from '../../document/index.ts';
import { type Gazetteer, type Lexicon, openGazetteer } from '../../lexicon/index.ts';
import { around, contains, firstFrom, nearby, overlaps, type Span } from '../../text/index.ts';

/** The context for assembling the events of one document. */
export interface Scene {
  readonly document: RolesAssigned;
  readonly lexicon: Lexicon;
  readonly gazetteer: () => Gazetteer;
  /** Grows with bodies that only an event's words name (“Ukrainian police”). */
  readonly participants: Map<string, Participant>;
  /** References that lie within a span, the outermost first if they begin at the same position. */
  within(span: Span): readonly Reference[];
  /** How many references there are to an actor; 0 for nobody. */
  referencesTo(actor: string | null): number;
  /** The attributions whose content contains a position, the innermost first. */
  attributionsAround(
    span: Span,
  ): readonly { readonly attribution: Attribution; readonly roles: StatementRoles | null }[];
  /** The attribution whose source these words are. */
  sourceOf(span: Span): { readonly attribution: Attribution; readonly roles: StatementRoles | null } | null;
  /** The attribution whose cue these words are. */
  cuedBy(spans: readonly Span[]): { readonly attribution: Attribution; readonly roles: StatementRoles | null } | null;
}

export const spanOf = ({ mention }: Pick<Reference, 'mention'>): Span => [
  mention[0]?.[0] ?? 0,
  mention.at(-1)?.[1] ?? 0,
];

export function sceneOf(document: RolesAssigned, lexicon: Lexicon): Scene {
  const { references, attributions, statementRoles } = document;
  const assigned = attributions.map((attribution, index) => ({ attribution, roles: statementRoles[index] ?? null }));
  const spans = references.map(spanOf);
  const order = new Map(assigned.map((one, index) => [one, index]));
  const byContent = nearby(assigned, ({ attribution }) => attribution.content);
  const bySource = nearby(assigned, ({ attribution }) => attribution.source);
  const byCue = around(assigned, ({ attribution }) => attribution.cue);
  const counts = new Map<string, number>();
  for (const { actor } of references) if (actor !== null) counts.set(actor, (counts.get(actor) ?? 0) + 1);
  return {
    document,
    lexicon,
    gazetteer: openGazetteer,
    participants: new Map(document.participants.map((participant) => [participant.id, participant])),
    referencesTo: (actor) => (actor === null ? 0 : (counts.get(actor) ?? 0)),
    within(span) {
      const found: Reference[] = [];
      for (
        let index = firstFrom(spans, span[0]);
        index < spans.length && (spans[index]?.[0] ?? 0) < span[1];
        index += 1
      ) {
        const [reference, own] = [references[index], spans[index]];
        if (reference && own && contains(span, own)) found.push(reference);
      }
      return found.toSorted((a, b) => spanOf(a)[0] - spanOf(b)[0] || spanOf(b)[1] - spanOf(a)[1]);
    },
    attributionsAround: (span) =>
      byContent(span)
        .filter(({ attribution }) => attribution.content.some((part) => contains(part, span)))
        .toSorted((a, b) => sizeOf(a.attribution) - sizeOf(b.attribution)),
    sourceOf: (span) =>
      bySource(span).find(({ attribution }) => attribution.source.some((own) => contains(own, span))) ?? null,
    cuedBy(trigger) {
      const cued = trigger.flatMap((span) =>
        byCue(span).filter(({ attribution }) => attribution.cue.some((cue) => overlaps(cue, span))),
      );
      return cued.toSorted((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0))[0] ?? null;
    },
  };
}

const sizeOf = ({ content }: Attribution): number => content.reduce((sum, [start, end]) => sum + end - start, 0);
