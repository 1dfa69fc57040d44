import { runService } from '@kervan/service';
import { accounting } from './accounting.js';

await runService(accounting);
