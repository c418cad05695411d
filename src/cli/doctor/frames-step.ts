import { ActorIdentity, AskTimeoutError, Identify } from "../../actor/index.ts";
import { DisassociatedEvent } from "../../remote/index.ts";
import { tcpSettingsFrom } from "../../remote/transport/tcp/index.ts";
import { type CallingSystem, TCP } from "../talk/calling-system.ts";
import type { Finding } from "./finding.ts";

/** Space for the parts of a frame beside the text, and for what the answer adds to the question. Unit: bytes. */
const ENVELOPE_BYTES = 2048;

/**
 * Sends a message of almost the maximum size of this system, and expects it back. A peer with a smaller limit closes the connection. A larger
 * limit of the peer cannot be detected from here.
 */
export async function framesStep({ system, target }: CallingSystem, timeoutMs: number): Promise<Finding> {
  const limitBytes = tcpSettingsFrom(system.config.getConfig(TCP), TCP).maximumFrameBytes;
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
    if (outcome !== "closed") return { step: "frames", text: `${text.length} bytes were sent and received in one message` };
    const failure = {
      kind: "frame-limit-smaller-there",
      address: `${target.address}`,
      frameBytes: text.length,
      limitBytes,
      settingsKey: TCP,
    } as const;
    return { step: "frames", text: `the connection was closed at a message of ${text.length} bytes`, failure };
  } catch (error) {
    if (!(error instanceof AskTimeoutError)) throw error;
    const failure = { kind: "no-reply", path: `${target.address}/user`, limitMs: timeoutMs } as const;
    return { step: "frames", text: `no answer to a message of ${text.length} bytes`, failure };
  } finally {
    system.eventStream.unsubscribe(onClosed);
    answer.catch(() => {}); // its result is not needed any more
  }
}
