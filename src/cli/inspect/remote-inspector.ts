import { Actor, type ActorRef, Props } from "../../actor/index.ts";
import { INSPECTION_NAME } from "../../inspection/internal.ts";
import type { CallingSystem } from "../talk/calling-system.ts";
import { CommandError } from "../terminal/errors.ts";
import { answerIn, type Inspector, type InspectorQuestion, refusedBy } from "./inspector.ts";

/** Well below the time after which a system stops to send. Unit: ms. */
const RENEWAL_MS = 5_000;

/** Passes on what arrives. */
class EventReader extends Actor<string> {
  readonly #onText: (text: unknown) => void;

  constructor(onText: (text: unknown) => void) {
    super();
    this.#onText = onText;
  }

  override receive(message: unknown): void {
    this.#onText(message);
  }
}

/** Whether `event` is about the association with `address`, such as the connection of the command itself. */
function isAbout(event: unknown, address: string): boolean {
  const { kind, remote } = (event ?? {}) as { readonly kind?: unknown; readonly remote?: unknown };
  return kind === "association" && remote === address;
}

/** Looks at a system over remoting. */
export class RemoteInspector implements Inspector {
  readonly name: string;
  readonly #caller: CallingSystem;
  readonly #service: ActorRef;

  private constructor(caller: CallingSystem, service: ActorRef) {
    this.name = `${caller.target.address}`;
    this.#caller = caller;
    this.#service = service;
  }

  /** Rejects with a {@link CommandError} if the system cannot be reached, or cannot be looked at. */
  static async open(caller: CallingSystem): Promise<RemoteInspector> {
    const { address } = caller.target;
    await caller.locate(`${address}/user`); // with the reason if the system cannot be reached
    try {
      return new RemoteInspector(caller, await caller.locate(`${address}/system/${INSPECTION_NAME}`));
    } catch (error) {
      if (!(error instanceof CommandError) || error.failure.kind !== "no-actor") throw error;
      throw refusedBy(
        `${address}`,
        "it has no inspection service",
        "Set ritsem.inspect.enabled = on there, and ritsem.inspect.remote = on. Systems in untrusted mode (akka.remote.untrusted-mode) and those of Akka.NET have none.",
      );
    }
  }

  async ask(question: InspectorQuestion): Promise<unknown> {
    return answerIn(await this.#caller.ask(this.#service, JSON.stringify(question)), this.name);
  }

  async events(since: number | undefined, onEvent: (event: unknown) => void, stopped: AbortSignal): Promise<void> {
    const { system, target } = this.#caller;
    const service = `${target.address}/system/${INSPECTION_NAME}`;
    let failure: unknown;
    let wake = (): void => {};
    const reader = system.actorOf(
      Props.create(EventReader, (text: unknown) => {
        try {
          const event = answerIn(text, this.name);
          if (!isAbout(event, `${system.address}`)) onEvent(event);
        } catch (error) {
          failure ??= error;
          wake();
        }
      }),
    );
    try {
      let from = since;
      while (!stopped.aborted) {
        this.#service.tell(JSON.stringify({ get: "events", ...(from === undefined ? {} : { since: from }) }), reader);
        from = undefined;
        await new Promise<void>((resolve) => {
          const cancel = system.scheduler.scheduleOnce(RENEWAL_MS, () => wake());
          wake = () => {
            cancel.cancel();
            stopped.removeEventListener("abort", wake);
            resolve();
          };
          stopped.addEventListener("abort", wake);
        });
        if (failure !== undefined) throw failure;
        if (!stopped.aborted) await this.#caller.locate(service); // is it still there?
      }
    } finally {
      this.#service.tell(JSON.stringify({ get: "events", end: true }), reader); // otherwise the rest would become dead letters there
    }
    await this.#caller.locate(service).catch(() => {}); // once it answers, it has ended; nothing is lost if it is gone
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#caller[Symbol.asyncDispose]();
  }
}
