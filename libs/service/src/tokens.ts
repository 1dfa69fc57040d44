/** Injects the parsed configuration, `ConfigOf<typeof settings>`. */
export const CONFIG = Symbol('CONFIG');
/** Injects the `ServiceDefinition` that runs. */
export const SERVICE = Symbol('SERVICE');
/** Injects the service's `Logger`. */
export const LOGGER = Symbol('LOGGER');
/** Injects the `Broker`; only in services that consume or say `broker: true`. */
export const BROKER = Symbol('BROKER');
/** Injects an `AbortSignal` that is aborted when the service begins to stop: answers that last must end then. */
export const STOPPING = Symbol('STOPPING');
