import type { Broker, IncomingRecord } from '@kervan/messaging';
import { MovementAnswered, movements, sources } from '../services/movement.js';
import { TopicLog } from './topic-log.js';

/** What the broker holds. */
export interface BrokerLog {
  readonly movements: readonly TopicLog[];
  /** Tallies of the movements they answer, by the account. */
  readonly answers: TopicLog;
}

/** Reads every record of the topics. */
export async function scanBroker(broker: Pick<Broker, 'scan'>): Promise<BrokerLog> {
  const read = async (topic: string, log: TopicLog): Promise<TopicLog> => {
    await broker.scan(topic, (record) => log.add(record));
    return log;
  };
  return {
    movements: await Promise.all(
      sources.map((source) => read(movements[source].topic, new TopicLog((_record, id) => id))),
    ),
    answers: await read(MovementAnswered.topic, new TopicLog(answeredMovement)),
  };
}

function answeredMovement({ value }: IncomingRecord): string {
  return MovementAnswered.schema.parse(JSON.parse(value ?? '')).movement;
}
