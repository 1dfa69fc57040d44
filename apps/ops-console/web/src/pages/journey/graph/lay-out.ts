import { Graph, layout } from '@dagrejs/dagre';
import type { JourneyEvent } from '@kervan/console-api';
import { z } from 'zod';

export interface PlacedEvent {
  readonly event: JourneyEvent;
  readonly x: number;
  readonly y: number;
}

export const CARD = { width: 224, height: 92 };

/** Of what the library keeps of a node. */
const Centre = z.object({ x: z.number(), y: z.number() });

/** Causes on the left of what they caused. */
export function layOut(events: readonly JourneyEvent[]): readonly PlacedEvent[] {
  const known = new Set(events.map(({ id }) => id));
  const graph = new Graph({ multigraph: false });
  graph.setGraph({ rankdir: 'LR', nodesep: 24, ranksep: 64, marginx: 16, marginy: 16 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id } of events) graph.setNode(id, { ...CARD });
  for (const { id, causationId } of events)
    if (causationId !== null && known.has(causationId)) graph.setEdge(causationId, id);
  layout(graph);
  return events.map((event) => {
    const { x, y } = Centre.parse(graph.node(event.id));
    return { event, x: x - CARD.width / 2, y: y - CARD.height / 2 };
  });
}
