import { migrateService } from '@kervan/service';
import { warehouse } from './warehouse.js';

await migrateService(warehouse);
