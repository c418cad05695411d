import type { OpenChannels } from "../core/open-channels.ts";
import type { TcpNetwork } from "../network/network.ts";
import type { OpenFile } from "../network/readable-file.ts";
import type { TcpSettings } from "../settings/tcp-settings.ts";

/** What the manager, listeners and connections of one system share. */
export interface TcpContext {
  readonly settings: TcpSettings;
  readonly network: TcpNetwork;
  readonly openFile: OpenFile;
  /** Open connections and attempts. */
  readonly channels: OpenChannels;
}
