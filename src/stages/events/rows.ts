import type { Reference } from '../../document/index.ts';
import { around, contains, overlaps, remembered, type Span } from '../../text/index.ts';
import type { DecodedEvent } from './decode.ts';
import { type Scene, spanOf } from './scene.ts';

type RoleWords = Pick<DecodedEvent, 'actors' | 'recipients'>;

/** The rows of names that the document joins: “Peru, Chile and Ecuador”. */
const rowsAround = remembered((references: readonly Reference[]) =>
  around(
    references.filter(({ status, via, members }) => status === 'group' && via === 'name' && members.length > 1),
    (row) => [spanOf(row)],
  ),
);

/**
 * The words of both roles, with whole rows of names: those who are named in one row did it, or it was done to them,
 * together. A row in which both roles have words is left as it is (“Iran and Oman met”).
 */
export function withWholeRows({ actors, recipients }: RoleWords, scene: Scene): RoleWords {
  return { actors: whole(actors, recipients, scene), recipients: whole(recipients, actors, scene) };
}

function whole(spans: readonly Span[], others: readonly Span[], { document }: Scene): readonly Span[] {
  const { text, references } = document;
  const widened = spans.map((span): Span => {
    const row = rowsAround(references)(span).find((one) => overlaps(spanOf(one), span));
    if (!row || others.some((other) => overlaps(other, spanOf(row)))) return span;
    const [start, end] = spanOf(row);
    // “a firm in [Chad] and Niger”: the row only says where.
    if (span[0] < start && !OWNER.test(text.slice(span[0], start))) return span;
    // “Officials from [Chad]”, found apart.
    const owned = spans.find(
      (other) => other[1] < start && start - other[1] <= LONGEST && OWNER.test(text.slice(other[1], start)),
    );
    return [Math.min(owned?.[0] ?? start, span[0]), Math.max(span[1], end)];
  });
  return widened.filter(
    (span, index) =>
      !widened.some((other, at) => at !== index && contains(other, span) && (at < index || !contains(span, other))),
  );
}

/** “ from the ” */
const LONGEST = 10;
const OWNER = /(?:^|\s)(?:of|from)\s(?:the\s)?$/iu;
