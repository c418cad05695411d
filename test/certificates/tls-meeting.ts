import { parse } from "../../src/hocon/index.ts";
import { nodePlatform } from "../../src/platform/node/index.ts";
import { Address } from "../../src/actor/index.ts";
import type { AssociationHandle, Transport } from "../../src/remote/transport/index.ts";
import { tcpReference, tcpTransportWith, type TlsOptions } from "../../src/remote/transport/tcp/index.ts";

/** The section of the transport. */
export const KEY = "akka.remote.dot-netty.tcp";

/** The TCP transport as a configuration makes it; on 127.0.0.1 and any free port unless `settings` say otherwise. */
export function transportWith(settings: string, tls: TlsOptions = {}): Transport {
  const config = parse(settings)
    .withFallback(parse(`${KEY} { hostname = "127.0.0.1", port = 0 }`))
    .withFallback(tcpReference())
    .resolve();
  return tcpTransportWith({ tls })({
    platform: nodePlatform(),
    settings: { key: KEY, section: config.getConfig(KEY), config, flushWaitMs: 2000, isDaemonic: true },
    log: { warning() {}, debug() {} },
  });
}

/** `enable-ssl = on` with the file, and more of the section. */
export function tlsOn(path: string, password: string, more = ""): string {
  return `${KEY} { enable-ssl = on, ssl.certificate { path = ${JSON.stringify(path)}, password = ${JSON.stringify(password)} } }, ${KEY} { ${more} }`;
}

/** How an attempt to exchange a frame went, on each side: `undefined` is well. */
export interface Meeting {
  readonly dialler: string | undefined;
  readonly listener: string | undefined;
}

/** One transport dials another, with the settings of each; `as` is the host that it dials. */
export function meet(dialling: string, listening: string, as?: string): Promise<Meeting> {
  return meetAs(transportWith(dialling), transportWith(listening), as);
}

/** As {@link meet}, for transports that end with it. */
export async function meetAs(dialler: Transport, listener: Transport, as = "127.0.0.1"): Promise<Meeting> {
  try {
    const outcomes: Promise<string | undefined>[] = [];
    const accepted = new Promise<string | undefined>((resolve) => {
      void listener.listen("Listener", (handle) => resolve(echoOn(handle))).then((bound) => outcomes.push(dial(dialler, bound, as)));
    });
    const there = await accepted;
    return { dialler: await outcomes[0], listener: there };
  } finally {
    await Promise.all([dialler.shutdown(), listener.shutdown()]);
  }
}

async function dial(dialler: Transport, bound: Address, as: string): Promise<string | undefined> {
  try {
    const handle = await dialler.associate(new Address(bound.protocol, bound.system, as, bound.port), new AbortController().signal);
    return await new Promise((resolve) => {
      handle.open({
        onFrame: () => resolve(undefined),
        onWritable() {},
        onDisassociated: (cause) => resolve(cause?.message ?? "closed without a word"),
      });
      handle.write(Uint8Array.of(1, 0, 0, 0, 7));
    });
  } catch (error) {
    return (error as Error).message;
  }
}

/** Sends the first frame back. */
function echoOn(handle: AssociationHandle): Promise<string | undefined> {
  return new Promise((resolve) => {
    handle.open({
      onFrame(bytes, start, end) {
        handle.write(Uint8Array.of(end - start, 0, 0, 0, ...bytes.subarray(start, end)));
        resolve(undefined);
      },
      onWritable() {},
      onDisassociated: (cause) => resolve(cause?.message ?? "closed without a word"),
    });
  });
}
