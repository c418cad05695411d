import { isPlainPayload } from "../../src/remote/protocol/is-plain-payload.ts";
import { decodePdu } from "../../src/remote/wire/pdu.ts";
import type { MicroCase } from "./micro-case.ts";
import { blockOf, pingsOf, sumOfFrames } from "./ping-frames.ts";

const FRAMES = 300;

export function isPlainPayloadCase(): MicroCase {
  const block = blockOf(pingsOf(FRAMES));
  return {
    files: ["src/remote/protocol/is-plain-payload.ts"],
    plainly: "decodePdu",
    operations: FRAMES,
    hot: { run: () => sumOfFrames(block, (start, end) => (isPlainPayload(block, start, end) ? 1 : 0)) },
    plain: { run: () => sumOfFrames(block, (start, end) => (decodePdu(block, start, end).kind === "payload" ? 1 : 0)) },
  };
}
