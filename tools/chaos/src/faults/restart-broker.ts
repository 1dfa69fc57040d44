import type { Fault } from './fault.js';

/** The broker ends in order and starts again. */
export const restartBroker: Fault = async ({ stack }, _planned, struck) => {
  await stack.stores.broker.server?.restart();
  struck();
};

/** kill -9 of the broker. */
export const killBroker: Fault = async ({ stack }, _planned, struck) => {
  await stack.stores.broker.server?.kill();
  await stack.stores.broker.server?.restart();
  struck();
};
