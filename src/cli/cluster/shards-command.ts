import { CallingSystem } from "../talk/calling-system.ts";
import { shardingClientHost } from "../talk/configuration-host.ts";
import { remoteTargetFrom } from "../talk/remote-target.ts";
import type { NetworkOptions } from "../talk/talk-commands.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { shardsText } from "./shards-text.ts";
import { shardsOf } from "./shards-view.ts";

/** Options of `ritsem cluster shards`. */
export interface ShardsOptions extends NetworkOptions {
  readonly type?: string;
}

/** Prints types of entities, regions, shards and rebalances as the node at `targetText` sees them. */
export async function clusterShards(targetText: string, options: ShardsOptions, terminal: Terminal): Promise<void> {
  const target = remoteTargetFrom(targetText);
  const { config, timeout, type } = options;
  await using caller = await CallingSystem.start(target, { config, timeoutMs: timeout }, terminal, shardingClientHost(terminal.platform));
  const status = await shardsOf(caller, timeout, type);
  terminal.out(options.json ? `${JSON.stringify(status)}\n` : shardsText(status, type));
}
