/** Stands for `@jest/globals`: each name means what it means in the spec file that runs, whoever imported it first. */
const globals = () => globalThis[Symbol.for('jest.native-globals')];
const current = (name) =>
  new Proxy(() => undefined, {
    apply: (_target, _this, given) => globals()[name](...given),
    get: (_target, property) => globals()[name][property],
  });

export const afterAll = current('afterAll');
export const afterEach = current('afterEach');
export const beforeAll = current('beforeAll');
export const beforeEach = current('beforeEach');
export const describe = current('describe');
export const expect = current('expect');
export const it = current('it');
export const jest = current('jest');
