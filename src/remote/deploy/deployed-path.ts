import { ActorPath, Address } from "../../actor/index.ts";

const REMOTE = "remote";

/**
 * Where the actor that is called `path` in the system at `home` lives once it has been deployed at `target`:
 * `akka.tcp://Target@host:port/remote/akka.tcp/Home@host:port/user/name#uid`.
 */
export function deployedPath(target: Address, home: Address, path: ActorPath): ActorPath {
  return ActorPath.root(target)
    .descendant([REMOTE, home.protocol, `${home.system}@${home.host ?? ""}:${home.port ?? 0}`, ...path.elements])
    .withUid(path.uid);
}

/**
 * The name that a path below `/remote` has in the system that asked for it, with the address of that system; `undefined` when the path is
 * none of {@link deployedPath}'s.
 */
export function pathAtHome(path: ActorPath): ActorPath | undefined {
  const [remote, protocol = "", authority = "", ...names] = path.elements;
  if (remote !== REMOTE || names.length < 2) return undefined;
  try {
    return ActorPath.root(Address.parse(`${protocol}://${authority}`))
      .descendant(names)
      .withUid(path.uid);
  } catch {
    return undefined; // the layer names no address
  }
}

/** What a create command's path and supervisor say about each other. */
export type Parentage =
  /** The supervisor is the parent that the path implies, in the system that asks. */
  | "direct"
  /** The system that asks was itself asked, and passes the request on. */
  | "handed-on"
  /** The supervisor has nothing to do with the path. */
  | "forged";

/** See {@link Parentage}. Each layer of the path is looked at, outermost first. */
export function parentageOf(path: ActorPath, supervisor: ActorPath): Parentage {
  let kind: Parentage = "direct";
  for (let home = pathAtHome(path); home !== undefined; home = pathAtHome(home)) {
    if (home.parent.equals(supervisor)) return kind;
    kind = "handed-on";
  }
  return "forged";
}
