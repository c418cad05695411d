export { webSocketReference } from "./reference.ts";
export { type WebSocketSettings, webSocketSettingsFrom } from "./web-socket-settings.ts";
