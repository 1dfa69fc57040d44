import type { Unit } from '@kervan/outbox';
import type { ItemStep, RedriveItem } from './redrive-item.js';

/**
 * One transaction's work at an item, in a unit that the caller ends. It decides by what it finds under its locks.
 *
 * @param handled events of the item that were done before.
 */
export type StepOf = (unit: Unit, item: RedriveItem, handled: number) => Promise<ItemStep>;
