import type { ActorRef, Address, LoggingAdapter } from "../../actor/index.ts";
import type { Platform } from "../../platform/index.ts";
import type { ServiceDiscovery } from "../discovery/service-discovery.ts";
import type { BootstrapSettings } from "./bootstrap-settings.ts";
import type { Decision } from "./bootstrap-state.ts";

/** What finding a cluster borrows from the system. */
export interface BootstrapContext {
  readonly self: Address;
  readonly settings: BootstrapSettings;
  readonly platform: Platform;
  readonly log: LoggingAdapter;
  /** The root of the system at `address`, where selections start. */
  rootAt(address: Address): ActorRef;
  createDiscovery(): Promise<ServiceDiscovery>;
  join(decision: Decision): void;
}
