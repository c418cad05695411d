import { createRequire } from "node:module";
import { isAbsolute, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

/**
 * The exports of a module: a path, which is relative to the working directory if it begins with a dot, or the name of a package that is installed
 * here or there. Rejects as `import` does.
 */
export async function loadModule(specifier: string): Promise<Readonly<Record<string, unknown>>> {
  if (specifier.startsWith(".") || isAbsolute(specifier)) return import(pathToFileURL(resolve(specifier)).href);
  try {
    return await import(specifier);
  } catch (error) {
    if ((error as { code?: unknown }).code !== "ERR_MODULE_NOT_FOUND") throw error;
    const here = createRequire(join(process.cwd(), "package.json"));
    return import(pathToFileURL(here.resolve(specifier)).href);
  }
}
