import { withStores } from '../../jest.preset.mjs';

export default withStores;
