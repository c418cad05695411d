import { type ActorSystem, Address } from "../../../actor/index.ts";
import { TestKitUsageError, TransportFaults } from "../../index.ts";
import { LineSocket } from "../protocol/line-socket.ts";
import { type ConductorLine, type LinkFault, NODE_ENVIRONMENT } from "../protocol/lines.ts";
import { playerSettingsFrom } from "../settings/testconductor-settings.ts";
import { connectToConductor } from "./connect-to-conductor.ts";
import { BarrierFailedError } from "./errors.ts";

interface Waiter<T> {
  readonly resolve: (value: T) => void;
  readonly reject: (reason: Error) => void;
}

/** One node of a test over several processes: the current process, which a `TestConductor` has started. */
export class TestNode implements AsyncDisposable {
  /** HOCON for the system of a node: remoting at a free port of 127.0.0.1, and the adapter through which the conductor causes faults. */
  static readonly config: string = `
    akka.actor.provider = remote
    akka.remote.dot-netty.tcp { hostname = "127.0.0.1", port = 0, applied-adapters = ["trttl"] }
  `;

  /** The name of this node in the test. */
  readonly name: string;
  readonly #faults: TransportFaults;
  #socket: LineSocket | undefined;
  #addresses: Readonly<Record<string, string>> = {};
  #waiter: Waiter<void> | undefined;
  #hasLeft = false;

  private constructor(name: string, system: ActorSystem) {
    this.name = name;
    this.#faults = new TransportFaults(system);
  }

  /** Whether a `TestConductor` has started the current process, so that one file can be both the test and the program of its nodes. */
  static get isCurrentProcess(): boolean {
    return process.env[NODE_ENVIRONMENT.node] !== undefined;
  }

  /**
   * Joins the test that has started this process, and waits until all its nodes have joined. Rejects with TestKitUsageError in other processes, with
   * ConductorUnreachableError, and with BarrierFailedError if another node does not join.
   *
   * @param system its address is what the other nodes learn.
   */
  static async join(system: ActorSystem): Promise<TestNode> {
    const { env } = process;
    const [name, conductor, token] = [env[NODE_ENVIRONMENT.node], env[NODE_ENVIRONMENT.conductor], env[NODE_ENVIRONMENT.token]];
    if (name === undefined || conductor === undefined || token === undefined)
      throw new TestKitUsageError(
        "This process is not a node of a test: a TestConductor starts those. TestNode.isCurrentProcess tells them apart.",
      );
    const node = new TestNode(name, system);
    const { hostname, port } = new URL(`tcp://${conductor}`);
    const socket = await connectToConductor(hostname, Number(port), playerSettingsFrom(system.config));
    const joined = node.#wait();
    node.#socket = new LineSocket(
      socket,
      (line) => node.#receive(JSON.parse(line) as ConductorLine),
      () => node.#onLost(),
    );
    node.#socket.send({ type: "hello", node: name, token, address: system.address.toString() });
    await joined;
    return node;
  }

  /** The names of all nodes of the test, in the order in which the test lists them. */
  get nodes(): readonly string[] {
    return Object.keys(this.#addresses);
  }

  /** The address of the system of a node. Throws TestKitUsageError if the test has no such node. */
  addressOf(node: string): Address {
    const address = this.#addresses[node];
    if (address === undefined) throw new TestKitUsageError(`The test has no node "${node}". Its nodes are ${this.nodes.join(", ")}.`);
    return Address.parse(address);
  }

  /**
   * Waits at `barrier` until all nodes of the test have entered it. Rejects with BarrierFailedError if one of them ends or waits at another
   * barrier, or after `akka.testconductor.barrier-timeout`.
   */
  async enterBarrier(barrier: string): Promise<void> {
    if (this.#waiter !== undefined) throw new TestKitUsageError(`${this.name} already waits at a barrier: await one before the next.`);
    const passed = this.#wait();
    this.#socket?.send({ type: "enter", barrier });
    await passed;
  }

  /** Leaves the test: the conductor no longer ends this process. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#hasLeft = true;
    this.#socket?.end();
  }

  #wait(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiter = { resolve, reject };
    });
  }

  #settle(act: (waiter: Waiter<void>) => void): void {
    const waiter = this.#waiter;
    this.#waiter = undefined;
    if (waiter !== undefined) act(waiter);
  }

  #receive(line: ConductorLine): void {
    switch (line.type) {
      case "welcome":
        this.#addresses = line.addresses;
        return this.#settle(({ resolve }) => resolve());
      case "passed":
        return this.#settle(({ resolve }) => resolve());
      case "failed":
        return this.#settle(({ reject }) =>
          reject(new BarrierFailedError(`The barrier "${line.barrier}" failed in ${this.name}: ${line.reason}`)),
        );
      case "fault":
        return void this.#carryOut(line.id, Address.parse(line.peer), line.fault);
      case "exit":
        process.exit(line.code);
    }
  }

  async #carryOut(id: number, peer: Address, fault: LinkFault): Promise<void> {
    try {
      await applied(this.#faults, peer, fault);
      this.#socket?.send({ type: "done", id });
    } catch (failure) {
      this.#socket?.send({ type: "done", id, failure: String(failure) });
    }
  }

  /** The test is over, perhaps because its process was killed: a node must not outlive it. */
  #onLost(): void {
    if (this.#hasLeft) return;
    console.error(`The connection of the node ${this.name} to the conductor of its test was lost.`);
    process.exit(1);
  }
}

async function applied(faults: TransportFaults, peer: Address, fault: LinkFault): Promise<void> {
  switch (fault.kind) {
    case "blackhole":
      return await faults.blackhole(peer, fault.direction);
    case "pass-through":
      return await faults.passThrough(peer, fault.direction);
    case "throttle":
      return await faults.throttle(peer, fault.bytesPerSecond, fault.direction);
    case "disconnect":
      return await faults.disconnect(peer);
  }
}
