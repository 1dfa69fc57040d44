import { runService } from '@kervan/service';
import { warehouse } from './warehouse.js';

await runService(warehouse);
