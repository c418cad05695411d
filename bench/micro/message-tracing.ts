import { AlwaysOffSampler, TracerProvider } from "@opentelemetry/sdk-trace";
import { ActorPath, type ActorRef } from "../../src/actor/index.ts";
import { enterCell, type RunningCell } from "../../src/actor/internal.ts";
import { MessageTracing } from "../../src/opentelemetry/tracing/message-tracing.ts";
import { useContextManager } from "../traced.ts";
import type { MicroCase } from "./micro-case.ts";

const MESSAGES = 500;

/** Messages that an actor sends while it handles one without a trace. */
export function messageTracingCase(): MicroCase {
  useContextManager();
  const tracer = new TracerProvider({ sampler: new AlwaysOffSampler() }).getTracer("micro");
  const ref = { path: ActorPath.parse("akka://S/user/a") } as unknown as ActorRef;
  const sendingBy = (looksInHandlers: boolean): (() => number) => {
    const tracing = new MessageTracing(tracer, { enabled: true, propagates: true, begins: false, looksInHandlers });
    return () => {
      const previous = enterCell({ self: ref, sender: ref } as RunningCell);
      let sum = 0;
      for (let message = 0; message < MESSAGES; message += 1) sum += tracing.onSend(ref, message, ref) as number;
      enterCell(previous);
      return sum;
    };
  };
  return {
    files: ["src/opentelemetry/tracing/message-tracing.ts"],
    plainly: "with look-in-handlers: asks for the active context",
    operations: MESSAGES,
    hot: { run: sendingBy(false) },
    plain: { run: sendingBy(true) },
  };
}
