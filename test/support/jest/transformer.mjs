import { createHash } from 'node:crypto';
import { exportsOf, isOpen } from './house.mjs';

/** In place of a file of the house or a package: what the process has read of it already. */
export default {
  getCacheKey: (source, path) => createHash('sha256').update(`${isOpen()} ${path}\n${source}`).digest('hex'),
  process(source, path, { supportsStaticESM }) {
    // Jest transforms what its own set-up reads too, before there is a house
    if (!isOpen()) return { code: source };
    const read = `exportsOfHouse(${JSON.stringify(path)})`;
    if (!supportsStaticESM) return { code: `module.exports = ${read};` };
    const names = Object.keys(exportsOf(path)).map((name) => JSON.stringify(name));
    return { code: [`const all = ${read};`, ...names.map((name, at) => `const e${at} = all[${name}]; export { e${at} as ${name} };`)].join('\n') };
  },
};
