import { withStores } from '../../jest.preset.mjs';

/** The longest project, and the last one: it has the machine to itself. */
export default { ...withStores, maxWorkers: 2 };
