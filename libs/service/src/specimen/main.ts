import { runService } from '../lifecycle/run-service.js';
import { specimen } from './specimen.js';

await runService(specimen);
