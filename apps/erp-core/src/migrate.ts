import { migrateService } from '@kervan/service';
import { erpCore } from './erp-core.js';

await migrateService(erpCore);
