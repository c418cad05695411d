import { REMOTE_FOLDER } from "../../actor/internal.ts";
import { ActorPath, Address } from "../../actor/index.ts";

/**
 * Where the actor that is called `path` in the system at `home` lives once it has been deployed at `target`:
 * `akka.tcp://Target@host:port/remote/akka.tcp/Home@host:port/user/name#uid`.
 */
export function deployedPath(target: Address, home: Address, path: ActorPath): ActorPath {
  return ActorPath.root(target)
    .descendant([REMOTE_FOLDER, home.protocol, `${home.system}@${home.host ?? ""}:${home.port ?? 0}`, ...path.elements])
    .withUid(path.uid);
}

/** Count of elements that a deployment puts in front of a path: `/remote/akka.tcp/Home@host:port`. */
const PREFIX = 3;

/**
 * The name that a path below `/remote` has in the system that asked for it, with the address of that system; `undefined` when the path is
 * none of {@link deployedPath}'s.
 */
export function pathAtHome(path: ActorPath): ActorPath | undefined {
  const { elements } = path;
  const home = homeAt(elements, 0);
  return home && ActorPath.root(home).descendant(elements.slice(PREFIX)).withUid(path.uid);
}

/**
 * Whether an actor at `path` can be a child of `supervisor`: its parent in the system that asks, or, when that was itself asked and passes the
 * request on, in the one that asked first.
 */
export function canSupervise(supervisor: ActorPath, path: ActorPath): boolean {
  const { elements } = path;
  const wanted = supervisor.elements;
  for (let start = 0; ; start += PREFIX) {
    const home = homeAt(elements, start);
    if (home === undefined) return false;
    const isParent = elements.length - 1 - start - PREFIX === wanted.length; // at most one home is compared name by name
    if (isParent) return home.equals(supervisor.address) && wanted.every((name, index) => name === elements[start + PREFIX + index]);
  }
}

/** The system that put its three elements at `start`. */
function homeAt(elements: readonly string[], start: number): Address | undefined {
  const [remote, protocol, authority] = elements.slice(start, start + PREFIX);
  if (remote !== REMOTE_FOLDER || elements.length < start + PREFIX + 2) return undefined;
  try {
    const home = Address.parse(`${protocol}://${authority}`);
    return home.hasLocalScope ? undefined : home;
  } catch {
    return undefined; // the layer names no address
  }
}
