import { type ActorRef, type Address, type Props, RemoteDeploymentError, type RouterConfig } from "../../actor/index.ts";
import type { Registry, Serialization } from "../../serialization/index.ts";
import type { DeployData } from "../wire/deploy-data.ts";
import { NULL_PAYLOAD, type Payload } from "../wire/payload.ts";
import type { PropsData } from "../wire/props-data.ts";
import { miscPayload, payloadFromRouter } from "./router-payload.ts";

/** How props are set up in the other system, with this system's configuration already applied. */
export interface DeploySettings {
  readonly router: RouterConfig | undefined;
  readonly dispatcher: string | undefined;
  readonly mailbox: string | undefined;
  readonly stashCapacity: number | undefined;
}

/** INTEROP: how Akka.NET writes a stash without limit. */
const UNLIMITED = -1;

/** INTEROP: the class of an actor that is never made, which Akka.NET names where a router makes no routees. */
const NO_ACTOR = "Akka.Actor.Props+EmptyActor, Akka";

/** Empty. INTEROP: Akka.NET always writes a configuration, and a stash capacity. */
export const EMPTY_DEPLOY: DeployData = {
  path: "",
  config: miscPayload({ kind: "config", text: "" }),
  routerConfig: undefined,
  scope: undefined,
  dispatcher: "",
  stashCapacity: UNLIMITED,
};

/** Writes props for another system. */
export class CommandWriter {
  readonly #serialization: Serialization<ActorRef>;
  readonly #registry: Registry;

  constructor(serialization: Serialization<ActorRef>, registry: Registry) {
    this.#serialization = serialization;
    this.#registry = registry;
  }

  /** Throws RemoteDeploymentError when the props cannot travel; `what` names the actor and its destination. */
  propsData(props: Props<never>, settings: DeploySettings, target: Address, what: string): PropsData {
    return {
      deploy: this.#deployData(settings, target),
      className: settings.router?.kind === "group" ? NO_ACTOR : this.#className(props, what),
      args: props.args.map((arg, index) => this.#argument(arg, index, what)),
    };
  }

  #className({ type, remoteTypeName }: Props<never>, what: string): string {
    if (remoteTypeName !== undefined) return remoteTypeName;
    if (type === undefined) {
      throw new RemoteDeploymentError(
        `${what}: its props are a function, which cannot travel. Use Props.create with a registered class and its arguments, or Props.remote.`,
      );
    }
    const name = this.#registry.actorNameOf(type as never);
    if (name !== undefined) return name;
    throw new RemoteDeploymentError(
      `${what}: class ${type.name} has no name there. Write: registry.actor("Namespace.${type.name}, Assembly", ${type.name}), in both systems.`,
    );
  }

  #argument(arg: unknown, index: number, what: string): Payload {
    if (arg === null || arg === undefined) return NULL_PAYLOAD;
    try {
      const { serializerId, manifest, bytes } = this.#serialization.serialize(arg);
      return { serializerId, manifest, bytes };
    } catch (cause) {
      throw new RemoteDeploymentError(`${what}: argument ${index} of its constructor cannot travel. ${(cause as Error).message}`, {
        cause,
      });
    }
  }

  #deployData({ router, dispatcher, mailbox, stashCapacity }: DeploySettings, target: Address): DeployData {
    const { system, host = "", port = 0, protocol } = target;
    return {
      path: "",
      // A mailbox has no field of its own. Akka.NET does not look for it here and goes by its own configuration.
      config: miscPayload({ kind: "config", text: mailbox === undefined ? "" : `mailbox = ${JSON.stringify(mailbox)}` }),
      routerConfig: router === undefined ? undefined : payloadFromRouter(router, this.#serialization),
      scope: miscPayload({ kind: "remote-scope", node: { system, hostname: host, port, protocol } }),
      dispatcher: dispatcher ?? "",
      stashCapacity: stashCapacity ?? UNLIMITED,
    };
  }
}
