import { ActorPath, Address, InvalidAddressError } from "../actor/index.ts";

/** What a command was pointed at: a system, or one of its actors. */
export interface RemoteTarget {
  readonly address: Address;
  /** With its address, `akka.tcp://hello@localhost:8081/user/greeter`; for a system its `/user`, which always answers. */
  readonly path: string;
  /** False when only the system was named. */
  readonly isActor: boolean;
}

/** Reads `akka.tcp://System@host:port`, with or without a path behind it. Throws {@link InvalidAddressError} and what is wrong with the path. */
export function remoteTargetFrom(text: string): RemoteTarget {
  const [, start = text, path = ""] = /^([^/]*\/\/[^/]*)(\/.*)?$/.exec(text) ?? [];
  const address = Address.parse(start);
  if (address.hasLocalScope) {
    throw new InvalidAddressError(`"${text}" names no host and port. Expected akka.tcp://System@host:port, as the other system logs it.`);
  }
  const isActor = path !== "" && path !== "/";
  if (isActor && !/[*?]/.test(path)) ActorPath.parse(text);
  return { address, path: `${address}${isActor ? path : "/user"}`, isActor };
}
