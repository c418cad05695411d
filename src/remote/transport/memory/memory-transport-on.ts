import type { TransportFactory } from "../index.ts";
import type { MemoryNetwork } from "./memory-network.ts";
import { memorySettingsFrom } from "./memory-settings.ts";
import { MemoryTransport } from "./memory-transport.ts";

/** A factory whose transports all join `network`. Register it under a name and give that name as `transport-class`. */
export function memoryTransportOn(network: MemoryNetwork): TransportFactory {
  return ({ settings }) => new MemoryTransport(network, memorySettingsFrom(settings.section, settings.key));
}
