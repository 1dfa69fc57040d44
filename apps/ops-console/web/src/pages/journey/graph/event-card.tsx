import type { JourneyEvent } from '@kervan/console-api';
import { Handle, Position, type Node, type NodeProps } from '@xyflow/react';
import { Icon } from '../../../parts/icon.js';
import { shortType } from '../../../parts/short-type.js';
import { iconOfState } from '../../../parts/state-badge.js';
import { toneOfState } from '../../../parts/tone.js';
import classes from './graph.module.css';

export type EventNode = Node<{ event: JourneyEvent }, 'event'>;

/** An event, who wrote it, and what became of it at each consumer. */
export function EventCard({ data: { event }, selected }: NodeProps<EventNode>) {
  return (
    <div className={classes.card} data-selected={selected || undefined}>
      <Handle type="target" position={Position.Left} isConnectable={false} />
      <strong>{shortType(event.type)}</strong>
      <span>
        {event.service} · {event.key}
      </span>
      <ul>
        {event.deliveries.map(({ consumer, state }) => (
          <li
            key={consumer}
            title={`${consumer}: ${state}`}
            style={{
              color: `var(--${toneOfState[state]})`,
              background: `var(--${toneOfState[state]}-ground)`,
            }}
          >
            <Icon name={iconOfState[state]} size={11} strokeWidth={3} />
          </li>
        ))}
      </ul>
      <Handle type="source" position={Position.Right} isConnectable={false} />
    </div>
  );
}
