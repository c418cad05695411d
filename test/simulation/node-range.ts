/** Reads `3..10`, or `5` for exactly five. Throws RangeError if it is no range of 2 to `most` nodes. */
export function nodeRangeFrom(text: string, most: number): readonly [fewest: number, most: number] {
  const [, low = "", high = low] = /^(\d+)(?:\.\.(\d+))?$/.exec(text) ?? [];
  const range = [Number(low), Number(high)] as const;
  if (low === "" || range[0] < 2 || range[1] < range[0] || range[1] > most) {
    throw new RangeError(`--nodes ${text} is not a range of nodes. Write 3..10, or 5.`);
  }
  return range;
}
