import { runService } from '@kervan/service';
import { projection } from './projection.js';

await runService(projection);
