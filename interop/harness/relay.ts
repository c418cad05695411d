import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";
import { FrameRecorder } from "./frame-recorder.ts";

/** `up`: from the one who dialled to the target. `down`: back. */
export type RelayDirection = "up" | "down";

/** One frame that went through, without its length prefix. */
export interface RelayedFrame {
  /** Which connection, counted from 1 in the order of dialling. */
  readonly connection: number;
  readonly direction: RelayDirection;
  readonly payload: Uint8Array;
}

interface Link {
  readonly dialler: Socket;
  readonly target: Socket;
}

/**
 * Stands between two processes on loopback and passes bytes on unchanged: it counts them, can record them as Akka.NET frames, and can cut
 * or hold the line. The process behind it must advertise the relay's port (`public-port`), else replies name a port that goes around it.
 */
export class Relay {
  /** Where to dial. */
  readonly port: number;
  readonly #server: Server;
  readonly #links = new Set<Link>();
  readonly #frames: RelayedFrame[] = [];
  readonly #bytes = { up: 0, down: 0 };
  #targetPort: number | undefined;
  #connections = 0;
  #isRecording = false;
  #isHeld = false;

  private constructor(server: Server) {
    this.#server = server;
    this.port = (server.address() as AddressInfo).port;
    server.on("connection", (dialler) => this.#accept(dialler));
  }

  /** Listens on a free port. Connections are refused until `forwardTo` says where they go. */
  static async listen(): Promise<Relay> {
    const server = createServer({ allowHalfOpen: true });
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(0, "127.0.0.1", resolve);
    });
    return new Relay(server);
  }

  forwardTo(port: number): void {
    this.#targetPort = port;
  }

  /** Keeps every frame of connections made from now on. */
  recordFrames(): void {
    this.#isRecording = true;
  }

  /** How many connections were dialled so far, ended ones included. */
  get connections(): number {
    return this.#connections;
  }

  get openConnections(): number {
    return this.#links.size;
  }

  /** Bytes received so far for each direction, prefixes included. */
  get bytes(): Readonly<Record<RelayDirection, number>> {
    return this.#bytes;
  }

  get frames(): readonly RelayedFrame[] {
    return this.#frames;
  }

  /** Resets every open connection, as a broken cable does. New ones are still accepted. */
  cut(): void {
    for (const { dialler, target } of this.#links) {
      dialler.resetAndDestroy();
      target.resetAndDestroy();
    }
  }

  /** Passes nothing on and closes nothing, as a network that swallows packets does. What arrives meanwhile is passed on after `release`. */
  hold(): void {
    this.#isHeld = true;
    for (const { dialler, target } of this.#links) {
      dialler.unpipe(target).pause();
      target.unpipe(dialler).pause();
    }
  }

  release(): void {
    this.#isHeld = false;
    for (const link of this.#links) join(link);
  }

  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.cut();
    await closed;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  #accept(dialler: Socket): void {
    if (this.#targetPort === undefined) {
      dialler.resetAndDestroy();
      return;
    }
    this.#connections += 1;
    const target = connect({ port: this.#targetPort, host: "127.0.0.1", allowHalfOpen: true });
    const link: Link = { dialler, target };
    this.#links.add(link);
    this.#observe(dialler, "up");
    this.#observe(target, "down");
    for (const [one, other] of [
      [dialler, target],
      [target, dialler],
    ] as const) {
      one.setNoDelay(true);
      one.on("error", () => other.resetAndDestroy()); // also: no process listens at the target
      one.on("close", () => this.#links.delete(link));
    }
    if (this.#isHeld) {
      dialler.pause();
      target.pause();
    } else join(link);
  }

  #observe(source: Socket, direction: RelayDirection): void {
    const connection = this.#connections;
    const recorder = this.#isRecording ? new FrameRecorder((payload) => this.#frames.push({ connection, direction, payload })) : undefined;
    source.on("data", (chunk: Buffer) => {
      this.#bytes[direction] += chunk.byteLength;
      recorder?.add(chunk);
    });
  }
}

function join({ dialler, target }: Link): void {
  dialler.pipe(target);
  target.pipe(dialler);
}
