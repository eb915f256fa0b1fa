import type { Attributed, DateMention, EntityKind, Known, Mention } from '../../../document/index.ts';
import type { Span } from '../../../text/index.ts';

/** A mention of a test: its form and kind by a letter (n, d, p, a; P, O, L, G), then whom it goes back to with what probability. */
export interface Drawn {
  readonly text: string;
  readonly mentions: readonly Mention[];
}

const FORMS = { n: 'name', d: 'description', p: 'pronoun', a: 'demonym' } as const;
const KINDS: Readonly<Record<string, EntityKind>> = { P: 'person', O: 'organisation', L: 'place', G: 'group' };

/**
 * A text with its mentions in brackets: `[nP Ada Lark]`, `[dO the bank]`, `[p she]`. What the model says of each follows in
 * `links`: index of the mention, index of the antecedent, probability.
 */
export function drawn(marked: string, links: readonly (readonly [number, number, number])[] = []): Drawn {
  let text = '';
  const open: { form: keyof typeof FORMS; kind: EntityKind | null; start: number }[] = [];
  const found: { form: keyof typeof FORMS; kind: EntityKind | null; span: Span }[] = [];
  for (const [token, form, kind] of marked.matchAll(/\[([ndpa])([POLG]?) |\]|[^[\]]+|\[/gu)) {
    if (form) open.push({ form: form as keyof typeof FORMS, kind: KINDS[kind ?? ''] ?? null, start: text.length });
    else if (token === ']') {
      const last = open.pop();
      if (last) found.push({ form: last.form, kind: last.kind, span: [last.start, text.length] });
    } else text += token;
  }
  const sorted = found.toSorted((a, b) => a.span[0] - b.span[0] || b.span[1] - a.span[1]);
  const mentions = sorted.map(({ form, kind, span }, index): Mention => {
    const antecedents = links
      .filter(([mention]) => mention === index)
      .map(([, mention, probability]) => ({ mention, probability }))
      .toSorted((a, b) => b.probability - a.probability);
    const nobody = 1 - antecedents.reduce((sum, { probability }) => sum + probability, 0);
    return { span, run: [index, index + 1], form: FORMS[form], kind, score: 1, antecedents, nobody };
  });
  return { text, mentions };
}

/** The drawn text as a document, with what the lexicon knows of each mention. */
export function documentOf(
  { text, mentions }: Drawn,
  known: readonly (Known | null)[] = mentions.map(() => null),
): Attributed & { readonly dates: readonly DateMention[]; readonly known: readonly (Known | null)[] } {
  return {
    id: 'test', url: null, title: null, outlet: null, byline: [], language: 'en', published: null, text,
    blocks: [{ kind: 'paragraph', span: [0, text.length] }], basis: {}, prose: [[0, text.length]],
    sentences: [[0, text.length]], quotations: [], words: [], mentions, proposals: [], events: [], attributions: [], dates: [],
    known,
  }; // prettier-ignore
}
