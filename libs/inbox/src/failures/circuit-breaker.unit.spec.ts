import { describe, expect, it } from '@jest/globals';
import { CircuitBreaker } from './circuit-breaker.js';

const HANDLER = 'Things.move';
const keys = (count: number, prefix = 'K') =>
  Array.from({ length: count }, (_, index) => `${prefix}${index}`);

describe('CircuitBreaker', () => {
  const failing = (circuit: CircuitBreaker, names: readonly string[], fingerprint = 'gone') =>
    names.map((key) => circuit.failed(HANDLER, key, fingerprint));

  it('suspects ten keys that fail alike one after the other', () => {
    expect(failing(new CircuitBreaker(), keys(10))).toEqual([...Array<boolean>(9).fill(false), true]);
  });

  it('does not suspect one key that fails often, nor ten that fail in different ways', () => {
    expect(failing(new CircuitBreaker(), Array<string>(50).fill('K'))).not.toContain(true);
    const circuit = new CircuitBreaker();
    expect(keys(50).map((key, index) => circuit.failed(HANDLER, key, `fault ${index % 5}`))).not.toContain(
      true,
    );
  });

  it('never suspects faults of one key in a hundred, in whatever order they come', () => {
    let [seed, suspicions] = [1, 0];
    const random = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
    const circuit = new CircuitBreaker();
    for (const key of keys(100_000)) {
      if (random() < 0.01) suspicions += Number(circuit.failed(HANDLER, key, 'gone'));
      else circuit.handled(HANDLER, key);
    }
    expect(suspicions).toBe(0);
  });

  it('is not calmed by successes of other handlers', () => {
    const circuit = new CircuitBreaker();
    const suspected = keys(10).map((key) => {
      for (const other of keys(30, 'L')) circuit.handled('Other.handler', other);
      return circuit.failed(HANDLER, key, 'gone');
    });
    expect(suspected.at(-1)).toBe(true);
  });

  it('is closed by the first success of the handler', () => {
    const circuit = new CircuitBreaker();
    expect([circuit.open(HANDLER, 'gone'), circuit.open(HANDLER, 'gone')]).toEqual([true, false]);

    expect(circuit.handled('Other.handler', 'K')).toEqual([]);
    expect(circuit.isOpen('gone')).toBe(true);
    expect(circuit.handled(HANDLER, 'K')).toEqual(['gone']);

    expect(circuit.isOpen('gone')).toBe(false);
    expect(circuit.watching).toBe(false);
  });

  it('counts anew after an acquittal', () => {
    const circuit = new CircuitBreaker();
    failing(circuit, keys(10));
    circuit.open(HANDLER, 'gone');

    expect(circuit.acquit(HANDLER, 'gone')).toBe(true);

    expect(circuit.isOpen('gone')).toBe(false);
    expect(failing(circuit, keys(10, 'L'))).toEqual([...Array<boolean>(9).fill(false), true]);
  });
});
