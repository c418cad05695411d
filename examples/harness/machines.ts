import { execFileSync } from "node:child_process";
import { getuid } from "node:process";

/** Two network namespaces with a cable between them: what a program can reach in one is what a second machine could reach. */
export class TwoMachines {
  /** Addresses of the two, as the configurations of the examples have them. */
  static readonly addresses = ["10.77.0.1", "10.77.0.2"] as const;
  readonly #names: readonly [string, string];

  constructor() {
    this.#names = [`ritsem-${process.pid}-a`, `ritsem-${process.pid}-b`];
    const [a, b] = this.#names;
    try {
      for (const name of this.#names) ip("netns", "add", name);
      ip("link", "add", "cable", "netns", a, "type", "veth", "peer", "name", "cable", "netns", b);
      for (const [index, name] of this.#names.entries()) {
        ip("-n", name, "address", "add", `${TwoMachines.addresses[index]}/24`, "dev", "cable");
        ip("-n", name, "link", "set", "cable", "up");
        ip("-n", name, "link", "set", "lo", "up");
      }
    } catch (error) {
      this[Symbol.dispose]();
      throw error;
    }
  }

  /** Why this host cannot have such machines; `undefined` when it can. */
  static missing(): string | undefined {
    if (process.platform !== "linux") return "network namespaces are Linux's";
    if (getuid?.() !== 0) return "network namespaces need root";
    try {
      ip("netns", "list");
    } catch {
      return "there is no command `ip`: install iproute2";
    }
    return undefined;
  }

  /** `command` as it is run on the first or the second of the two. */
  on(machine: 0 | 1, command: readonly string[]): readonly string[] {
    return ["ip", "netns", "exec", this.#names[machine], ...command];
  }

  [Symbol.dispose](): void {
    for (const name of this.#names) {
      try {
        ip("netns", "delete", name);
      } catch {
        // it was never made
      }
    }
  }
}

function ip(...args: readonly string[]): void {
  execFileSync("ip", args, { stdio: ["ignore", "ignore", "pipe"] });
}
