import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspace } from '@kervan/local';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { z } from 'zod';
import { changed, goodApp } from '../policies/good-app.mother.js';
import { type KubernetesObject, objectsOf } from '../rendering/kubernetes-object.js';
import { typeFaults } from './type-faults.js';

const k8s = join(workspace, 'infra/k8s');
const Kustomization = z.object({ resources: z.array(z.string()).default([]) });

/** Objects that lie in files as a whole, whatever is patched in them later. */
function wholeObjects(): KubernetesObject[] {
  return readdirSync(k8s, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('kustomization.yaml'))
    .flatMap((file) => {
      const folder = join(k8s, file, '..');
      const { resources } = Kustomization.parse(parse(readFileSync(join(k8s, file), 'utf8')));
      const files = resources.filter((name) => name.endsWith('.yaml') && name !== 'secrets.yaml');
      return files.flatMap((name) => objectsOf(readFileSync(join(folder, name), 'utf8')));
    });
}

const of = (kind: string) => goodApp().filter((object) => object.kind === kind);

describe('the types of the manifests', () => {
  it('know every field of every object that lies in a file as a whole', async () => {
    const objects = wholeObjects();

    expect(objects.length).toBeGreaterThan(70);
    expect(await typeFaults(objects)).toEqual([]);
  });

  it('know no misspelt field, however deep, and name it', async () => {
    const path = 'spec.template.spec.containers.0.readinessProbe.httpGet.pth';
    const faults = await typeFaults(changed(of('Deployment'), 'Deployment', path, '/x'));

    expect(faults).toEqual([
      {
        object: 'Deployment app',
        field: 'spec.template.spec.containers[0].readinessProbe.httpGet.pth',
        message: expect.stringContaining('\'"pth"\' does not exist'),
      },
    ]);
  });

  it('take no value of another type, nor one out of range', async () => {
    const mistyped = changed(of('Service'), 'Service', 'spec.ports.0.port', 'http');
    const outside = changed(of('KafkaTopic'), 'KafkaTopic', 'spec.partitions', 0);

    expect(await typeFaults([...mistyped, ...outside])).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ object: 'Service app', field: 'spec.ports[0].port' }),
        expect.objectContaining({ object: 'KafkaTopic erp.sales.order', field: 'spec.partitions' }),
      ]),
    );
  });

  it('know no kind that nobody serves', async () => {
    const blog = { apiVersion: 'kafka.strimzi.io/v0', kind: 'KafkaTopic', metadata: { name: 'old' } };

    expect(await typeFaults([blog])).toEqual([
      { object: 'KafkaTopic old', field: '', message: expect.stringContaining('kafka.strimzi.io/v0') },
    ]);
  });
});
