import type { AssociationHandle, TransportFactory } from "../../src/remote/transport/index.ts";
import { MemoryNetwork, memoryTransportOn } from "../../src/remote/transport/memory/index.ts";

/** A memory transport whose lines can be cut, and made to swallow everything or to take nothing more. */
export class MemoryLines {
  isSilent = false;
  /** Asks every writer to wait, and takes what it writes all the same. */
  isFull = false;
  readonly #network = new MemoryNetwork();
  readonly #handles = new Set<AssociationHandle>();
  readonly written: string[] = [];

  readonly factory: TransportFactory = (context) => {
    const inner = memoryTransportOn(this.#network)(context);
    return {
      schemeIdentifier: inner.schemeIdentifier,
      maximumFrameBytes: inner.maximumFrameBytes,
      listen: (system, onInbound) => inner.listen(system, (handle) => onInbound(this.#line(handle))),
      associate: async (remote, signal) => this.#line(await inner.associate(remote, signal)),
      shutdown: () => inner.shutdown(),
    };
  };

  /** Breaks every connection without a DISASSOCIATE. */
  cut(): void {
    for (const handle of this.#handles) handle.abort();
    this.#handles.clear();
  }

  #line(handle: AssociationHandle): AssociationHandle {
    this.#handles.add(handle);
    return {
      remoteEndpoint: handle.remoteEndpoint,
      open: (listener) => handle.open(listener),
      write: (block) => {
        this.written.push(new TextDecoder("latin1").decode(block));
        return (this.isSilent || handle.write(block)) && !this.isFull;
      },
      disassociate: () => handle.disassociate(),
      abort: () => handle.abort(),
    };
  }
}
