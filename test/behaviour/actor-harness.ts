import { ActorBase, type ActorRef, type ActorSystem, Props, startActorSystem } from "../../src/actor/index.ts";
import { ManualPlatform } from "../../src/testkit/index.ts";

/** A system on a host whose time and turns the test drives. */
export interface TestSystem {
  readonly system: ActorSystem;
  readonly platform: ManualPlatform;
  settle(): Promise<void>;
}

export async function startTestSystem(config = "", name = "Sys"): Promise<TestSystem> {
  const platform = new ManualPlatform();
  const host = { platform, loadProvider: () => Promise.reject(new Error("these tests have no remoting")) };
  const system = await startActorSystem(host, name, config);
  return { system, platform, settle: () => platform.settle() };
}

/** An actor that does what the test says, and a list of what it was told and by whom. */
export interface Probe {
  readonly ref: ActorRef;
  readonly received: unknown[];
  readonly senders: ActorRef[];
}

export function startProbe(system: ActorSystem, name?: string): Probe {
  const received: unknown[] = [];
  const senders: ActorRef[] = [];
  const ref = system.actorOf(
    Props.from(() => new Scripted((message, actor) => void (received.push(message), senders.push(actor.sender)))),
    name,
  );
  return { ref, received, senders };
}

/** An actor made of one function. */
export class Scripted extends ActorBase {
  readonly #handle: (message: unknown, actor: Scripted) => unknown;

  constructor(handle: (message: unknown, actor: Scripted) => unknown) {
    super();
    this.#handle = handle;
  }

  override handle(message: unknown): unknown {
    return this.#handle(message, this);
  }
}

export function scripted(handle: (message: unknown, actor: Scripted) => unknown): Props {
  return Props.from(() => new Scripted(handle));
}

/** A promise and its handles. */
export function deferred<T = void>(): { readonly promise: Promise<T>; resolve(value: T): void; reject(error: unknown): void } {
  let resolve: (value: T) => void = () => {};
  let reject: (error: unknown) => void = () => {};
  const promise = new Promise<T>((res, rej) => {
    resolve = res;
    reject = rej;
  });
  return { promise, resolve, reject };
}
