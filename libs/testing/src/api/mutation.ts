import fc from 'fast-check';
import { oddValue } from './odd-value.js';

type Path = readonly (string | number)[];

/** A value of which one part is missing, or is something else, or which has a part too many. */
export function mutated(whole: unknown): fc.Arbitrary<unknown> {
  const places = placesOf(whole);
  const place = fc.nat(places.length - 1).map((index) => places[index] ?? []);
  return fc.oneof(
    { weight: 3, arbitrary: fc.tuple(place, oddValue).map(([path, odd]) => put(whole, path, () => odd)) },
    { weight: 1, arbitrary: place.map((path) => put(whole, path, () => undefined)) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(place, oddValue)
        .map(([path, odd]) =>
          put(whole, path, (old) => (isObject(old) ? { ...old, unheardOf: odd } : [old])),
        ),
    },
  );
}

function placesOf(value: unknown): Path[] {
  if (Array.isArray(value)) return [[], ...value.flatMap((item: unknown, index) => below(index, item))];
  if (isObject(value)) return [[], ...Object.entries(value).flatMap(([name, item]) => below(name, item))];
  return [[]];
}

function below(step: string | number, value: unknown): Path[] {
  return placesOf(value).map((path) => [step, ...path]);
}

function put(value: unknown, [step, ...rest]: Path, change: (old: unknown) => unknown): unknown {
  if (step === undefined) return change(value);
  const next = (key: string | number, item: unknown) => (key === step ? put(item, rest, change) : item);
  if (Array.isArray(value)) return value.map((item: unknown, index) => next(index, item));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, next(name, item)]));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
