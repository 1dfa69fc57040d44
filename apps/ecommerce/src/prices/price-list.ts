import { identifier } from '@kervan/contracts';

/** Price list that the shop sells by, unless another one is asked for. */
export const priceList = identifier.default('STANDARD');
