const directoryEnd = 0x06054b50;
const entryStart = 0x02014b50;

/** How large the files in a zip say they are once unpacked, in bytes; 0 when it has no directory, which nobody can unpack. */
export function unpackedBytes(zip: Buffer): number {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end + 20 > zip.length || zip.readUInt32LE(end) !== directoryEnd) return 0;
  let sum = 0;
  let at = zip.readUInt32LE(end + 16);
  while (at + 46 <= end && zip.readUInt32LE(at) === entryStart) {
    sum += zip.readUInt32LE(at + 24);
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return sum;
}
