import { describeValue, InvalidArgumentError } from "../../base/index.ts";
import { InvalidActorPathError } from "../address/actor-path.ts";
import type { ChildKey } from "../address/child-key.ts";
import type { PathLimits } from "../address/path-limits.ts";
import { Props } from "../props/props.ts";
import type { ActorCreation } from "../ref-internal/internal-actor-ref.ts";

/** Throws InvalidArgumentError unless `actorOf` accepts these values, whatever their types are. */
export function assertActorOfArguments(props: unknown, name: unknown): void {
  if (!(props instanceof Props) && !isPropsOfAnotherCopy(props)) {
    const className = typeof props === "function" && props.name !== "" ? props.name : "TheActor";
    throw new InvalidArgumentError(`actorOf takes Props, not ${describeValue(props)}. Write actorOf(Props.create(${className}, …)).`);
  }
  if (name !== undefined && typeof name !== "string") {
    throw new InvalidArgumentError(
      `actorOf takes a string as the name, not ${describeValue(name)}. Leave the name out to have one generated.`,
    );
  }
}

/** The library may be loaded twice in one process. */
function isPropsOfAnotherCopy(props: unknown): boolean {
  return typeof props === "object" && props !== null && "newActor" in props && "deploy" in props;
}

/** Throws InvalidActorPathError if the path of a new actor is longer than `limits` allow. */
export function assertPathLength(limits: PathLimits, creation: ActorCreation, key: ChildKey): void {
  if (limits.allowChild(creation.supervisor.path, key)) return;
  const { path } = creation;
  const excess = limits.excessOf(path);
  if (excess === undefined) return;
  throw new InvalidActorPathError(`"${path.name.slice(0, 100)}" cannot be a child of …/${path.parent.name}: its path ${excess}.`);
}
