import { readerOf } from './context.ts';
import type { PointRecorded } from './points.ts';
import type { QuotedStatement } from './verification.ts';

/** The statements of a document as they are compared with transcripts, in its order. */
export function quotedStatements({
  text,
  sentences,
  attributions,
  statements,
  actors,
  published,
}: PointRecorded): QuotedStatement[] {
  const reader = readerOf(text, sentences);
  const known = new Map(actors.map((actor) => [actor.id, actor]));
  return statements.map(({ kind, speaker, said, venue }, at) => {
    const { cue = [], content = [] } = attributions[at] ?? {};
    return {
      kind,
      quotes: reader.quotesOf(content),
      speaker,
      actor: known.get(speaker?.actor ?? '') ?? null,
      said,
      venue,
      context: reader.contextOf({ cue, content }),
      document: { published },
    };
  });
}
