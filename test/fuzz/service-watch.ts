import { ActorSystem, type Address } from "../../src/index.ts";
import { after } from "./hostile-clients.ts";

const PATIENCE = "20 s";
const PAUSE_MS = 100;

/** Proper peers that must be served over every transport, whatever others do meanwhile. */
export class ServiceWatch {
  /** Answers that proper peers have got. Count. */
  served = 0;
  readonly problems: string[] = [];
  readonly #config: string;
  readonly #addresses: readonly Address[];
  /** Stays connected all the time. */
  readonly #friend: ActorSystem;

  private constructor(config: string, addresses: readonly Address[], friend: ActorSystem) {
    this.#config = config;
    this.#addresses = addresses;
    this.#friend = friend;
  }

  /** Connects a peer to each of `addresses`. */
  static async start(config: string, addresses: readonly Address[]): Promise<ServiceWatch> {
    const watch = new ServiceWatch(config, addresses, await ActorSystem.create("Friend", config));
    await watch.#askAll(watch.#friend, "at the start");
    return watch;
  }

  /** Runs `work` while the connected peer asks over every transport, again and again; a new peer is let in after it. */
  async during(what: string, work: () => Promise<void>): Promise<void> {
    let isOver = false;
    const working = work().finally(() => {
      isOver = true;
    });
    do {
      await this.#askAll(this.#friend, `beside ${what}`);
      await after(PAUSE_MS);
    } while (!isOver);
    await working;
    await this.newPeer(`after ${what}`);
  }

  /** A peer that connects now gets its answers. */
  async newPeer(when: string): Promise<void> {
    const peer = await ActorSystem.create("Peer", this.#config);
    await this.#askAll(peer, when);
    await peer.terminate();
  }

  /** The connected peer leaves. */
  async end(): Promise<void> {
    await this.#friend.terminate();
  }

  async #askAll(peer: ActorSystem, when: string): Promise<void> {
    await Promise.all(
      this.#addresses.map(async (address) => {
        const answer = await peer.actorSelection(`${address}/user/echo`).ask("well?", String, PATIENCE).then(String, String);
        if (answer === "well?") this.served += 1;
        else this.problems.push(`${when}: a proper peer is not served over ${address.protocol}: ${answer}`);
      }),
    );
  }
}
