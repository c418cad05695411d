import { assert, describe, it } from "vitest";
import { ActorPath, Identify, type LoggingAdapter, Status } from "../../actor/index.ts";
import type { ActorRefProvider, InternalActorRef, SystemMessage } from "../../actor/internal.ts";
import { FailureProbe } from "./failure-probe.ts";

/** A peer that answers an `Identify`, or does not. */
class Stage {
  readonly sent: string[] = [];
  readonly asked: unknown[] = [];
  readonly warnings: string[] = [];
  readonly #recipient = { path: ActorPath.parse("akka.tcp://There@host:1/user/parent") } as unknown as InternalActorRef;
  readonly #probe: FailureProbe;

  constructor(answer: () => Promise<unknown>) {
    const user = { ask: (message: unknown) => (this.asked.push(message), answer()) };
    this.#probe = new FailureProbe({
      provider: { rootGuardianAt: () => ({ getChild: () => user }) } as unknown as ActorRefProvider,
      log: { warning: (...texts: unknown[]) => void this.warnings.push(texts.join(" ")) } as unknown as LoggingAdapter,
      doubtfulTypesIn: (error) => (error instanceof RangeError ? "Shop.OutOfStockException, Shop" : undefined),
    });
  }

  send(message: SystemMessage): void {
    this.#probe.send(this.#recipient, message, (one) => {
      const cause = one.kind === "failed" ? `${one.cause.constructor.name} ${one.cause.stack?.split("\n")[0]}` : "";
      this.sent.push(`${one.kind} ${cause}`.trim());
    });
  }

  failed(cause: Error): void {
    this.send({ kind: "failed", child: this.#recipient, cause, uid: 1 });
  }
}

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

describe("A failure for another system", () => {
  it("of a type that every system has leaves at once", () => {
    const stage = new Stage(() => Promise.reject(new Error("no answer")));
    stage.failed(new TypeError("known"));
    assert.deepEqual(stage.sent, ["failed TypeError TypeError: known"]);
    assert.isEmpty(stage.asked);
  });

  it("of any other type leaves once that system has shown that it reads it, ahead of what is sent to the same actor meanwhile", async () => {
    const stage = new Stage(() => Promise.resolve("identity"));
    const cause = new RangeError("out of stock");
    stage.failed(cause);
    stage.send({ kind: "terminate" });
    assert.isEmpty(stage.sent);
    await settled();
    assert.deepEqual(stage.sent, ["failed RangeError RangeError: out of stock", "terminate"]);
    const [asked] = stage.asked;
    assert(asked instanceof Identify && asked.messageId instanceof Status.Failure && asked.messageId.cause === cause);
  });

  it("becomes a plain one with its name in its stack if that system does not read it, with a warning", async () => {
    const stage = new Stage(() => Promise.reject(new Error("no answer")));
    stage.failed(new RangeError("out of stock"));
    await settled();
    assert.deepEqual(stage.sent, ["failed Error RangeError: out of stock"]);
    assert.match(stage.warnings.join(), /Shop\.OutOfStockException/);
  });

  it("is not asked about again", async () => {
    const stage = new Stage(() => Promise.resolve("identity"));
    stage.failed(new RangeError("first"));
    await settled();
    stage.failed(new RangeError("second"));
    assert.lengthOf(stage.sent, 2);
    assert.lengthOf(stage.asked, 1);
  });
});
