import { readFileSync } from "node:fs";

const DATA_DIRECTORY_OF_CLR = 14;

/**
 * What is embedded in a .NET assembly, in order, without names: the file's header leads to the sections, one of them to the CLR's
 * header, and that to the resources, each a length of four bytes and its bytes, aligned to eight. (ECMA-335, II.25)
 */
export function embeddedResourcesOf(assembly: string): readonly Uint8Array[] {
  const bytes = readFileSync(assembly);
  const signatureAt = bytes.readUInt32LE(0x3c);
  const sectionCount = bytes.readUInt16LE(signatureAt + 6);
  const optionalAt = signatureAt + 24;
  const sectionsAt = optionalAt + bytes.readUInt16LE(signatureAt + 20);
  const directoriesAt = optionalAt + (bytes.readUInt16LE(optionalAt) === 0x10b ? 96 : 112);

  const offsetOf = (address: number): number => {
    for (let index = 0; index < sectionCount; index += 1) {
      const at = sectionsAt + index * 40;
      const [size, start, rawSize, rawAt] = [8, 12, 16, 20].map((field) => bytes.readUInt32LE(at + field)) as [
        number,
        number,
        number,
        number,
      ];
      if (address >= start && address < start + Math.max(size, rawSize)) return address - start + rawAt;
    }
    throw new Error(`${assembly} has no section at ${address}: it is no .NET assembly.`);
  };
  const clrAt = offsetOf(bytes.readUInt32LE(directoriesAt + DATA_DIRECTORY_OF_CLR * 8));
  const resourcesAt = offsetOf(bytes.readUInt32LE(clrAt + 24));
  const end = resourcesAt + bytes.readUInt32LE(clrAt + 28);

  const resources: Uint8Array[] = [];
  for (let at = resourcesAt; at < end; ) {
    const length = bytes.readUInt32LE(at);
    resources.push(bytes.subarray(at + 4, at + 4 + length));
    at += (4 + length + 7) & ~7;
  }
  return resources;
}
