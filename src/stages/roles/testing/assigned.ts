import type { Attribution, EntityKind, Mention, Reference, RolesAssigned } from '../../../document/index.ts';
import { openLexicon } from '../../../lexicon/index.ts';
import type { Span } from '../../../text/index.ts';
import { parseArticle } from '../../article/index.ts';
import { identify, readMentions } from '../../identity/index.ts';
import { linkMentions } from '../../linking/index.ts';
import { segment } from '../../segment/index.ts';
import { assignRoles } from '../index.ts';

const FORMS = { n: 'name', d: 'description', p: 'pronoun', a: 'demonym' } as const;
const KINDS: Readonly<Record<string, EntityKind>> = { P: 'person', O: 'organisation', L: 'place', G: 'group' };
const lexicon = openLexicon();

export interface Given {
  readonly published?: string;
  readonly outlet?: string;
  readonly title?: string;
  /** Index of a mention, in the order of the text, and of the one that it goes back to. */
  readonly links?: readonly (readonly [mention: number, antecedent: number])[];
}

/**
 * A document whose text bears marks: {s1 …} source, {q1 …} cue and {c1 …} content of attribution 1, and mentions as a model
 * would find them: [nP …] name, [dO …] description, [p …] pronoun, [aG …] demonym, of a Person, Organisation, pLace or Group.
 * Marks nest. Turns are attributed as they are. All stages after the model are the real ones.
 */
export async function assignedOf(marked: string, given: Given = {}): Promise<Omit<RolesAssigned, 'said'>> {
  const open: { mark: string; start: number }[] = [];
  const found: { mark: string; span: Span }[] = [];
  let text = '';
  for (const [token] of marked.matchAll(/\{[sqc]\d+ |\[[ndpa][POLG]? |[\]}]|[^[\]{}]+|[[{]/gu)) {
    if (/^(?:\{[sqc]\d+ |\[[ndpa][POLG]? )$/u.test(token)) open.push({ mark: token.slice(1, -1), start: text.length });
    else if (token === ']' || token === '}') {
      const last = open.pop();
      if (last) found.push({ mark: last.mark, span: [last.start, text.length] });
    } else text += token;
  }
  const { published = '2024-03-15', outlet, title, links = [] } = given;
  const record = { text, published, outlet, title, language: 'en' };
  const article = await parseArticle({ form: 'record', input: 'test', id: 'test', record });
  const spansOf = (mark: string): Span[] =>
    found.flatMap((one) => (one.mark === mark ? [one.span] : [])).toSorted((a, b) => a[0] - b[0]);
  const numbers = [...new Set(found.flatMap(({ mark }) => /^[sqc](\d+)$/u.exec(mark)?.[1] ?? []))];
  const marks = numbers.toSorted((a, b) => Number(a) - Number(b)).map((number): Attribution => ({
    id: `a${number}`, source: spansOf(`s${number}`), cue: spansOf(`q${number}`), content: spansOf(`c${number}`), confidence: 1, basis: 'model: cue',
  })); // prettier-ignore
  const turns = article.blocks.filter(({ kind }) => kind === 'turn').map(({ span, label }, index): Attribution => ({
    id: `t${index + 1}`, source: label ? [label] : [], cue: [], content: [[(label?.[1] ?? span[0]) + 2, span[1]]], confidence: 1, basis: 'turn of a transcript',
  })); // prettier-ignore
  const mentions = found
    .filter(({ mark }) => /^[ndpa]/u.test(mark))
    .toSorted((a, b) => a.span[0] - b.span[0] || b.span[1] - a.span[1])
    .map(({ mark, span }, index): Mention => {
      const link = links.find(([mention]) => mention === index);
      const antecedents = link ? [{ mention: link[1], probability: 0.9 }] : [];
      const form = FORMS[mark.charAt(0) as keyof typeof FORMS];
      return {
        span,
        run: [index, index + 1],
        form,
        kind: KINDS[mark.charAt(1)] ?? null,
        score: 1,
        antecedents,
        nobody: link ? 0.1 : 1,
      };
    });
  const document = {
    ...segment(article), words: [], mentions, proposals: [], events: [], attributions: [...turns, ...marks], dates: [],
  }; // prettier-ignore
  return assignRoles(identify(linkMentions(readMentions(document, lexicon)), lexicon));
}

/** What a test compares of a reference: a name, the members' names, or its status in brackets. */
export function shown(reference: Reference | null | undefined): string {
  if (!reference) return '(none)';
  if (reference.members.length > 0) return reference.members.map(shown).join(' + ');
  return reference.name ?? `(${reference.status})`;
}
