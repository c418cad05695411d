/** The number of letters to insert, delete or change to turn `left` into `right`; `limit + 1` if it exceeds `limit`. */
export function editDistance(left: string, right: string, limit: number): number {
  if (Math.abs(left.length - right.length) > limit) return limit + 1;
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    let smallest = row;
    for (let column = 1; column <= right.length; column += 1) {
      const change = (previous[column - 1] ?? 0) + (left[row - 1] === right[column - 1] ? 0 : 1);
      const distance = Math.min(change, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1);
      current.push(distance);
      smallest = Math.min(smallest, distance);
    }
    if (smallest > limit) return limit + 1;
    previous = current;
  }
  return previous[right.length] ?? 0;
}

/** The candidate that is most similar to `word`; `undefined` if more than a third of the letters differ in each. */
export function nearestOf(word: string, candidates: Iterable<string>): string | undefined {
  let limit = Math.max(2, Math.floor(word.length / 3));
  let nearest: string | undefined;
  for (const candidate of candidates) {
    const distance = editDistance(word, candidate, limit);
    if (distance > limit) continue;
    nearest = candidate;
    limit = distance - 1;
    if (limit < 0) break;
  }
  return nearest;
}
