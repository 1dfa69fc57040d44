import { runService } from '@kervan/service';
import { erpCore } from './erp-core.js';

await runService(erpCore);
