import { existsSync } from "node:fs";
import { readFile, realpath } from "node:fs/promises";
import type { ServerResponse } from "node:http";
import { dirname, extname, join, sep } from "node:path";
import { fileURLToPath } from "node:url";

const TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".map": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};

/** What a page of this server may do: use what this server has, and nothing else. */
const HEADERS = {
  "cache-control": "no-cache",
  "content-security-policy":
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
} as const;

const NO_DASHBOARD =
  '<!doctype html><html lang="en"><meta charset="utf-8"><title>Ritsem</title><p>This copy of Ritsem has no dashboard (<code>dashboard/dist</code> of the package). ' +
  "Use <code>ritsem top</code>, or ask <code>/api/snapshot</code> with the token.</p></html>\n";

/** The folder with the dashboard in the package; `undefined` if this copy has none. */
export function dashboardFolder(): string | undefined {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    const found = join(folder, "dashboard", "dist");
    if (existsSync(join(folder, "package.json"))) return existsSync(join(found, "index.html")) ? found : undefined;
    if (dirname(folder) === folder) return undefined;
  }
}

/** Answers with a file of `folder`. They are the same for everyone, and say nothing of the system. */
export async function answerWithFile(path: string, folder: string | undefined, response: ServerResponse, isHead: boolean): Promise<void> {
  if (folder === undefined && (path === "/" || path === "/index.html")) return end(response, 200, TYPES[".html"], NO_DASHBOARD, isHead);
  const file = folder === undefined ? undefined : await fileIn(folder, path);
  if (file === undefined) return end(response, 404, "text/plain", "Not found\n", isHead);
  end(response, 200, TYPES[extname(file.name)] ?? "application/octet-stream", file.content, isHead);
}

async function fileIn(folder: string, path: string): Promise<{ readonly name: string; readonly content: Buffer } | undefined> {
  try {
    const root = await realpath(folder);
    const name = await realpath(join(root, path === "/" ? "index.html" : decodeURIComponent(path)));
    return name.startsWith(root + sep) ? { name, content: await readFile(name) } : undefined;
  } catch {
    return undefined;
  }
}

function end(response: ServerResponse, status: number, type = "", content: string | Buffer = "", isHead = false): void {
  response.writeHead(status, { ...HEADERS, "content-type": type, "content-length": Buffer.byteLength(content) });
  response.end(isHead ? undefined : content);
}
