import { type EventBody, type EventDetail, formatPosition, Reason } from '@kervan/console-api';
import { z } from 'zod';
import { defineCommand } from '../../command/define-command.js';
import { shownMoment } from '../../output/shown.js';
import { NOTHING, tableOf, type View } from '../../output/view.js';
import { bodyTexts } from './body-texts.js';
import { deliveryColumns } from './delivery-columns.js';
import { eventExit } from '../journey/journey-exit.js';

const input = z
  .object({
    id: z.string().trim().min(1).max(300),
    body: z.boolean().default(false),
    reveal: z.boolean().default(false),
    reason: Reason.optional(),
  })
  .refine(({ reveal, reason }) => reveal === (reason !== undefined), '--reveal and --reason go together');

export const event = defineCommand({
  name: 'event',
  summary: 'one event: its envelope, its place on the broker, what became of it at each consumer, its body',
  arguments: [{ name: 'id', summary: 'id of the event' }],
  options: [
    { flags: '--body', summary: 'also its headers and body, sensitive fields masked' },
    { flags: '--reveal', summary: 'the body unmasked; needs the role investigator, and is audited' },
    { flags: '--reason <text>', summary: 'why it is revealed, for the audit' },
  ],
  input,
  page: ({ id }) => `/e/${encodeURIComponent(id)}`,
  ask: async (client, { id, body, reason }) => {
    const detail = await client.event(id);
    if (reason !== undefined) return { ...detail, body: await client.reveal(id, { reason }) };
    return { ...detail, body: body ? await client.body(id) : null };
  },
  view: eventView,
  exit: (answer) => eventExit(answer.event),
});

function eventView({ event, keys, effects, body }: EventDetail & { readonly body: EventBody | null }): View {
  const { sequence, broker, traceId, causationId, workOrderNo } = event;
  return {
    facts: [
      ['event', event.id],
      ['type', event.summary === null ? event.type : `${event.type} (${event.summary})`],
      ['written by', `${event.service} (${event.source})`],
      ['at', `${shownMoment(event.occurredAt)} UTC`],
      ['key', event.key],
      ['sequence', sequence ? `${sequence.no} of epoch ${sequence.epoch}` : NOTHING],
      ['flow', event.correlationId],
      ['caused by', causationId ?? NOTHING],
      ['caused', effects.join(', ') || NOTHING],
      ['trace', traceId ?? NOTHING],
      ['work order', workOrderNo ?? NOTHING],
      ['keys', keys.map(({ kind, value }) => `${kind} ${value}`).join(', ') || NOTHING],
      ['state', event.state],
      ['on the broker', broker ? `${formatPosition(broker)} at ${shownMoment(broker.at)} UTC` : NOTHING],
    ],
    tables: [tableOf(event.deliveries, deliveryColumns, 'Deliveries')],
    texts: body ? bodyTexts(body) : [],
  };
}
