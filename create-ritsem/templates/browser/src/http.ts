import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { ActorSystem } from "ritsem";
import { Health } from "ritsem/health";

/** Only its own scripts, and its own WebSocket. */
const POLICY = "default-src 'none'; script-src 'self'; connect-src 'self'";
/** Not compiled: this is `npm run dev`. */
const isSource = new URL(".", import.meta.url).pathname.endsWith("/src/");

/**
 * Serves the page, and `/live` and `/ready`, which say how `system` is: the container's health check asks the first, and a load balancer the second.
 * The WebSockets of the page are on the same port, so this server is there before the system.
 */
export async function serveHttp(hostname: string, port: number, system: () => ActorSystem | undefined): Promise<Server> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://service");
    answer(pathname, system()).then(
      ({ type, body }) => response.writeHead(200, { "content-type": type, "content-security-policy": POLICY }).end(body),
      (error: NodeJS.ErrnoException) => response.writeHead(error.code === "ENOENT" ? 404 : 503).end(`${error.message}\n`),
    );
  });
  server.listen(port, hostname);
  await once(server, "listening");
  console.log(`http://${hostname}:${port}/`);
  return server;
}

interface Answer {
  readonly type: string;
  readonly body: string | Uint8Array;
}

async function answer(path: string, system: ActorSystem | undefined): Promise<Answer> {
  if (path === "/") return { type: "text/html; charset=utf-8", body: await readFile("src/page/index.html") };
  if (/^\/[\w-]+\.js$/.test(path)) return { type: "text/javascript; charset=utf-8", body: await script(path) };
  if (path !== "/live" && path !== "/ready") throw Object.assign(new Error("not found"), { code: "ENOENT" });
  if (system === undefined) throw new Error("the system starts");
  const health = Health.get(system);
  const { isHealthy, reasons } = await (path === "/live" ? health.liveness() : health.readiness());
  if (!isHealthy) throw new Error(reasons.map(({ name }) => name).join());
  return { type: "text/plain", body: "ok\n" };
}

/** What `npm run build` has made; in `npm run dev`, the present source, so that loading the page again is enough. */
async function script(path: string): Promise<string | Uint8Array> {
  if (!isSource) return readFile(`dist/page${path}`);
  const { build } = await import("esbuild");
  const { outputFiles } = await build({ entryPoints: ["./src/page/page"], bundle: true, write: false, format: "esm", target: "es2022" });
  return outputFiles[0]?.contents ?? "";
}
