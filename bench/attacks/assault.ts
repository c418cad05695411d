import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { associate, type Origin, type Said, said } from "./wire.ts";

/** One attack: what it is called, the part of the node that it is aimed at, and how it goes. */
export interface Attack {
  readonly name: string;
  readonly run: (assault: Assault) => Promise<void>;
}

/** How long an attacker goes on at most, and how many bytes it sends. */
const LONGEST_MS = 4_000;
const HANDSHAKE_MS = 2_000;
const LINGER_MS = 2_000;
const MOST_BYTES = 24 * 1024 * 1024;

/** What every attacker has: connections to the node, and no more time and bytes than is fair. */
export class Assault {
  readonly port: number;
  /** Where the healthy peer listens: its name is known to everybody. */
  readonly healthyPort: number;
  readonly node: string;
  readonly #endMs = Date.now() + LONGEST_MS;
  #sentBytes = 0;

  constructor(port: number, healthyPort: number) {
    this.port = port;
    this.healthyPort = healthyPort;
    this.node = `akka.tcp://Node@127.0.0.1:${port}`;
  }

  get isOver(): boolean {
    return Date.now() > this.#endMs || this.#sentBytes > MOST_BYTES;
  }

  /** A connection that has not shaken hands; `undefined` when the node refuses it. */
  async connect(): Promise<Socket | undefined> {
    const socket = connect(this.port, "127.0.0.1");
    socket.on("error", () => {});
    socket.resume();
    await Promise.race([once(socket, "connect"), once(socket, "close")]);
    return socket.destroyed ? undefined : socket;
  }

  /** A connection of a peer that has shaken hands, as far as it knows. */
  async peer(origin: Origin = { system: "Evil" }): Promise<Socket | undefined> {
    const socket = await this.connect();
    if (socket === undefined || !(await this.write(socket, associate(origin)))) return undefined;
    await Promise.race([once(socket, "data"), once(socket, "close"), this.pause(HANDSHAKE_MS)]); // what comes before the answer may be dropped
    return socket.destroyed ? undefined : socket;
  }

  /** Writes as fast as the node reads; false when the connection or the attack is over. */
  async write(socket: Socket, bytes: Buffer): Promise<boolean> {
    if (socket.destroyed || this.isOver) return false;
    this.#sentBytes += bytes.length;
    if (!socket.write(bytes)) await Promise.race([once(socket, "drain"), once(socket, "close"), this.pause(LONGEST_MS)]);
    return !socket.destroyed && !this.isOver;
  }

  /** Sends frames of one peer until `count` are sent or the attack is over. A broken connection is opened again a few times. */
  async send(count: number, next: (index: number) => Buffer, origin?: Origin): Promise<void> {
    let socket = await this.peer(origin);
    for (let index = 0, reconnects = 0; index < count && socket !== undefined && !this.isOver; index += 1) {
      if (await this.write(socket, next(index))) continue;
      if (this.isOver || (reconnects += 1) > 20) break;
      socket = await this.peer(origin);
    }
    if (socket === undefined || socket.destroyed) return;
    await Promise.race([once(socket, "close"), this.pause(LINGER_MS)]); // replies go to a connection that is still there
    socket.destroy();
  }

  /** As {@link send}, for messages to the actor at `/user/<actor>`. */
  say(count: number, next: (index: number) => Omit<Said, "to"> & { readonly to?: string }, actor = "echo"): Promise<void> {
    const to = `${this.node}/user/${actor}`;
    return this.send(count, (index) => said({ to, from: this.self, ...next(index) }));
  }

  /** A sender that exists as far as the node can tell. */
  get self(): string {
    return "akka.tcp://Evil@127.0.0.1:1/user/x";
  }

  /** Connections that stay open until the attack is over; each is given to `use` once. */
  async many(count: number, use: (socket: Socket, index: number) => unknown): Promise<void> {
    const sockets: Socket[] = [];
    for (let index = 0; index < count && !this.isOver; index += 50) {
      const opened = await Promise.all(Array.from({ length: Math.min(50, count - index) }, () => this.connect()));
      for (const [offset, socket] of opened.entries()) {
        if (socket === undefined) continue;
        sockets.push(socket);
        use(socket, index + offset);
      }
    }
    while (!this.isOver) await this.pause(100);
    for (const socket of sockets) socket.destroy();
  }

  pause(ms: number): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, ms));
  }
}
