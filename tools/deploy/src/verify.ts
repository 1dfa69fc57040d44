import { outcomeTable } from './checks/outcome-table.js';
import { verifyDeploy } from './checks/verify-deploy.js';

const { KUSTOMIZE_BINARY: kustomize, KUBECONFIG: kubeconfig } = process.env;
const outcomes = await verifyDeploy({ kustomize, kubeconfig });
process.stdout.write(`${outcomeTable(outcomes)}\n`);
process.exitCode = outcomes.some(({ state }) => state === 'FAILED') ? 1 : 0;
