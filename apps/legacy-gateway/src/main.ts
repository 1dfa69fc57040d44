import { runService } from '@kervan/service';
import { legacyGateway } from './legacy-gateway.js';

await runService(legacyGateway);
