/** The plain reading of the framing rules, for tests only: one array in, one array of frames out. `undefined` marks a frame above the limit. */
export function framesOf(
  bytes: readonly number[],
  isLittleEndian: boolean,
  maximumFrameBytes: number,
): { readonly frames: readonly (readonly number[] | undefined)[]; readonly rest: readonly number[] } {
  const frames: (readonly number[] | undefined)[] = [];
  let rest = bytes;
  while (rest.length >= 4) {
    const prefix = isLittleEndian ? rest.slice(0, 4).reverse() : rest.slice(0, 4);
    const length = prefix.reduce((sum, byte) => sum * 256 + byte, 0);
    if (length > maximumFrameBytes) return { frames: [...frames, undefined], rest };
    if (rest.length < 4 + length) break;
    if (length > 0) frames.push(rest.slice(4, 4 + length));
    rest = rest.slice(4 + length);
  }
  return { frames, rest };
}
