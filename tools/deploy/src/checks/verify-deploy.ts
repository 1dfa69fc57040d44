import { join } from 'node:path';
import { workspace } from '@kervan/local';
import { findKustomize } from '../rendering/find-kustomize.js';
import { Workbench } from '../rendering/workbench.js';
import { checkAlertRules } from './alert-rules.js';
import { checkCompose } from './compose.js';
import { checkImage } from './image.js';
import { checkManifests } from './manifests.js';
import { notChecked, type Outcome } from './outcome.js';
import { checkServer } from './server.js';
import { checkWrittenFiles } from './written-files.js';

/** What the environment gives. */
export interface Given {
  /** Path of a kustomize. */
  readonly kustomize: string | undefined;
  readonly kubeconfig: string | undefined;
}

const NO_KUSTOMIZE = 'no kustomize, kubectl or go is there; KUSTOMIZE_BINARY may name one';

/** Everything that can be known of the deployment on this machine; nothing is changed. */
export async function verifyDeploy(given: Given): Promise<readonly Outcome[]> {
  return [
    checkWrittenFiles(),
    ...(await checkKubernetes(given)),
    ...(await checkCompose(workspace)),
    await checkImage(workspace),
    await checkAlertRules(join(workspace, 'infra/prometheus/rules')),
  ];
}

async function checkKubernetes({ kustomize: binary, kubeconfig }: Given): Promise<readonly Outcome[]> {
  const kustomize = await findKustomize(binary);
  if (!kustomize) return [notChecked('kustomize', 'overlays and component sets', NO_KUSTOMIZE)];
  const workbench = new Workbench();
  try {
    const overlays = workbench.overlays();
    const sets = workbench.componentSets();
    return [
      ...(await checkManifests(`${overlays.length} overlays`, kustomize, overlays)),
      ...(await checkManifests(`${sets.length} sets of components`, kustomize, sets)),
      ...(await checkServer(kubeconfig, kustomize, overlays)),
    ];
  } finally {
    workbench.close();
  }
}
