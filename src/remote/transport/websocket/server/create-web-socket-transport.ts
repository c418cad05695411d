import type { TransportFactory } from "../../index.ts";
import { WebSocketTransport } from "../internal.ts";
import { webSocketSettingsFrom } from "../settings/index.ts";
import { dial } from "./dial.ts";
import { listen } from "./listen.ts";
import type { WebSocketServerOptions } from "./web-socket-server-options.ts";
import { WebSocketSecurity } from "./web-socket-security.ts";

/**
 * A factory for the WebSocket transport of Node, with what HOCON cannot express. Pass it in `transports` of the system's setup, under the
 * name `Ritsem.Remote.Transport.WebSocket`. It needs the package `ws`.
 */
export function webSocketTransportWith(options: WebSocketServerOptions = {}): TransportFactory {
  return (context) => {
    const settings = webSocketSettingsFrom(context.settings.section, context.settings.key);
    const security = new WebSocketSecurity(settings, options, context);
    return new WebSocketTransport(
      settings,
      {
        connect: async (url, remote, signal) => dial(url, remote, { settings, options, context, tls: await security.open() }, signal),
        listen: async (systemName, onSocket) => listen(settings, options, context, await security.open(), systemName, onSocket),
        managementCommand: (command) => security.managementCommand(command),
      },
      context,
    );
  };
}
