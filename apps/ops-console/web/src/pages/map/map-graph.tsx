import type { Topology } from '@kervan/console-api';
import { useComputedColorScheme } from '@mantine/core';
import { Controls, Position, ReactFlow, type Edge, type Node } from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { agreementOf } from './drift.js';
import { layOut, NODE_HEIGHT, NODE_WIDTH, type PlacedEdge, type PlacedNode } from './lay-out.js';
import classes from './map-graph.module.css';
import { MapNode } from './map-node.js';

interface MapGraphProps {
  readonly topology: Topology;
  /** Name of a service or topic whose connections are shown alone. */
  readonly focus: string | undefined;
  readonly onFocus: (name: string | undefined) => void;
}

const kindOf = { writer: 'input', topic: 'default', reader: 'output' } as const;

const joins = ({ edge }: PlacedEdge, name: string) => edge.service === name || edge.topic === name;

/** Writers, topics and readers as a graph that runs from left to right. */
export function MapGraph({ topology, focus, onFocus }: MapGraphProps) {
  const { t } = useTranslation();
  const scheme = useComputedColorScheme();
  const placed = useMemo(() => layOut(topology), [topology]);
  const height = Math.max(...placed.nodes.map(({ y }) => y)) + NODE_HEIGHT + 48;
  const near = new Set(
    placed.edges.flatMap((edge) => (focus === undefined || joins(edge, focus) ? [edge.from, edge.to] : [])),
  );
  const isNear = ({ id, name }: PlacedNode) => focus === undefined || near.has(id) || name === focus;

  const nodes = placed.nodes.map((node): Node => {
    const { id, role, name, x, y } = node;
    const events = topology.topics.find((topic) => role === 'topic' && topic.name === name)?.events;
    const isFocus = name === focus;
    return {
      id,
      type: kindOf[role],
      position: { x, y },
      className: isNear(node) ? '' : (classes.dim ?? ''),
      style: { padding: 0, border: 0, background: 'none', width: NODE_WIDTH },
      sourcePosition: Position.Right,
      targetPosition: Position.Left,
      data: {
        label: (
          <MapNode
            name={name}
            role={role}
            events={events}
            pressed={isFocus}
            onPress={() => onFocus(isFocus ? undefined : name)}
          />
        ),
      },
    };
  });
  const edges = placed.edges.map((each): Edge => ({
    id: each.id,
    source: each.from,
    target: each.to,
    className: [
      classes[agreementOf(each.edge)],
      focus === undefined || joins(each, focus) ? '' : classes.dim,
    ].join(' '),
    style: { strokeWidth: 1.25 + Math.log10(1 + each.edge.events) / 2 },
  }));
  return (
    <div className={classes.frame} style={{ height }}>
      <ReactFlow
        aria-label={t('map.graph')}
        colorMode={scheme}
        nodes={nodes}
        edges={edges}
        fitView
        fitViewOptions={{ padding: 0.02, maxZoom: 1 }}
        minZoom={0.2}
        maxZoom={1.5}
        nodesDraggable={false}
        nodesConnectable={false}
        nodesFocusable={false}
        edgesFocusable={false}
        elementsSelectable={false}
        zoomOnScroll={false}
        preventScrolling={false}
      >
        <Controls showInteractive={false} />
      </ReactFlow>
    </div>
  );
}
