import type { LedgerStatement } from '../ledger/index.ts';
import { type Edge, networkOf, type Node } from './network.ts';
import { xmlTag, xmlText } from './xml.ts';

const NODE_FIELDS = { label: 'string', kind: 'string', code: 'string', statements: 'int', mentions: 'int' } as const;
const EDGE_FIELDS = { weight: 'int', first: 'string', last: 'string', acts: 'string', through: 'int' } as const;

/** Who speaks about whom as GraphML (http://graphml.graphdrawing.org/specification.html). The weight counts statements. */
export async function* statementsAsGraphml(statements: AsyncIterable<LedgerStatement>): AsyncGenerator<string> {
  const { nodes, edges } = await networkOf(statements);
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n';
  yield `${declared('node', NODE_FIELDS)}${declared('edge', EDGE_FIELDS)}<graph id="G" edgedefault="directed">\n`;
  for (const node of nodes) yield `${xmlTag('node', { id: node.id }, values('node', node, NODE_FIELDS))}\n`;
  for (const [at, edge] of edges.entries()) {
    const { source, target } = edge;
    yield `${xmlTag('edge', { id: `e${at}`, source, target }, values('edge', edge, EDGE_FIELDS))}\n`;
  }
  yield '</graph>\n</graphml>\n';
}

type Fields = Readonly<Record<string, string>>;

// Keys are of the whole file, so that those of nodes and edges need a name of their own.
const declared = (kind: 'node' | 'edge', fields: Fields): string =>
  Object.entries(fields)
    .map(
      ([name, type]) =>
        `${xmlTag('key', { id: `${kind}-${name}`, for: kind, 'attr.name': name, 'attr.type': type })}\n`,
    )
    .join('');

const values = <T extends Node | Edge>(kind: 'node' | 'edge', item: T, fields: Fields): string =>
  Object.keys(fields)
    .map((name) => {
      const value = item[name as keyof T] as string | number | null;
      return value === null ? '' : xmlTag('data', { key: `${kind}-${name}` }, xmlText(String(value)));
    })
    .join('');
