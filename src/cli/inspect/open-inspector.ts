import { InvalidArgumentError } from "../../base/index.ts";
import { CallingSystem } from "../talk/calling-system.ts";
import { remoteTargetFrom } from "../talk/remote-target.ts";
import type { NetworkOptions } from "../talk/talk-commands.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { HttpInspector } from "./http-inspector.ts";
import type { Inspector } from "./inspector.ts";
import { RemoteInspector } from "./remote-inspector.ts";

/** Options of every command that looks at a system. */
export interface InspectOptions extends NetworkOptions {
  readonly token?: string;
  readonly path?: string;
}

/** A system, and the path in it that the user named. */
export interface Opened {
  readonly inspector: Inspector;
  /** Default: the root. */
  readonly path: string;
}

/** Opens what the user named: `akka.tcp://System@host:port`, with or without a path, or `http://host:port`. */
export async function openInspector(targetText: string, options: InspectOptions, terminal: Terminal): Promise<Opened> {
  const { config, timeout, token, path } = options;
  if (/^https?:\/\//i.test(targetText)) {
    const release = terminal.platform.keepAlive?.() ?? (() => {}); // no actor system does so
    return { inspector: new HttpInspector(urlFrom(targetText), { token, timeoutMs: timeout, release }), path: path ?? "/" };
  }
  const target = remoteTargetFrom(targetText);
  const caller = await CallingSystem.start(target, { config, timeoutMs: timeout }, terminal);
  try {
    const inspector = await RemoteInspector.open(caller);
    return { inspector, path: path ?? (target.isActor ? target.path.slice(`${target.address}`.length) : "/") };
  } catch (error) {
    await caller[Symbol.asyncDispose]();
    throw error;
  }
}

function urlFrom(text: string): URL {
  try {
    return new URL(text);
  } catch {
    throw new InvalidArgumentError(
      `"${text}" is no address. Expected http://127.0.0.1:PORT, which the log of the system names, or akka.tcp://System@host:port.`,
    );
  }
}
