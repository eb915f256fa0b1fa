import { DirectedGraph } from 'graphology';
import forceAtlas2 from 'graphology-layout-forceatlas2';
import { Sigma } from 'sigma';
import { colourReader, onTheme } from '../../parts/charts/colours.ts';
import { colourOfScore } from '../../parts/charts/quads.ts';
import { boxBeside, labelPlaces } from './labels.ts';
import { edgeSize, type Network, nodeSize, startOf } from './graph.ts';

/** Steps of the layout: sixty nodes stand still long before. */
const STEPS = 300;
const LABELLED = 30;

export interface Drawn {
  /** Shows one node with its partners, the others paler; null: all. */
  readonly choose: (node: string | null) => void;
  readonly end: () => void;
}

/** Draws a network into an element. @param choose is called with the node that is clicked, or null beside all */
export function draw(element: HTMLElement, network: Network, choose: (node: string | null) => void): Drawn {
  const graph = graphOf(network);
  let chosen: string | null = null;
  let colours = colourReader(element);
  const near = (node: string): boolean => chosen === null || node === chosen || graph.areNeighbors(node, chosen);
  const places = labelPlaces();
  const sigma = new Sigma(graph, element, {
    defaultEdgeType: 'arrow',
    labelFont: 'system-ui, sans-serif',
    labelSize: 12,
    labelDensity: 2,
    zIndex: true,
    minCameraRatio: 0.2,
    maxCameraRatio: 3,
    nodeReducer: (node, data) => ({
      ...data,
      color: colours.of(near(node) ? data['colour'] : 'var(--rule)'),
      label: near(node) ? data['name'] : '',
      forceLabel: near(node) && (chosen !== null || data['rank'] < LABELLED),
      zIndex: near(node) ? 1 : 0,
    }),
    edgeReducer: (edge, data) => ({
      ...data,
      color: colours.of(data['colour']),
      hidden: chosen !== null && !graph.hasExtremity(edge, chosen),
    }),
    // Sigma's own writes on the right of a node alone, over the end of the picture and over others.
    defaultDrawNodeLabel(context, data, settings) {
      if (!data.label) return;
      context.font = `${settings.labelWeight} ${settings.labelSize}px ${settings.labelFont}`;
      const width = context.measureText(data.label).width;
      const box = boxBeside(data, width, settings.labelSize, element.clientWidth);
      if (!places.take(box)) return;
      context.fillStyle = colours.of('var(--ink)');
      context.fillText(data.label, box.x, data.y + settings.labelSize / 3);
    },
    // Sigma's own is a white box, whatever the theme.
    defaultDrawNodeHover(context, data, settings) {
      if (!data.label) return;
      context.font = `${settings.labelSize}px ${settings.labelFont}`;
      const width = context.measureText(data.label).width;
      const box = boxBeside(data, width + 8, 20, element.clientWidth);
      context.fillStyle = colours.of('var(--accent-soft)');
      context.fillRect(box.x, box.y, box.width, box.height);
      context.fillStyle = colours.of('var(--ink)');
      context.fillText(data.label, box.x + 4, data.y + 4);
    },
  });
  sigma.on('beforeRender', places.clear);
  sigma.on('clickNode', ({ node }) => choose(node));
  sigma.on('clickStage', () => choose(null));
  const forget = onTheme(() => {
    colours.end();
    colours = colourReader(element);
    sigma.refresh();
  });
  return {
    choose(node) {
      chosen = node !== null && graph.hasNode(node) ? node : null;
      sigma.refresh();
    },
    end() {
      forget();
      colours.end();
      sigma.kill();
    },
  };
}

function graphOf({ nodes, edges, actor }: Network): DirectedGraph {
  const graph = new DirectedGraph();
  const weight = ({ said, received }: Network['nodes'][number]): number => said + received;
  const most = Math.max(1, ...nodes.filter(({ id }) => id !== actor).map(weight));
  for (const [rank, node] of nodes.entries())
    graph.addNode(node.id, {
      ...startOf(rank, nodes.length),
      rank,
      name: node.name,
      label: node.name,
      size: nodeSize(Math.min(most, weight(node)), most),
      colour: node.id === actor ? 'var(--accent)' : 'var(--quiet)',
    });
  const heaviest = Math.max(1, ...edges.map(({ count }) => count));
  for (const { source, target, count, meanScore } of edges)
    graph.addEdge(source, target, { size: edgeSize(count, heaviest), weight: count, colour: colourOfScore(meanScore) });
  if (graph.order > 1)
    forceAtlas2.assign(graph, { iterations: STEPS, settings: { ...forceAtlas2.inferSettings(graph), gravity: 1 } });
  return graph;
}

/** Whether this browser can. */
export const canDraw = (): boolean => document.createElement('canvas').getContext('webgl2') !== null;
