import type { TransportFactory } from "../../index.ts";
import { WebSocketTransport } from "../internal.ts";
import { webSocketSettingsFrom } from "../settings/index.ts";
import { dial } from "./dial.ts";
import { listen } from "./listen.ts";
import type { WebSocketServerOptions } from "./web-socket-server-options.ts";

/**
 * A factory for the WebSocket transport of Node, with what HOCON cannot express. Pass it in `transports` of the system's setup, under the
 * name `Ritsem.Remote.Transport.WebSocket`. It needs the package `ws`.
 */
export function webSocketTransportWith(options: WebSocketServerOptions = {}): TransportFactory {
  return (context) => {
    const settings = webSocketSettingsFrom(context.settings.section, context.settings.key);
    return new WebSocketTransport(
      settings,
      {
        connect: (url, remote, signal) => dial(url, remote, settings, options, context, signal),
        listen: (systemName, onSocket) => listen(settings, options, context, systemName, onSocket),
      },
      context,
    );
  };
}
