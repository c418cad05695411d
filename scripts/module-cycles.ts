/** Every cycle found in `arrows` (module → modules it imports), each as a list of modules that starts and ends with the same one. */
export function moduleCycles(arrows: ReadonlyMap<string, ReadonlySet<string>>): readonly (readonly string[])[] {
  const cycles: string[][] = [];
  const done = new Set<string>();
  const path: string[] = [];
  const visit = (module: string): void => {
    const seenAt = path.indexOf(module);
    if (seenAt >= 0) cycles.push([...path.slice(seenAt), module]);
    if (seenAt >= 0 || done.has(module)) return;
    path.push(module);
    for (const next of arrows.get(module) ?? []) visit(next);
    path.pop();
    done.add(module);
  };
  for (const module of arrows.keys()) visit(module);
  return cycles;
}
