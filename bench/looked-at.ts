import type { ActorSystem } from "ritsem";

/** How much a system that is measured is inspected: `off`; `enabled`, without anybody who looks; `watched`, as a dashboard does. */
export type Inspected = "off" | "enabled" | "watched";

/** How often a watcher asks. Unit: ms. */
const POLL_MS = 250;

/** What the configuration of such a system has besides. */
export function inspectionConfig(inspected: string): string {
  return inspected === "off" ? "" : "\nritsem.inspect { enabled = on, http.enabled = off }";
}

/** Looks at `system` if it is to be `watched`, four times a second and at its events. Returns how to stop. */
export function lookAt(system: ActorSystem, inspected: string): () => void {
  if (inspected !== "watched") return () => {};
  const service = system.actorSelection("/system/ritsem-inspection");
  const look = (): void => void service.ask('{"get":"top","by":"rate"}').catch(() => {});
  look();
  const timer = setInterval(look, POLL_MS);
  timer.unref();
  return () => clearInterval(timer);
}
