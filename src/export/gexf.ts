import type { LedgerStatement } from '../ledger/index.ts';
import type { ExportDetails } from './details.ts';
import { type Edge, networkOf, type Node } from './network.ts';
import { xmlTag, xmlText } from './xml.ts';

const NODE_FIELDS = { kind: 'string', code: 'string', statements: 'integer', mentions: 'integer' } as const;
const EDGE_FIELDS = { first: 'string', last: 'string', acts: 'string', through: 'integer' } as const;

/** Who speaks about whom as GEXF 1.3 (https://gexf.net/schema.html), for Gephi. The weight counts statements. */
export async function* statementsAsGexf(
  statements: AsyncIterable<LedgerStatement>,
  { title, made }: ExportDetails,
): AsyncGenerator<string> {
  const { nodes, edges } = await networkOf(statements);
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" version="1.3">\n';
  yield `<meta lastmodifieddate="${made.slice(0, 10)}"><creator>Onrecord</creator><description>${xmlText(title)}</description></meta>\n`;
  yield '<graph mode="static" defaultedgetype="directed">\n';
  yield `${declared('node', NODE_FIELDS)}\n${declared('edge', EDGE_FIELDS)}\n<nodes>\n`;
  for (const node of nodes) {
    yield `${xmlTag('node', { id: node.id, label: node.label }, values(node, NODE_FIELDS))}\n`;
  }
  yield '</nodes>\n<edges>\n';
  for (const [at, edge] of edges.entries()) {
    const { source, target, weight } = edge;
    yield `${xmlTag('edge', { id: at, source, target, weight }, values(edge, EDGE_FIELDS))}\n`;
  }
  yield '</edges>\n</graph>\n</gexf>\n';
}

type Fields = Readonly<Record<string, string>>;

const declared = (kind: 'node' | 'edge', fields: Fields): string => {
  const inside = Object.entries(fields).map(([id, type]) => xmlTag('attribute', { id, title: id, type }));
  return xmlTag('attributes', { class: kind }, inside.join(''));
};

function values<T extends Node | Edge>(item: T, fields: Fields): string {
  const inside = Object.keys(fields).flatMap((name) => {
    const value = item[name as keyof T] as string | number | null;
    return value === null ? [] : [xmlTag('attvalue', { for: name, value })];
  });
  return xmlTag('attvalues', {}, inside.join(''));
}
