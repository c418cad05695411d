import { connect, createServer, type Server, type Socket } from "node:net";
import { Address, type Platform } from "ritsem";
import {
  AlreadyOpenError,
  type AssociationHandle,
  BindError,
  ConnectError,
  ConnectionLostError,
  type FrameListener,
  FrameTooLargeError,
  type Transport,
  type TransportContext,
  type TransportFactory,
} from "ritsem/remote";

/** Frames as lines of text over TCP: each is its bytes in base64, and a line end. The numbers are those of the promises of `Transport`. */
class LinesTransport implements Transport {
  readonly schemeIdentifier: string = "lines";
  readonly maximumFrameBytes: number;
  readonly #context: TransportContext;
  readonly #handles = new Set<LinesHandle>();
  readonly #dials = new Set<Socket>();
  #server: Server | undefined;
  #hasEnded = false;

  constructor(context: TransportContext) {
    const { section } = context.settings;
    this.#context = context;
    this.maximumFrameBytes = section.getBytes("maximum-frame-size", 128_000);
  }

  /** T1, T2. */
  async listen(systemName: string, onInbound: (handle: AssociationHandle) => void): Promise<Address> {
    const { section, key, isDaemonic } = this.#context.settings;
    const [host, port] = [section.getString("hostname", "127.0.0.1"), section.getInt("port", 0)];
    const server = createServer((socket) => {
      if (this.#hasEnded) socket.destroy();
      else onInbound(this.#adopt(socket, `${socket.remoteAddress}:${socket.remotePort}`));
    });
    await new Promise<void>((resolve, reject) => {
      server.once("error", (cause) => reject(new BindError(host, port, cause.message, key, { cause })));
      server.listen({ host, port }, resolve);
    });
    if (isDaemonic) server.unref();
    this.#server = server;
    const bound = server.address();
    return new Address(this.schemeIdentifier, systemName, host, typeof bound === "object" && bound !== null ? bound.port : port);
  }

  /** T3 to T5. */
  associate(remote: Address, signal: AbortSignal): Promise<AssociationHandle> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason);
      if (this.#hasEnded) return reject(new ConnectError(remote, "this transport has shut down."));
      const { host = "", port = 0 } = remote;
      const socket = connect({ host, port });
      this.#dials.add(socket);
      const settle = (): void => {
        signal.removeEventListener("abort", onAbort);
        this.#dials.delete(socket);
      };
      const onAbort = (): void => {
        settle();
        socket.destroy();
        reject(signal.reason);
      };
      const onClose = (): void => {
        settle();
        reject(new ConnectError(remote, "no system listens there. Check that it has started."));
      };
      signal.addEventListener("abort", onAbort, { once: true });
      socket.on("error", () => {}); // "close" follows
      socket.once("close", onClose);
      socket.once("connect", () => {
        settle();
        socket.off("close", onClose);
        resolve(this.#adopt(socket, `${host}:${port}`));
      });
    });
  }

