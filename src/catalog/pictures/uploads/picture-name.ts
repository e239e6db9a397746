/** The file's own name, without the folders it lies in. */
const baseOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** The SKUs a picture's name may mean, the likeliest first: `LS-T8-18_2.jpg` is LS-T8-18_2, else the second picture of LS-T8-18. */
export function skusIn(path: string): string[] {
  const stem = baseOf(path).replace(/\.[^.]*$/, '').trim();
  const first = stem.replace(/_\d{1,3}$/, '');
  return [...new Set([stem, first])].filter((sku) => sku !== '');
}

/** A path that leads out of its zip, or could on another system. */
export const isBadPath = (path: string): boolean => path.startsWith('/') || path.includes('\\') || path.includes('\0') || /^[A-Za-z]:/.test(path) || path.split('/').includes('..');

/** What systems put into a zip beside the pictures: folders and notes of a Mac. */
export const isNoise = (path: string): boolean => path.endsWith('/') || path.startsWith('__MACOSX/') || baseOf(path).startsWith('.');
