import type { Address } from "../../actor/index.ts";
import type { Platform } from "../../platform/index.ts";
import type { AssociationHandle, Transport } from "../../remote/transport/index.ts";
import { withDeadline } from "./frame-recorder.ts";

/** Handles that a listening transport accepted, in order. */
export class InboundQueue {
  count = 0;
  readonly #transport: Transport;
  readonly #platform: Platform;
  readonly #handles: AssociationHandle[] = [];
  #wake: () => void = () => {};

  constructor(transport: Transport, platform: Platform) {
    this.#transport = transport;
    this.#platform = platform;
  }

  add(handle: AssociationHandle): void {
    this.count += 1;
    this.#handles.push(handle);
    this.#wake();
  }

  async next(): Promise<AssociationHandle> {
    for (;;) {
      const handle = this.#handles.shift();
      if (handle !== undefined) return handle;
      const added = new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
      await withDeadline(added, this.#platform.timers, () => "T3 onInbound was not called");
    }
  }

  shutdown(): Promise<void> {
    return this.#transport.shutdown();
  }

  associate(address: Address): Promise<AssociationHandle> {
    return this.#transport.associate(address, new AbortController().signal);
  }
}
