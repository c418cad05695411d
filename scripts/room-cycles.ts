/** Every cycle found while walking `arrows` (room → rooms it imports), each as the list of rooms that closes on its first. */
export function roomCycles(arrows: ReadonlyMap<string, ReadonlySet<string>>): readonly (readonly string[])[] {
  const cycles: string[][] = [];
  const done = new Set<string>();
  const path: string[] = [];
  const visit = (room: string): void => {
    const seenAt = path.indexOf(room);
    if (seenAt >= 0) cycles.push([...path.slice(seenAt), room]);
    if (seenAt >= 0 || done.has(room)) return;
    path.push(room);
    for (const next of arrows.get(room) ?? []) visit(next);
    path.pop();
    done.add(room);
  };
  for (const room of arrows.keys()) visit(room);
  return cycles;
}
