import type { ActorActivity, ActorNode, ActorView } from "../../../src/inspection/index.ts";

/** Workers below `/user/orders`: with the others about 100 000 actors. */
export const WORKERS = 90_000;
const REGIONS = 99;
const CLERKS = 100;

/** Actors that are made up when somebody asks: each is a function of its path and the time. */
export class FakeActors {
  readonly total = 1 + 2 + 4 + WORKERS + REGIONS + REGIONS * CLERKS;

  /** The actor at `path` with the children that the query asks for; undefined if there is none. */
  nodeAt(path: string, depth: number, limit: number, skip: number): { readonly node: ActorNode; readonly shown: number } | undefined {
    if (!this.#exists(path)) return undefined;
    let shown = 1;
    const build = (at: string, generations: number, from: number): ActorNode => {
      const names = generations > 0 ? this.#childNames(at) : [];
      const children: ActorNode[] = [];
      for (let index = from; index < names.length && shown < limit; index += 1) {
        shown += 1;
        children.push(build(`${at === "/" ? "" : at}/${names[index]}`, generations - 1, 0));
      }
      return { ...this.viewOf(at), children };
    };
    return { node: build(path, depth, skip), shown };
  }

  viewOf(path: string): ActorView {
    const now = performance.now() / 1000;
    const seed = hashOf(path);
    const isWorker = /^\/user\/orders\/w\d+$/.test(path);
    const isStuck = path === "/user/payments" || (isWorker && seed % 9000 === 1);
    const isBusy = !isStuck && (path === "/user/orders" || (isWorker && seed % 150 === 2));
    const mailbox = isStuck
      ? Math.floor(200 + (seed % 50) * 13 + now * 40)
      : isBusy
        ? Math.floor(10 + (seed % 40) * (1 + Math.sin(now + seed)))
        : 0;
    const activity: ActorActivity = isStuck ? "stuck" : isBusy ? "busy" : "idle";
    return {
      path,
      name: path === "/" ? "" : (path.split("/").at(-1) ?? ""),
      uid: seed,
      className: isWorker ? "OrderWorker" : path.startsWith("/user/regions/") ? (path.split("/").length > 4 ? "Clerk" : "Region") : "",
      state: isStuck ? "awaiting" : "running",
      activity,
      awaitingMs: isStuck ? now * 1000 : null,
      mailbox,
      mailboxGrowth: isStuck ? 40 : isBusy ? Math.cos(now + seed) * 12 : 0,
      stashed: 0,
      oldestMs: isStuck ? 5000 + now * 1000 : isBusy ? 120 : null,
      handled: isStuck ? 0 : Math.floor(now * (seed % 20)),
      rate: isStuck ? 0 : isBusy ? 300 + (seed % 700) : seed % 5,
      restarts: seed % 997 === 0 ? 3 : 0,
      handlerMs: isStuck ? 0 : now * (seed % 30),
      load: isBusy ? 0.2 + (seed % 50) / 100 : 0.001,
      childCount: this.#childNames(path).length,
    };
  }

  #exists(path: string): boolean {
    if (path === "/") return true;
    const parts = path.split("/");
    const parent = parts.slice(0, -1).join("/") || "/";
    return this.#exists(parent) && this.#childNames(parent).includes(parts.at(-1) ?? "");
  }

  #childNames(path: string): readonly string[] {
    if (path === "/") return ["system", "user"];
    if (path === "/user") return ["orders", "regions", "payments", "audit"];
    if (path === "/user/orders") return workerNames;
    if (path === "/user/regions") return regionNames;
    return path.startsWith("/user/regions/") && path.split("/").length === 4 ? clerkNames : [];
  }
}

const workerNames = Array.from({ length: WORKERS }, (_, index) => `w${index}`);
const regionNames = Array.from({ length: REGIONS }, (_, index) => `region-${index + 1}`);
const clerkNames = Array.from({ length: CLERKS }, (_, index) => `clerk-${index + 1}`);

/** FNV-1a, so that each actor always behaves in the same way. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return hash;
}
