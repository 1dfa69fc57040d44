import { KervanError } from '@kervan/contracts';
import kafkajs from 'kafkajs';
import { codeOfAnswer } from '../broker-refusal.js';

/** The error of the catalogue for what kafkajs threw; its retrier hides the broker's answer in a chain of causes. */
export function kafkajsError(doing: string, error: unknown): KervanError {
  if (error instanceof KervanError) return error;
  const answer = protocolErrorOf(error);
  const reason = error instanceof Error ? error.message : String(error);
  return new KervanError(codeOfAnswer(answer), `${doing}: ${reason}`, { cause: error });
}

/** Name of the protocol error behind an error, if the broker answered with one. */
export function protocolErrorOf(error: unknown): string | undefined {
  if (error instanceof kafkajs.KafkaJSProtocolError) return error.type;
  if (error instanceof kafkajs.KafkaJSAggregateError) return protocolErrorOf(error.errors[0]);
  if (error instanceof Error && error.cause !== undefined) return protocolErrorOf(error.cause);
  return undefined;
}
