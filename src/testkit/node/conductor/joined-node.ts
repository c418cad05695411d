import type { LineSocket } from "../protocol/line-socket.ts";
import type { LinkFault } from "../protocol/lines.ts";
import { TestNodeCommandError } from "./errors.ts";

interface Pending {
  readonly resolve: () => void;
  readonly reject: (reason: Error) => void;
}

/** A node that has joined: its address, and the commands that it has not carried out yet. */
export class JoinedNode {
  readonly name: string;
  /** Of its system. */
  readonly address: string;
  readonly socket: LineSocket;
  readonly #pending = new Map<number, Pending>();
  #lastId = 0;

  constructor(name: string, address: string, socket: LineSocket) {
    this.name = name;
    this.address = address;
    this.socket = socket;
  }

  /** Resolves when the node has carried out `fault` on its link to `peer`. Rejects with TestNodeCommandError. */
  async cause(fault: LinkFault, peer: string, timeoutMs: number): Promise<void> {
    const id = (this.#lastId += 1);
    const what = `The node ${this.name} did not carry out ${fault.kind} on its link to ${peer}`;
    let timer: NodeJS.Timeout | undefined;
    try {
      await new Promise<void>((resolve, reject) => {
        this.#pending.set(id, { resolve, reject: (reason) => reject(new TestNodeCommandError(`${what}: ${reason.message}`)) });
        timer = setTimeout(
          () => reject(new TestNodeCommandError(`${what} within ${timeoutMs} ms (akka.testconductor.query-timeout).`)),
          timeoutMs,
        );
        this.socket.send({ type: "fault", id, peer, fault });
      });
    } finally {
      clearTimeout(timer);
      this.#pending.delete(id);
    }
  }

  /** The node's answer to a command. */
  onDone(id: number, failure: string | undefined): void {
    const pending = this.#pending.get(id);
    if (failure === undefined) pending?.resolve();
    else pending?.reject(new Error(failure));
  }

  /** The connection has ended: no answer will come. */
  onEnd(): void {
    for (const { reject } of this.#pending.values()) reject(new Error("it has ended."));
  }
}
