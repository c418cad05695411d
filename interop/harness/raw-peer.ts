import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { encodeContainer, type RemoteEnvelope } from "../../src/remote/wire/envelope.ts";
import { type AssociatePdu, decodePdu, encodePdu, type Pdu } from "../../src/remote/wire/pdu.ts";
import { FrameRecorder } from "./frame-recorder.ts";
import { WaitableLog } from "ritsem/testkit/node";

const DEADLINE_MS = 15_000;
const PREFIX_BYTES = 4;

/** A bare socket that says what a well-behaved peer never would. */
export class RawPeer {
  /** What the other side has said, frame by frame. */
  readonly heard: WaitableLog<Pdu> = new WaitableLog<Pdu>();
  /** Resolves when the connection is gone, however it ended. */
  readonly closed: Promise<void>;
  /** Where this side of the connection is, as the other side sees it: `127.0.0.1:50123`. */
  readonly endpoint: string;
  readonly #socket: Socket;
  readonly #port: number;

  private constructor(socket: Socket) {
    this.#socket = socket;
    this.#port = socket.localPort ?? 0;
    this.endpoint = `127.0.0.1:${this.#port}`;
    const recorder = new FrameRecorder((payload) => this.heard.add(decodePdu(payload)));
    socket.on("data", (chunk: Buffer) => recorder.add(chunk));
    socket.on("error", () => {}); // a reset closes as well as an end does
    this.closed = new Promise((resolve) => socket.once("close", () => resolve()));
    void this.closed.then(() => this.heard.end(new Error("The other side has closed the connection.")));
  }

  static async dial(port: number): Promise<RawPeer> {
    const socket = connect(port, "127.0.0.1");
    await once(socket, "connect");
    return new RawPeer(socket);
  }

  /** Says that it is the actor system `system`, and resolves when the other side has said who it is. */
  async shakeHands(system: string, more: Pick<AssociatePdu, "readsContexts"> = {}): Promise<void> {
    const origin = { system, hostname: "127.0.0.1", port: this.#port, protocol: "tcp" };
    this.sendFrame(encodePdu({ kind: "associate", origin, uid: 7, ...more }));
    await this.heard.take(({ kind }) => kind === "associate", DEADLINE_MS, "answer to the handshake");
  }

  sendEnvelope(envelope: RemoteEnvelope): void {
    this.sendFrame(encodePdu({ kind: "payload", bytes: encodeContainer({ ack: undefined, envelope }) }));
  }

  sendFrame(body: Uint8Array): void {
    const frame = new Uint8Array(PREFIX_BYTES + body.byteLength);
    new DataView(frame.buffer).setUint32(0, body.byteLength, true);
    frame.set(body, PREFIX_BYTES);
    this.sendBytes(frame);
  }

  sendBytes(bytes: Uint8Array | string): void {
    this.#socket.write(bytes);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#socket.destroy();
    await this.closed;
  }
}
