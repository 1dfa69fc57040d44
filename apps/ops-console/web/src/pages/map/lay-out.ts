import { Graph, layout, type EdgeLabel, type GraphLabel, type NodeLabel } from '@dagrejs/dagre';
import type { Topology } from '@kervan/console-api';

/** A service that writes, a topic, or a service that reads: one that does both stands on both sides, so nothing runs backwards. */
export interface PlacedNode {
  readonly id: string;
  readonly role: 'writer' | 'topic' | 'reader';
  readonly name: string;
  readonly x: number;
  readonly y: number;
}

export interface PlacedEdge {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly edge: Topology['edges'][number];
}

export interface PlacedMap {
  readonly nodes: PlacedNode[];
  readonly edges: PlacedEdge[];
}

export const NODE_WIDTH = 212;
export const NODE_HEIGHT = 44;

/** Places writers on the left, topics in the middle and readers on the right, with few crossings. */
export function layOut({ topics, edges }: Topology): PlacedMap {
  const graph = new Graph<GraphLabel, NodeLabel, EdgeLabel>();
  graph.setGraph({ rankdir: 'LR', nodesep: 14, ranksep: 130, marginx: 8, marginy: 8 });
  graph.setDefaultEdgeLabel(() => ({}));

  const nodes = new Map<string, Pick<PlacedNode, 'role' | 'name'>>();
  const place = (role: PlacedNode['role'], name: string): string => {
    const id = `${role}:${name}`;
    if (!nodes.has(id)) graph.setNode(id, { width: NODE_WIDTH, height: NODE_HEIGHT });
    nodes.set(id, { role, name });
    return id;
  };

  for (const { name } of topics) place('topic', name);
  const placed = edges.map((edge) => {
    const topic = place('topic', edge.topic);
    const writes = edge.direction === 'writes';
    const service = place(writes ? 'writer' : 'reader', edge.service);
    const [from, to] = writes ? [service, topic] : [topic, service];
    graph.setEdge(from, to);
    return { id: `${from}>${to}`, from, to, edge };
  });

  layout(graph);
  return {
    nodes: [...nodes].map(([id, node]) => ({ id, ...node, ...cornerOf(graph.node(id)) })),
    edges: placed,
  };
}

/** dagre tells centres, the graph is drawn from corners. */
function cornerOf({ x = 0, y = 0 }: NodeLabel): Pick<PlacedNode, 'x' | 'y'> {
  return { x: x - NODE_WIDTH / 2, y: y - NODE_HEIGHT / 2 };
}
