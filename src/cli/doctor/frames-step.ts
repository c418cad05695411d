import { ActorIdentity, AskTimeoutError, Identify } from "../../actor/index.ts";
import { DisassociatedEvent } from "../../remote/index.ts";
import { tcpSettingsFrom } from "../../remote/transport/tcp/index.ts";
import type { CallingSystem } from "../calling-system.ts";
import type { Finding } from "./finding.ts";

/** Room for everything in a frame but the text that fills it, and for what the answer has more than the question. Unit: bytes. */
const ENVELOPE_BYTES = 2048;

/**
 * Sends a message about as large as this side may send, and expects it back. A peer whose limit is smaller closes the connection. That its
 * limit may be larger than the one here cannot be seen from here.
 */
export async function framesStep({ system, target }: CallingSystem, timeoutMs: number): Promise<Finding> {
  const key = "akka.remote.dot-netty.tcp";
  const limitBytes = tcpSettingsFrom(system.config.getConfig(key), key).maximumFrameBytes;
  const text = "x".repeat(limitBytes - ENVELOPE_BYTES);
  let onClosed = (_event: DisassociatedEvent): void => {};
  const closed = new Promise<"closed">((resolve) => {
    onClosed = ({ remoteAddress }) => {
      if (remoteAddress.equals(target.address)) resolve("closed");
    };
  });
  system.eventStream.subscribe(onClosed, DisassociatedEvent);
  const answer = system.actorSelection(`${target.address}/user`).ask(new Identify(text), ActorIdentity, timeoutMs);
  try {
    const outcome = await Promise.race([answer, closed]);
    if (outcome !== "closed") return { step: "frames", text: `${text.length} bytes went there and back in one message` };
    const failure = { kind: "frame-limit-smaller-there", address: `${target.address}`, frameBytes: text.length, limitBytes } as const;
    return { step: "frames", text: `the connection was closed at a message of ${text.length} bytes`, failure };
  } catch (error) {
    if (!(error instanceof AskTimeoutError)) throw error;
    const failure = { kind: "no-reply", path: `${target.address}/user`, limitMs: timeoutMs } as const;
    return { step: "frames", text: `no answer to a message of ${text.length} bytes`, failure };
  } finally {
    system.eventStream.unsubscribe(onClosed);
    answer.catch(() => {}); // nobody waits any more
  }
}
