import { request } from "node:http";
import type { ActorSystem } from "../../src/actor/index.ts";
import type { InspectionEvent } from "../../src/inspection/index.ts";
import { type Inspection, startInspection } from "../../src/inspection/internal.ts";
import { startTestSystem, type TestSystem } from "./actor-harness.ts";

export const QUIET = "akka { loggers = [], stdout-loglevel = OFF, loglevel = OFF }\nritsem.inspect.enabled = on";

/** A system whose time the test drives, and that is looked at. */
export interface Inspected extends TestSystem {
  readonly inspection: Inspection;
  readonly events: InspectionEvent[];
  /** What `promise` resolves to, with all turns that it needs. */
  settled<T>(promise: Promise<T>): Promise<T>;
}

/** Nobody looks at it before the test does. */
export async function startInspected(config = ""): Promise<Inspected> {
  const started = await startTestSystem(`${QUIET}\n${config}`);
  return { ...started, ...inspected(started.system, () => started.settle()) };
}

/** Lets `system` be looked at. */
export function inspected(system: ActorSystem, settle: () => Promise<void>): Pick<Inspected, "inspection" | "events" | "settled"> {
  const inspection = startInspection(system, "ritsem test");
  return {
    inspection,
    events: [],
    async settled(promise) {
      await settle();
      return promise;
    },
  };
}

/** What a server answered. */
export interface HttpAnswer {
  readonly status: number;
  readonly text: string;
  readonly headers: NodeJS.Dict<string | string[]>;
}

/** Asks the inspection server at `port` of this machine. */
export function httpAnswer(
  port: number,
  path: string,
  headers: Readonly<Record<string, string>> = {},
  method = "GET",
): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: "127.0.0.1", port, path, method, headers, agent: false }, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => (text += chunk));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, text, headers: response.headers }));
      response.on("error", reject);
    });
    asked.on("error", reject);
    asked.end();
  });
}
