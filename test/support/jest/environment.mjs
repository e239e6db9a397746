import { TestEnvironment } from 'jest-environment-node';
import { exportsOf, openHouse } from './house.mjs';

// a spec makes them, its packages and the house tell them apart by `instanceof`
const shared = ['Date', 'Error', 'Map', 'Reflect', 'Set'];

/**
 * The house and its packages are read once a process: read anew by every spec, 1,100 files cost more than most specs' tests.
 * What stands in test/ is each spec's own, as ever; what a spec sets in the environment is taken back after it.
 */
export default class HouseEnvironment extends TestEnvironment {
  #variables = { ...process.env };

  async setup() {
    await super.setup();
    process.env.LOG_LEVEL ??= 'silent';
    await openHouse();
    for (const name of shared) this.global[name] = globalThis[name];
    Object.setPrototypeOf(this.global.RegExp.prototype, RegExp.prototype);
    Object.assign(this.global, { process, exportsOfHouse: exportsOf });
  }

  async teardown() {
    for (const name of Object.keys(process.env)) delete process.env[name];
    Object.assign(process.env, this.#variables);
    await super.teardown();
  }
}
