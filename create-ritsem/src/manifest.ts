import { type TemplateName, templates } from "./templates.ts";

/** Scripts of every project. */
const SCRIPTS = {
  start: "node dist/main.js",
  dev: "tsx watch src/main",
  test: "node --import tsx --test src/*.test.*",
  build: "tsc -p tsconfig.build.json",
  check: "tsc -p tsconfig.json",
};

/** Packages for development of every project. Exact: what the templates are tested with. */
const DEV_DEPENDENCIES = { "@types/node": "20.19.43", tsx: "4.23.15", typescript: "7.0.2" };

/** The text of `package.json`. `ritsem` is its version, or where its package is. */
export function manifestText(name: string, template: TemplateName, ritsem: string): string {
  const { dependencies = {}, devDependencies = {}, scripts = {} } = templates[template];
  const manifest = {
    name,
    version: "0.0.0",
    private: true,
    type: "module",
    engines: { node: ">=20.19" },
    scripts: { ...SCRIPTS, ...scripts },
    dependencies: { ritsem, ...dependencies },
    devDependencies: inOrder({ ...DEV_DEPENDENCIES, ...devDependencies }),
    allowScripts: { esbuild: true }, // part of tsx; npm warns of install scripts that nobody has allowed
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** The name of a package for a folder: npm allows neither capitals nor blanks. */
export function packageNameFor(folder: string): string {
  const name = folder
    .toLowerCase()
    .replace(/[^a-z0-9-]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 100);
  return name === "" ? "ritsem-app" : name;
}

function inOrder(packages: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(packages).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
