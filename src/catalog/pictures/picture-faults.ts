import type { Upload } from '../../platform/files/files.js';
import { mediaTypeOf } from '../../platform/files/media-type.js';
import type { FieldError } from '../../platform/http/errors.js';

/** What staff may upload; a vector picture can carry script and is not among them. */
export const pictureTypes = ['image/png', 'image/jpeg', 'image/webp'];
export const mostPictures = 12;
export const mostMegabytes = 5;

/** What is wrong with files sent as pictures: their content (not their name) or their size. */
export function pictureFaults(uploads: Upload[], accepted: string[]): FieldError[] {
  return uploads.flatMap(({ name, content }) => {
    const isKnown = accepted.includes(mediaTypeOf(content) ?? '');
    const code = !isKnown ? 'picture_type' : content.length > mostMegabytes * 1024 * 1024 ? 'picture_size' : undefined;
    return code ? [{ field: 'pictures', key: `catalog.errors.${code}`, values: { name, most: mostMegabytes } }] : [];
  });
}
