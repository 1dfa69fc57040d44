import { migrateService } from '@kervan/service';
import { legacyGateway } from './legacy-gateway.js';

await migrateService(legacyGateway);
