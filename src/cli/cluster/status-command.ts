import { CallingSystem } from "../talk/calling-system.ts";
import { clusterClientHost } from "../talk/configuration-host.ts";
import { remoteTargetFrom } from "../talk/remote-target.ts";
import type { NetworkOptions } from "../talk/talk-commands.ts";
import { CommandError, failureJson, failureText } from "../terminal/errors.ts";
import { pauseFor, type Terminal } from "../terminal/terminal.ts";
import { clusterStatusOf } from "./cluster-status.ts";
import { viewOf } from "./node-view.ts";
import { statusText } from "./status-text.ts";

/** Options of `ritsem cluster status`. */
export interface StatusOptions extends NetworkOptions {
  readonly watch?: boolean;
}

/** How often a watched status is asked for. */
const WATCH_INTERVAL_MS = 1_000;

/** Prints the cluster as the node at `targetText` sees it; with `watch` again whenever it changes, until the command is stopped. */
export async function clusterStatus(targetText: string, options: StatusOptions, terminal: Terminal): Promise<void> {
  const target = remoteTargetFrom(targetText);
  const { config, timeout } = options;
  await using caller = await CallingSystem.start(target, { config, timeoutMs: timeout }, terminal, clusterClientHost(terminal.platform));
  const printed = async (): Promise<string> => {
    const status = clusterStatusOf(`${target.address}`, await viewOf(caller, timeout));
    return options.json ? `${JSON.stringify(status)}\n` : statusText(status);
  };
  if (options.watch !== true) return terminal.out(await printed());
  let last = "";
  while (terminal.stopped?.aborted !== true) {
    const text = await printed().catch((error: unknown) => {
      if (!(error instanceof CommandError)) throw error;
      return options.json ? `${JSON.stringify({ failure: failureJson(error.failure) })}\n` : failureText(error.failure);
    });
    if (text !== last) terminal.out(options.json ? text : `${terminal.platform.clock.date().toISOString()}\n${text}\n`);
    last = text;
    await pauseFor(WATCH_INTERVAL_MS, terminal);
  }
}
