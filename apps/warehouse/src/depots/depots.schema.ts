import { depotNo } from '@kervan/contracts';
import { z } from 'zod';

/** 1 to 1,000,000: goods are taken from the depot with the lowest number first, and come into it. */
const priority = z.int().min(1).max(1_000_000);

export const DepotSetting = z.object({ priority }).meta({ id: 'DepotSetting' });
export type DepotSetting = z.output<typeof DepotSetting>;

export const DepotView = z.object({ depotNo, priority, version: z.int() }).meta({ id: 'Depot' });
export type DepotView = z.output<typeof DepotView>;

export const DepotList = z.object({ depots: z.array(DepotView) }).meta({ id: 'DepotList' });
export type DepotList = z.output<typeof DepotList>;
