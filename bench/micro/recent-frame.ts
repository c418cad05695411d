import { ChunkView } from "../../src/remote/wire/chunk-view.ts";
import { EnvelopeCursor } from "../../src/remote/wire/envelope-decoder.ts";
import { PathTable } from "../../src/remote/wire/path-table.ts";
import { RecentFrame } from "../../src/remote/wire/recent-frame.ts";
import type { MicroCase } from "./micro-case.ts";
import { blockOf, MANIFEST_BYTES, pingsOf, sumOfFrames } from "./ping-frames.ts";

const FRAMES = 300;
const LIMITS = { maximumKeys: 1024, maximumBytes: 1e6 };

/** Frames of one pair of actors. Both sides tell whether a frame has the parts of the first one, and how long its payload is. */
export function recentFrameCase(): MicroCase {
  const [ping] = pingsOf(1);
  const { recipientBytes, senderBytes } = ping!;
  const block = blockOf(new Array(FRAMES).fill(ping));
  const chunks = new ChunkView();
  const cursor = new EnvelopeCursor();
  const recent = new RecentFrame(chunks);
  cursor.read(block, 4, block.length / FRAMES);
  recent.remember(block, 4, block.length / FRAMES, cursor.payloadStart, cursor.payloadEnd);
  const [recipients, senders, manifests] = [recipientBytes, senderBytes, MANIFEST_BYTES].map((bytes) => {
    const table = new PathTable<number>(LIMITS, chunks);
    table.insert(bytes, 0, bytes.length, 1, 0);
    return table;
  });
  const plain = (start: number, end: number): number => {
    cursor.read(block, start, end);
    const isLike =
      recipients!.lookup(block, cursor.recipientStart, cursor.recipientEnd) === 1 &&
      senders!.lookup(block, cursor.senderStart, cursor.senderEnd) === 1 &&
      manifests!.lookup(block, cursor.manifestStart, cursor.manifestEnd) === 1;
    return isLike ? cursor.payloadEnd - cursor.payloadStart : 0;
  };
  const hot = (start: number, end: number): number => (recent.isLike(block, start, end) ? recent.payloadEnd - recent.payloadStart : 0);
  return {
    files: ["src/remote/wire/recent-frame.ts"],
    plainly: "EnvelopeCursor and three lookups",
    operations: FRAMES,
    hot: { run: () => sumOfFrames(block, hot) },
    plain: { run: () => sumOfFrames(block, plain) },
  };
}
