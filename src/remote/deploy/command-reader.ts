import { type ActorInstance, type ActorRef, type Deploy, Props, RemoteDeploymentError } from "../../actor/index.ts";
import type { Registry, Serialization } from "../../serialization/index.ts";
import type { DaemonCreateData } from "../wire/daemon-create.ts";
import type { DeployData } from "../wire/deploy-data.ts";
import { decodeMiscMessage } from "../wire/misc-messages.ts";
import type { Payload } from "../wire/payload.ts";
import type { PropsData } from "../wire/props-data.ts";
import { routerFromPayload } from "./router-payload.ts";

/** Whether it takes these arguments only its constructor can tell. */
type AnyActorType = new (...args: unknown[]) => ActorInstance<never>;

/** Makes props of what another system asks for; only of classes that the registry names as actors. */
export class CommandReader {
  readonly #serialization: Serialization<ActorRef>;
  readonly #registry: Registry;

  constructor(serialization: Serialization<ActorRef>, registry: Registry) {
    this.#serialization = serialization;
    this.#registry = registry;
  }

  /** Throws RemoteDeploymentError, saying what will not do. */
  propsFrom({ props, deploy }: DaemonCreateData): Props<never> {
    // INTEROP: the command's own values take precedence over those of its props.
    const settings: Deploy = { scope: { kind: "local" }, ...this.#deployFrom(props.deploy), ...this.#deployFrom(deploy) };
    if (settings.router?.kind === "group") return Props.empty().withDeploy(settings); // makes no actors, so no class is needed
    const type = this.#typeOf(props);
    if (props.args.length < type.length) {
      throw new RemoteDeploymentError(
        `${props.className} is class ${type.name} here, whose constructor takes ${type.length} arguments or more; ${props.args.length} came.`,
      );
    }
    const args = props.args.map((arg, index) => this.#argument(arg, index, props.className));
    return Props.create(type, ...args).withDeploy(settings);
  }

  #typeOf({ className }: PropsData): AnyActorType {
    const type = this.#registry.actorNamed(className);
    if (type !== undefined) return type as unknown as AnyActorType;
    throw new RemoteDeploymentError(
      `No actor is registered as ${className.slice(0, 500)}, and only registered ones may be deployed here. ` +
        `Write: registry.actor("${className.slice(0, 500)}", TheClass)`,
    );
  }

  #argument({ serializerId, manifest, bytes }: Payload, index: number, className: string): unknown {
    if (serializerId === 0) return null;
    try {
      return this.#serialization.deserialize(bytes, serializerId, manifest);
    } catch (cause) {
      throw new RemoteDeploymentError(`Argument ${index} for ${className} cannot be read. ${(cause as Error).message}`, { cause });
    }
  }

  #deployFrom(data: DeployData | undefined): Partial<Deploy> {
    if (data === undefined) return {};
    const { routerConfig, dispatcher, stashCapacity } = data;
    const mailbox = mailboxFrom(data.config);
    return {
      ...(routerConfig === undefined ? {} : { router: routerFromPayload(routerConfig, this.#serialization) }),
      ...(dispatcher === "" ? {} : { dispatcher }),
      ...(stashCapacity > 0 ? { stashCapacity } : {}),
      ...(mailbox === "" ? {} : { mailbox }),
    };
  }
}

/** `mailbox = "path"` on a line of its own, outermost. */
const MAILBOX = /^ {0,2}mailbox\s*[:=]\s*"?([^"\s]+)"?\s*$/m;

/**
 * The mailbox has no field of its own in a command; the configuration that comes along may name it.
 * INTEROP: what Akka.NET writes there is not always HOCON, since it leaves the quotes away: so only this line is looked for.
 */
function mailboxFrom(config: Payload | undefined): string {
  if (config === undefined || config.bytes.length === 0) return "";
  const data = decodeMiscMessage(config.manifest, config.bytes);
  return data.kind === "config" ? (MAILBOX.exec(data.text)?.[1] ?? "") : "";
}
