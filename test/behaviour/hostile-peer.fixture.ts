import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { frameFrom, takeFrames } from "../../src/remote/transport/index.ts";
import { type AckAndEnvelopeContainer, decodeContainer, encodeContainer, type RemoteEnvelope } from "../../src/remote/wire/envelope.ts";
import { decodePdu, encodePdu, type Pdu } from "../../src/remote/wire/pdu.ts";
import { encodeSystemMessage, SYSTEM_MESSAGE_MANIFEST, type SystemMessageData } from "../../src/remote/wire/system-messages.ts";

const DEADLINE_MS = 20_000;
const SYSTEM_MESSAGES = 22;
const PRIMITIVES = 17;

/** The two ways in which a system may be set up for its peers; an attack is tried on both. */
export const TRUST_MODES = ["off", "on"] as const;

/** A socket to a listening system, and what it takes to say anything at all in the Akka protocol, true or not. */
export class HostilePeer {
  readonly heard: Pdu[] = [];
  isClosed = false;
  readonly #socket: Socket;
  #rest: Uint8Array = new Uint8Array(0);
  #onChange: () => void = () => {};

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on("error", () => {});
    socket.on("data", (chunk: Buffer) => this.#onData(chunk));
    socket.on("close", () => {
      this.isClosed = true;
      this.#onChange();
    });
  }

  static async dial(port: number): Promise<HostilePeer> {
    const socket = connect(port, "127.0.0.1");
    socket.on("error", () => {});
    await once(socket, "connect");
    return new HostilePeer(socket);
  }

  /** Takes over a socket that a system has opened. */
  static on(socket: Socket): HostilePeer {
    return new HostilePeer(socket);
  }

  /** Says that it is `system` at `127.0.0.1:port`. */
  associate(system: string, port: number, uid: number): void {
    this.sendPdu({ kind: "associate", origin: { system, hostname: "127.0.0.1", port, protocol: "tcp" }, uid });
  }

  /** As {@link associate}, and waits for the answer. */
  async shakeHands(system: string, port: number, uid: number): Promise<void> {
    this.associate(system, port, uid);
    await this.until(() => this.heard.some(({ kind }) => kind === "associate"));
  }

  sendPdu(pdu: Pdu): void {
    this.sendBytes(frameFrom(encodePdu(pdu)));
  }

  sendBytes(bytes: Uint8Array): void {
    this.#socket.write(bytes);
  }

  sendContainer(container: AckAndEnvelopeContainer): void {
    this.sendPdu({ kind: "payload", bytes: encodeContainer(container) });
  }

  sendEnvelope(envelope: RemoteEnvelope): void {
    this.sendContainer({ ack: undefined, envelope });
  }

  sendSystemMessage(recipientPath: string, message: SystemMessageData, seq: bigint): void {
    const payload = { serializerId: SYSTEM_MESSAGES, manifest: SYSTEM_MESSAGE_MANIFEST[message.kind], bytes: encodeSystemMessage(message) };
    this.sendEnvelope({ recipientPath, senderPath: undefined, payload, seq });
  }

  tell(recipientPath: string, text: string, senderPath?: string): void {
    this.sendEnvelope({ recipientPath, senderPath, payload: payloadOf(text), seq: undefined });
  }

  /** The acknowledgements that have come, in order. */
  get acknowledgements(): readonly NonNullable<AckAndEnvelopeContainer["ack"]>[] {
    return this.#containers().flatMap(({ ack }) => ack ?? []);
  }

  /** The messages that have come, in order. */
  get messages(): readonly RemoteEnvelope[] {
    return this.#containers().flatMap(({ envelope }) => envelope ?? []);
  }

  #containers(): readonly AckAndEnvelopeContainer[] {
    return this.heard.flatMap((pdu) => (pdu.kind === "payload" ? decodeContainer(pdu.bytes) : []));
  }

  /** Resolves when `holds` does; looks after each frame and at the end of the connection. */
  async until(holds: () => boolean): Promise<void> {
    if (holds()) return;
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`Waited ${DEADLINE_MS} ms in vain.`)), DEADLINE_MS);
      this.#onChange = () => {
        if (!holds()) return;
        clearTimeout(timer);
        resolve();
      };
    });
  }

  /** Resolves when what was sent before has been read: the peer has answered or closed. */
  get closed(): Promise<void> {
    return this.until(() => this.isClosed);
  }

  pause(): void {
    this.#socket.pause();
  }

  destroy(): void {
    this.#socket.destroy();
  }

  #onData(chunk: Buffer): void {
    const bytes = Buffer.concat([this.#rest, chunk]);
    const taken = takeFrames(bytes, 0, bytes.length, true, 128_000, (frame, start, end) => {
      this.heard.push(decodePdu(Uint8Array.from(frame.subarray(start, end))));
    });
    this.#rest = bytes.subarray(taken);
    this.#onChange();
  }
}

export function payloadOf(text: string): RemoteEnvelope["payload"] {
  return { serializerId: PRIMITIVES, manifest: "S", bytes: new TextEncoder().encode(text) };
}