  /** T6, T7. */
  async shutdown(): Promise<void> {
    this.#hasEnded = true;
    for (const socket of this.#dials) socket.destroy();
    for (const handle of this.#handles) handle.disassociate();
    const closed = Promise.all([...this.#handles].map((handle) => handle.closed));
    await new Promise<void>((resolve) => (this.#server?.listening === true ? this.#server.close(() => resolve()) : resolve()));
    await closed;
  }

  #adopt(socket: Socket, remoteEndpoint: string): LinesHandle {
    const { platform, settings } = this.#context;
    if (settings.isDaemonic) socket.unref();
    const limits = { maximumFrameBytes: this.maximumFrameBytes, flushWaitMs: settings.flushWaitMs, key: settings.key };
    const handle = new LinesHandle(socket, remoteEndpoint, platform, limits);
    this.#handles.add(handle);
    void handle.closed.then(() => this.#handles.delete(handle));
    return handle;
  }
}

interface Limits {
  readonly maximumFrameBytes: number;
  /** How long an ending connection may take to send what was written. */
  readonly flushWaitMs: number;
  /** Where the section stands, for error texts. */
  readonly key: string;
}

/** One connection. `open` takes writes and hands out frames; `ending` sends what was written; `closed` is the end. */
class LinesHandle implements AssociationHandle {
  readonly remoteEndpoint: string;
  readonly closed: Promise<void>;
  readonly #socket: Socket;
  readonly #platform: Platform;
  readonly #limits: Limits;
  #state: "open" | "ending" | "closed" = "open";
  #listener: FrameListener | undefined;
  #cause: Error | undefined;
  #isReported = false;
  #owesWritable = false;
  #unfinished = "";

  constructor(socket: Socket, remoteEndpoint: string, platform: Platform, limits: Limits) {
    this.remoteEndpoint = remoteEndpoint;
    this.#socket = socket.setEncoding("latin1").setNoDelay();
    this.#platform = platform;
    this.#limits = limits;
    socket.on("error", (cause) => {
      if (this.#state === "open") this.#cause ??= new ConnectionLostError(remoteEndpoint, false, { cause });
    });
    socket.on("end", () => this.#end());
    socket.on("drain", () => this.#onDrain());
    this.closed = new Promise((resolve) => {
      socket.once("close", () => {
        this.#state = "closed";
        this.#report();
        resolve();
      });
    });
  }

  /** T8: until now the socket has kept what has arrived. */
  open(listener: FrameListener): void {
    if (this.#listener !== undefined) throw new AlreadyOpenError(this.remoteEndpoint);
    this.#listener = listener;
    if (this.#state === "closed") queueMicrotask(() => this.#report());
    else if (this.#state === "open") this.#socket.on("data", (text: string) => this.#onText(text));
  }

  /** T9 to T12. */
  write(block: Uint8Array): boolean {
    if (this.#state !== "open") return false;
    const view = new DataView(block.buffer, block.byteOffset, block.byteLength);
    let text = "";
    for (let at = 0; at < block.length; ) {
      const start = at + 4;
      at = start + view.getUint32(at, true);
      if (at > start) text += `${Buffer.from(block.buffer, block.byteOffset + start, at - start).toString("base64")}\n`;
    }
    const isReady = this.#socket.write(text, "latin1");
    if (!isReady) this.#owesWritable = true;
    return isReady;
  }

  /** T13. */
  disassociate(): void {
    this.#end();
  }

  /** T14. */
  abort(): void {
    this.#state = "closed";
    this.#socket.destroy();
  }

  #end(): void {
    if (this.#state !== "open") return;
    this.#state = "ending";
    this.#socket.removeAllListeners("data");
    this.#socket.end();
    this.#socket.resume(); // what still arrives is of no interest, but the peer's end is
    const cancel = this.#platform.timers.once(this.#limits.flushWaitMs, () => this.#socket.destroy());
    void this.closed.then(cancel);
  }

  /** T15. No more is kept of a line than the longest frame has. */
  #onText(text: string): void {
    const lines = (this.#unfinished + text).split("\n");
    this.#unfinished = lines.pop() ?? "";
    for (const line of lines) this.#onLine(line);
    const longestLine = Math.ceil(this.#limits.maximumFrameBytes / 3) * 4;
    if (this.#unfinished.length > longestLine) this.#onTooLarge(Math.floor((this.#unfinished.length * 3) / 4));
  }

  #onLine(line: string): void {
    if (line === "" || this.#state !== "open") return; // the frame before may have ended the connection
    const frame = Buffer.from(line, "base64");
    if (frame.length > this.#limits.maximumFrameBytes) this.#onTooLarge(frame.length);
    else this.#listener?.onFrame(new Uint8Array(frame.buffer, frame.byteOffset, frame.length), 0, frame.length);
  }

  #onTooLarge(frameBytes: number): void {
    const { maximumFrameBytes, key } = this.#limits;
    this.#cause ??= new FrameTooLargeError(frameBytes, maximumFrameBytes, true, key);
    this.abort();
  }

  /** T16. */
  #onDrain(): void {
    if (!this.#owesWritable || this.#state !== "open") return;
    this.#owesWritable = false;
    this.#listener?.onWritable();
  }

  /** T17. */
  #report(): void {
    if (this.#isReported || this.#listener === undefined) return;
    this.#isReported = true;
    this.#listener.onDisassociated(this.#cause);
  }
}

/** What `transport-class` names. */
export const createLinesTransport: TransportFactory = (context) => new LinesTransport(context);
