import { createRequire } from "node:module";
import type { ActorSystem } from "../../actor/index.ts";
import { startInspection } from "../internal.ts";
import { serveInspection } from "./inspection-server.ts";

/** Lets `system` be looked at, over remoting and HTTP, as its configuration says. Rejects with {@link InspectionServerError} and configuration errors. */
export async function startInspectionOnNode(system: ActorSystem): Promise<void> {
  const { version } = createRequire(import.meta.url)("ritsem/package.json") as { readonly version: string };
  await serveInspection(system, startInspection(system, `ritsem ${version}`));
}
