export type SealFault = 'seal_type' | 'seal_opaque' | 'seal_small';

const [least, most] = [120, 600];

/** A company seal made fit for paper: a PNG of at most 600 pixels with its transparency. Says what is wrong with any other picture. */
export async function sealImage(content: Buffer): Promise<{ png: Buffer } | { fault: SealFault }> {
  // loaded when one is needed: a web process that never sees a seal does without it
  const { default: sharp } = await import('sharp');
  try {
    const picture = sharp(content, { limitInputPixels: 4000 * 4000 });
    const { format, width, height } = await picture.metadata();
    if (format !== 'png') return { fault: 'seal_type' };
    if (Math.min(width, height) < least) return { fault: 'seal_small' };
    if ((await picture.stats()).isOpaque) return { fault: 'seal_opaque' };
    return { png: await picture.resize(most, most, { fit: 'inside', withoutEnlargement: true }).png().toBuffer() };
  } catch {
    return { fault: 'seal_type' };
  }
}
