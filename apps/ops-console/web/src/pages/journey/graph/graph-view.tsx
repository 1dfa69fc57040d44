import '@xyflow/react/dist/base.css';
import { Background, Controls, MarkerType, ReactFlow, type Edge } from '@xyflow/react';
import { useComputedColorScheme } from '@mantine/core';
import { useMemo } from 'react';
import { shortType } from '../../../parts/short-type.js';
import type { ShownEvents } from '../shown-events.js';
import { EventCard, type EventNode } from './event-card.js';
import classes from './graph.module.css';
import { CARD, layOut } from './lay-out.js';

const nodeTypes = { event: EventCard };

/** What caused what. */
export function GraphView({ events, focus, onFocus }: ShownEvents) {
  const colorMode = useComputedColorScheme('light');
  const placed = useMemo(() => layOut(events), [events]);
  const nodes = useMemo(
    () =>
      placed.map(({ event, x, y }): EventNode => ({
        id: event.id,
        type: 'event',
        position: { x, y },
        data: { event },
        selected: event.id === focus,
        ariaLabel: `${shortType(event.type)}, ${event.service}`,
        ...CARD,
      })),
    [placed, focus],
  );
  const edges = useMemo(
    () =>
      placed.flatMap(({ event: { id, causationId } }): Edge[] =>
        causationId === null
          ? []
          : [
              {
                id,
                source: causationId,
                target: id,
                markerEnd: { type: MarkerType.ArrowClosed },
                focusable: false,
              },
            ],
      ),
    [placed],
  );
  return (
    <div className={classes.graph}>
      <ReactFlow
        fitView
        fitViewOptions={{ maxZoom: 1, padding: 0.1 }}
        minZoom={0.1}
        colorMode={colorMode}
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        nodesDraggable={false}
        nodesConnectable={false}
        onNodeClick={(_click, node) => onFocus(node.id === focus ? undefined : node.id)}
      >
        <Background />
        <Controls showInteractive={false} />
      </ReactFlow>
    </div>
  );
}
