import type { Topology } from '@kervan/console-api';
import { catalogue, serviceOfSource, topicWriters } from '@kervan/contracts';
import type { SeenTraffic } from '../overview/recent-traffic.js';

type Edge = Topology['edges'][number];
type End = Pick<Edge, 'service' | 'topic' | 'direction'>;

/** A consumer's own word, or its receipts', that it reads a topic. */
export interface Subscription {
  readonly service: string;
  readonly topic: string;
}

/** Topics of the backbone itself: every service is at all of them, which would hide the company's own flows. */
const INTERNAL = 'ops.';

/** Who writes and reads which topic: as contracts and services say, and as was seen in the last hour. */
export function topologyOf(
  subscriptions: readonly Subscription[],
  { written, read }: SeenTraffic,
  services: readonly string[],
): Topology {
  const edges = new Map<string, Edge>();
  const note = (end: End, told: Partial<Edge>) => {
    if (end.topic.startsWith(INTERNAL)) return;
    const id = JSON.stringify([end.service, end.topic, end.direction]);
    const known = edges.get(id) ?? { ...end, declared: false, seen: false, events: 0 };
    edges.set(id, { ...known, ...told, events: known.events + (told.events ?? 0) });
  };
  for (const [topic, service] of Object.entries(topicWriters))
    note({ service, topic, direction: 'writes' }, { declared: true });
  for (const end of subscriptions) note({ ...end, direction: 'reads' }, { declared: true });
  for (const { topic, name, events } of written)
    note({ service: serviceOfSource(name), topic, direction: 'writes' }, { seen: true, events });
  for (const { topic, name, events } of read)
    note({ service: name, topic, direction: 'reads' }, { seen: true, events });
  const all = [...edges.values()].sort(byName);
  return {
    topics: topicsOf(all),
    services: [...new Set([...services, ...all.map(({ service }) => service)])].sort(),
    edges: all,
  };
}

function topicsOf(edges: readonly Edge[]): Topology['topics'] {
  const declared = catalogue.map(({ topic }) => topic).filter((topic) => !topic.startsWith(INTERNAL));
  const names = new Set([...declared, ...edges.map(({ topic }) => topic)]);
  return [...names].sort().map((name) => ({
    name,
    types: catalogue.filter(({ topic }) => topic === name).map(({ type }) => type),
    events: edges
      .filter(({ topic, direction }) => topic === name && direction === 'writes')
      .reduce((sum, { events }) => sum + events, 0),
  }));
}

function byName(a: Edge, b: Edge): number {
  const name = ({ topic, direction, service }: Edge) => `${topic} ${direction} ${service}`;
  return name(a) < name(b) ? -1 : 1;
}
