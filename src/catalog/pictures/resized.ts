import sharp from 'sharp';

/** The longest side of each size pages use, in pixels. */
const sides = { thumb: 320, large: 1200 };
// a small file can claim a picture that fills the memory
const mostPixels = 60_000_000;

sharp.cache(false);
sharp.concurrency(1);

export type Sizes = { thumb: Buffer; large: Buffer };

/** A picture in the sizes pages use, turned as its camera was held and without what the camera wrote; undefined for one that cannot be read. */
export async function resized(content: Buffer): Promise<Sizes | undefined> {
  const to = (side: number) => sharp(content, { limitInputPixels: mostPixels }).rotate().resize(side, side, { fit: 'inside', withoutEnlargement: true }).webp({ quality: 82 }).toBuffer();
  try {
    return { thumb: await to(sides.thumb), large: await to(sides.large) };
  } catch {
    return undefined;
  }
}
