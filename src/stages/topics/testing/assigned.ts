import type { Attribution, Reference, StatementRoles, RolesAssigned } from '../../../document/index.ts';
import type { Span } from '../../../text/index.ts';

/** Marks of a test's text: {s …} source, {q …} cue, {c …} content, [Name] somebody. One attribution, more after each `|`. */
interface Marked {
  readonly text: string;
  readonly attributions: Attribution[];
  readonly references: Reference[];
}

export const referenceTo = (name: string, span: Span): Reference => ({
  actor: `org:${name}`,
  name,
  mention: [span],
  status: 'resolved',
  via: 'name',
  members: [],
  represents: { actor: `org:${name}`, name, code: null },
  basis: 'known',
  why: 'the test',
});

/** A document with attributions as they come out of the speakers' stage. The first person named in a source speaks. */
export function assignedOf(marked: string, title: string | null = null): RolesAssigned {
  const { text, attributions, references } = read(marked);
  const statementRoles = attributions.map((attribution): StatementRoles => {
    const inside = (spans: readonly Span[]): Reference[] =>
      references.filter(
        ({ mention: [span] }) => span && spans.some(([start, end]) => start <= span[0] && span[1] <= end),
      );
    const [speaker = null] = inside(attribution.source);
    const targets = inside(attribution.content).filter(({ actor }) => actor !== speaker?.actor);
    return { attribution: attribution.id, speaker, addressees: [], targets, venue: null, chain: [] };
  });
  return {
    id: 'test',
    url: null,
    title,
    outlet: null,
    byline: [],
    language: 'en',
    published: null,
    text,
    blocks: [{ kind: 'paragraph', span: [0, text.length] }],
    basis: {},
    prose: [[0, text.length]],
    sentences: [[0, text.length]],
    quotations: [],
    words: [],
    known: [],
    linked: [],
    labels: new Map(),
    publisher: null,
    writers: null,
    signer: null,
    entities: [],
    proposals: [],
    events: [],
    attributions,
    mentions: [],
    participants: [],
    references,
    statementRoles,
    dates: [],
    said: attributions.map(() => null),
  };
}

function read(marked: string): Marked {
  let text = '';
  const attributions: Attribution[] = [];
  const references: Reference[] = [];
  for (const [index, part] of marked.split('|').entries()) {
    const spans: Record<string, Span[]> = { s: [], q: [], c: [] };
    const open: { role: string; start: number }[] = [];
    for (const [token] of part.matchAll(/\{[sqc] |\}|\[|\]|[^{}[\]]+/gu)) {
      if (token === '}' || token === ']') {
        const { role, start } = open.pop() ?? { role: '', start: 0 };
        const span: Span = [start, text.length];
        if (role === '[') references.push(referenceTo(text.slice(...span), span));
        else spans[role]?.push(span);
      } else if (/^(?:\{[sqc] |\[)$/u.test(token)) open.push({ role: token.replace(/[{ ]/gu, ''), start: text.length });
      else text += token;
    }
    const { s: source = [], q: cue = [], c: content = [] } = spans;
    attributions.push({ id: `a${index + 1}`, source, cue, content, confidence: 1, basis: 'the test' });
  }
  return { text, attributions, references };
}
