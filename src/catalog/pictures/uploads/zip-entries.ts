import { Unzip, UnzipInflate } from 'fflate';
import type { Readable } from 'node:stream';

/** One file of a zip; without content when it is larger than was allowed or cannot be unpacked. */
export type ZipEntry = { name: string; content?: Buffer; fault?: 'too_large' | 'bad_zip' };

/**
 * The files of a zip one after the other, unpacked as it is read: never more in memory than one of them up to `mostBytes`, whatever the zip claims.
 * A name that `skips` says to pass over is not unpacked. Throws for what is no zip.
 */
export async function* zipEntries(source: Readable, mostBytes: number, skips: (name: string) => boolean): AsyncGenerator<ZipEntry> {
  const ready: ZipEntry[] = [];
  const unzip = new Unzip((file) => {
    if (skips(file.name)) return;
    const parts: Buffer[] = [];
    let bytes = 0;
    let isOver = false;
    const end = (entry: ZipEntry) => {
      if (!isOver) ready.push(entry);
      isOver = true;
      parts.length = 0;
    };
    file.ondata = (error, part, isLast) => {
      if (isOver) return;
      if (error) return end({ name: file.name, fault: 'bad_zip' });
      bytes += part.length;
      if (bytes > mostBytes) {
        end({ name: file.name, fault: 'too_large' });
        return file.terminate();
      }
      parts.push(Buffer.from(part));
      if (isLast) end({ name: file.name, content: Buffer.concat(parts) });
    };
    try {
      file.start();
    } catch {
      end({ name: file.name, fault: 'bad_zip' });
    }
  });
  unzip.register(UnzipInflate);
  for await (const part of source) {
    unzip.push(part as Buffer);
    while (ready.length > 0) yield ready.shift() as ZipEntry;
  }
  unzip.push(new Uint8Array(0), true);
  yield* ready;
}
