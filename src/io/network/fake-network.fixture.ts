import type { EndPoint } from "../message/end-point.ts";
import type { Bind, Connect } from "../message/tcp-setup.ts";
import type { DialAttempt, DialListener, ServerListener, ServerSocket, StreamListener, StreamSocket, TcpNetwork } from "./network.ts";

/** A connection whose peer and operating system the test plays. */
export class FakeSocket implements StreamSocket {
  readonly localAddress: EndPoint = { host: "127.0.0.1", port: 1 };
  readonly remoteAddress: EndPoint = { host: "127.0.0.1", port: 2 };
  /** What was asked of it, in order: `write 5`, `end`, `close`, `abort`. */
  readonly calls: string[] = [];
  isReading = false;
  listener: StreamListener | undefined;

  open(listener: StreamListener): void {
    this.listener = listener;
  }

  resume(): void {
    this.isReading = true;
  }

  pause(): void {
    this.isReading = false;
  }

  write(chunks: readonly Uint8Array[]): void {
    this.calls.push(`write ${chunks.map((chunk) => chunk.length).join("+")}`);
  }

  endOutput(): void {
    this.calls.push("end");
  }

  close(): void {
    this.calls.push("close");
  }

  abort(): void {
    this.calls.push("abort");
  }

  /** The operating system has taken what was written. */
  flush(): void {
    this.listener?.onWritten();
  }

  /** The peer has sent so many bytes. */
  arrive(count: number): void {
    if (!this.isReading) throw new Error("The socket is not read.");
    this.listener?.onBytes(new Uint8Array(count).fill(7));
  }
}

/** Keeps what it was asked, and answers when the test says so. */
export class FakeNetwork implements TcpNetwork {
  readonly dials: { readonly request: Connect; readonly whenDone: DialListener; isCancelled: boolean }[] = [];
  readonly servers: { readonly request: Bind; readonly listener: ServerListener; isClosed: boolean }[] = [];

  connect(request: Connect, whenDone: DialListener): DialAttempt {
    const dial = { request, whenDone, isCancelled: false };
    this.dials.push(dial);
    return { cancel: () => void (dial.isCancelled = true) };
  }

  listen(request: Bind, listener: ServerListener): ServerSocket {
    const server = { request, listener, isClosed: false };
    this.servers.push(server);
    return {
      close(whenClosed) {
        server.isClosed = true;
        whenClosed?.();
      },
    };
  }
}
