import { type ActorRef, type ActorSystem, Props, ReceiveActor } from "ritsem";
import { actorOfServer } from "./system.ts";

/** So many bytes are sent but not acknowledged. */
const WINDOW_BYTES = 1 << 20;

class Start {}

/** Sends `batches` times `perBatch` arrays, of which four batches may be unacknowledged. */
class Source extends ReceiveActor {
  constructor(sink: ActorRef, bytes: Uint8Array, perBatch: number, batches: number, onDone: () => void) {
    super();
    let unsent = batches;
    let unacknowledged = batches;
    const sendBatch = (): void => {
      if (unsent === 0) return;
      unsent -= 1;
      for (let index = 0; index < perBatch; index += 1) sink.tell(bytes, this.self);
    };
    this.receive(Start, () => {
      sink.tell(`${perBatch}`, this.self);
      for (let batch = 0; batch < 4; batch += 1) sendBatch();
    });
    this.receive(String, () => {
      sendBatch();
      unacknowledged -= 1;
      if (unacknowledged === 0) onDone();
    });
  }
}

/** Bytes of payload per second. */
export async function bytesPerSecond(system: ActorSystem, port: number, size: number, total: number): Promise<number> {
  const sink = await actorOfServer(system, port, "sink");
  const perBatch = Math.max(1, Math.floor(WINDOW_BYTES / size / 4));
  const batches = Math.ceil(total / perBatch);
  const startedMs = performance.now();
  await new Promise<void>((done) => {
    const source = system.actorOf(Props.from(() => new Source(sink, new Uint8Array(size).fill(7), perBatch, batches, done)));
    source.tell(new Start());
  });
  return (perBatch * batches * size * 1000) / (performance.now() - startedMs);
}
