/**
 * The folders of a module in the order of its layers, from the line "Layers, bottom to top: `a` · `b`." of its README; empty without such a
 * line.
 */
export function layersIn(readme: string): readonly string[] {
  const list = /^Layers, bottom to top: ([^.]+)\./m.exec(readme)?.[1] ?? "";
  return Array.from(list.matchAll(/`([\w-]+)`/g), ([, folder = ""]) => folder);
}

/** The first folder below `module` on the way to `file`; empty for files at the module's root. */
export function folderIn(module: string, file: string): string {
  const inside = file.slice(module.length + 1);
  return inside.includes("/") ? inside.slice(0, inside.indexOf("/")) : "";
}
