import { preset } from '../../jest.preset.mjs';

/** These specs start stores of their own. */
export default preset;
