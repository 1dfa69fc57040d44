import { z } from 'zod';
import { type KubernetesObject, nameOf } from '../rendering/kubernetes-object.js';
import type { Fault } from '../fault.js';
import { modelModule } from './model-modules.js';

/** A model of the package: its schema knows ranges, patterns and required fields. */
interface Model {
  validate(): void;
}

const Models = z.record(z.string(), z.unknown());
const ModelClass = z.custom<new (data: object) => Model>((value) => typeof value === 'function');
const Failure = z.object({ errors: z.array(z.object({ instancePath: z.string(), message: z.string() })) });

/** What the schemas say of the objects: values out of range, patterns, missing fields. */
export async function invalidValues(objects: readonly KubernetesObject[]): Promise<readonly Fault[]> {
  const faults: Fault[] = [];
  for (const object of objects) {
    const model = await modelOf(object);
    // The compiler tells of kinds that are unknown.
    if (model) faults.push(...faultsOf(object, new model(object)));
  }
  return faults;
}

async function modelOf({ apiVersion, kind }: KubernetesObject) {
  const models = await import(modelModule(apiVersion)).then(
    (module: unknown) => Models.parse(module),
    () => null,
  );
  return ModelClass.safeParse(models?.[kind]).data;
}

function faultsOf(object: KubernetesObject, model: Model): Fault[] {
  try {
    model.validate();
    return [];
  } catch (error) {
    return Failure.parse(error).errors.map(({ instancePath, message }) => ({
      object: nameOf(object),
      field: instancePath.slice(1).replaceAll('/', '.'),
      message,
    }));
  }
}
