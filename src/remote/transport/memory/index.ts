export { CallLog, type MemoryCall } from "./call-log.ts";
export type { MemoryCargo, MemoryCarrier, MemoryWay } from "./memory-carrier.ts";
export type { MemoryHandle, MemoryHandleSettings, MemoryMedium } from "./memory-handle.ts";
export { type Acceptor, MemoryNetwork, type MemoryNetworkOptions } from "./memory-network.ts";
export { type MemorySettings, memorySettingsFrom } from "./memory-settings.ts";
export { MemoryTransport } from "./memory-transport.ts";
export { memoryTransportOn } from "./memory-transport-on.ts";
export { memoryReference } from "./reference.ts";
