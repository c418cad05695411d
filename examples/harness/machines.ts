import { execFileSync } from "node:child_process";
import { getuid } from "node:process";

/** Two connected network namespaces: a program in one can reach what it could reach on a second machine. */
export class TwoMachines {
  /** The addresses of the two, as in the configurations of the examples. */
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

  /** Why this host does not support it; `undefined` if it does. */
  static missing(): string | undefined {
    if (process.platform !== "linux") return "network namespaces need Linux";
    if (getuid?.() !== 0) return "network namespaces need root";
    try {
      ip("netns", "list");
    } catch {
      return "the command `ip` is missing: install iproute2";
    }
    return undefined;
  }

  /** The command line for running `command` on the first or the second machine. */
  on(machine: 0 | 1, command: readonly string[]): readonly string[] {
    return ["ip", "netns", "exec", this.#names[machine], ...command];
  }

  /** Nothing passes between the two until {@link repair}. What is sent meanwhile is lost without a word. */
  cut(): void {
    ip("-n", this.#names[1], "link", "set", "cable", "down");
  }

  repair(): void {
    ip("-n", this.#names[1], "link", "set", "cable", "up");
  }

  [Symbol.dispose](): void {
    for (const name of this.#names) {
      try {
        ip("netns", "delete", name);
      } catch {
        // it did not exist
      }
    }
  }
}

function ip(...args: readonly string[]): void {
  execFileSync("ip", args, { stdio: ["ignore", "ignore", "pipe"] });
}
