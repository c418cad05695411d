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
    const home = Address.parse(`${protocol}://${authority}`);
    return home.hasLocalScope ? undefined : ActorPath.root(home).descendant(names).withUid(path.uid);
  } catch {
    return undefined; // the layer names no address
  }
}

/**
 * Whether an actor at `path` can be a child of `supervisor`: its parent in the system that asks, or, when that was itself asked and passes the
 * request on, in the one that asked first.
 */
export function canSupervise(supervisor: ActorPath, path: ActorPath): boolean {
  for (let home = pathAtHome(path); home !== undefined; home = pathAtHome(home)) {
    if (home.parent.equals(supervisor)) return true;
  }
  return false;
}
