import { migrateService } from '../lifecycle/migrate-service.js';
import { specimen } from './specimen.js';

await migrateService(specimen);
