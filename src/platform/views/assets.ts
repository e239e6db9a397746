import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const assetFolder = fileURLToPath(new URL('../../../dist/public/', import.meta.url));

/** From a file's name in `public/` to its address with the hash of its content, as `scripts/assets.mjs` wrote it down. */
export function readAssets(folder = assetFolder): (name: string) => string {
  const hashed = JSON.parse(readFileSync(`${folder}manifest.json`, 'utf8')) as Record<string, string>;
  return (name) => {
    const file = hashed[name];
    if (file === undefined) throw new Error(`No asset ${name} in dist/public: run scripts/assets.mjs`);
    return `/assets/${file}`;
  };
}
