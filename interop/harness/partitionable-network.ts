import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";

const HOST = "127.0.0.1";
/** In the first frame of a connection: the host of the node that dials, and the tag of its port. */
const BEFORE_PORT = Buffer.from([...Buffer.from(HOST), 0x18]);

interface Line {
  readonly from: number;
  readonly to: number;
  readonly dialler: Socket;
  readonly target: Socket;
}

/**
 * The network between nodes, each of which advertises a port of this network (`public-port`) and listens at another. It can be cut into two
 * sides: bytes between them wait, as those that TCP resends, and no connection is closed.
 */
export class PartitionableNetwork implements AsyncDisposable {
  /** The ports to advertise, from the lowest to the highest. */
  readonly ports: readonly number[];
  readonly #servers: readonly Server[];
  readonly #targets = new Map<number, number>();
  readonly #lines = new Set<Line>();
  #side: ReadonlySet<number> = new Set();

  private constructor(servers: readonly Server[]) {
    const portOf = (server: Server): number => (server.address() as AddressInfo).port;
    this.#servers = servers.toSorted((one, other) => portOf(one) - portOf(other));
    this.ports = this.#servers.map(portOf);
    for (const [index, server] of this.#servers.entries()) server.on("connection", (dialler) => this.#accept(dialler, index));
  }

  static async of(count: number): Promise<PartitionableNetwork> {
    return new PartitionableNetwork(await Promise.all(Array.from({ length: count }, listening)));
  }

  /** The node at `index` listens at `port`. */
  place(index: number, port: number): void {
    this.#targets.set(index, port);
  }

  /** Cuts these nodes off from all others. */
  partition(...side: readonly number[]): void {
    this.#side = new Set(side);
    for (const line of this.#lines) this.#update(line);
  }

  /** Ends the partition: what waited arrives. */
  repair(): void {
    this.partition();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const { dialler, target } of this.#lines) {
      dialler.destroy();
      target.destroy();
    }
    await Promise.all(this.#servers.map((server) => new Promise((resolve) => server.close(resolve))));
  }

  #accept(dialler: Socket, to: number): void {
    const port = this.#targets.get(to);
    if (port === undefined) return void dialler.resetAndDestroy();
    dialler.on("error", () => {});
    let first = Buffer.alloc(0);
    const onData = (chunk: Buffer): void => {
      first = Buffer.concat([first, chunk]);
      const from = this.ports.indexOf(portIn(first) ?? 0);
      if (from < 0) return;
      dialler.off("data", onData).pause();
      this.#connect({ from, to, dialler, target: connect({ port, host: HOST, allowHalfOpen: true }) }, first);
    };
    dialler.on("data", onData);
  }

  #connect(line: Line, first: Buffer): void {
    this.#lines.add(line);
    const { dialler, target } = line;
    dialler.unshift(first);
    for (const [one, other] of [
      [dialler, target],
      [target, dialler],
    ] as const) {
      one.setNoDelay(true);
      one.on("error", () => other.resetAndDestroy());
      one.on("close", () => this.#lines.delete(line));
    }
    this.#update(line);
  }

  #update({ from, to, dialler, target }: Line): void {
    if (this.#side.has(from) === this.#side.has(to)) {
      dialler.pipe(target);
      target.pipe(dialler);
    } else {
      dialler.unpipe(target).pause();
      target.unpipe(dialler).pause();
    }
  }
}

async function listening(): Promise<Server> {
  const server = createServer({ allowHalfOpen: true });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, HOST, resolve);
  });
  return server;
}

/** The port of the origin in an ASSOCIATE; `undefined` as long as it has not arrived. */
function portIn(bytes: Buffer): number | undefined {
  const at = bytes.indexOf(BEFORE_PORT);
  if (at < 0) return undefined;
  let port = 0;
  for (let index = at + BEFORE_PORT.length, shift = 0; index < bytes.length; index += 1, shift += 7) {
    const byte = bytes[index] ?? 0;
    port |= (byte & 0x7f) << shift;
    if (byte < 0x80) return port;
  }
  return undefined;
}
