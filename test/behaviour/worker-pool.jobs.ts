import { Actor, Registry } from "../../src/index.ts";

/** Says in which system it lives, or ends its thread. */
export class Job extends Actor {
  override receive(message: unknown): void {
    if (message === "die") process.exit(7);
    this.sender.tell(`${this.context.system.address}/${this.self.path.name}`);
  }
}

export const registry: Registry = new Registry().actor("Jobs.Job, Jobs", Job);
