import { ActorPath, Address, InvalidAddressError } from "../../actor/index.ts";

/** The target of a command: a system, or one of its actors. */
export interface RemoteTarget {
  readonly address: Address;
  /** Includes the address: `akka.tcp://hello@localhost:8081/user/greeter`. For a system it is `/user`, which always answers. */
  readonly path: string;
  /** False if the target is a system. */
  readonly isActor: boolean;
}

/** Reads `akka.tcp://System@host:port`, with or without a path. Throws {@link InvalidAddressError} or the error of the path. */
export function remoteTargetFrom(text: string): RemoteTarget {
  const [, start = text, path = ""] = /^([^/]*\/\/[^/]*)(\/.*)?$/.exec(text) ?? [];
  const address = Address.parse(start);
  if (address.hasLocalScope) {
    throw new InvalidAddressError(
      `"${text}" has no host and port. Expected akka.tcp://System@host:port, which the other system logs when it starts.`,
    );
  }
  const isActor = path !== "" && path !== "/";
  if (isActor && !/[*?]/.test(path)) ActorPath.parse(text);
  return { address, path: `${address}${isActor ? path : "/user"}`, isActor };
}
