import type { DaemonCreateData } from "../wire/daemon-create.ts";

/** Asks another system to create an actor. Goes to `/remote` there, and is understood nowhere else. INTEROP: Akka.NET's `DaemonMsgCreate`. */
export class DaemonMsgCreate {
  readonly data: DaemonCreateData;

  constructor(data: DaemonCreateData) {
    this.data = data;
  }
}
