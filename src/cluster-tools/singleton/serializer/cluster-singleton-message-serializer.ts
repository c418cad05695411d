import { type Serializer, UnknownManifestError, UnregisteredMessageError } from "../../../serialization/index.ts";
import {
  type ClusterSingletonMessage,
  HandOverDone,
  HandOverInProgress,
  HandOverToMe,
  TakeOverFromMe,
} from "../message/cluster-singleton-message.ts";

/** INTEROP: the manifests of ClusterSingletonMessageSerializer.cs. The messages have no bytes. */
const MESSAGES: ReadonlyMap<string, ClusterSingletonMessage> = new Map<string, ClusterSingletonMessage>([
  ["A", HandOverToMe.instance],
  ["B", HandOverInProgress.instance],
  ["C", HandOverDone.instance],
  ["D", TakeOverFromMe.instance],
]);

const NO_BYTES = new Uint8Array(0);

/** What the managers of a singleton tell each other. INTEROP: Akka.NET's `ClusterSingletonMessageSerializer`, 14. */
export class ClusterSingletonMessageSerializer implements Serializer {
  readonly identifier: number;

  constructor(identifier: number) {
    this.identifier = identifier;
  }

  /** Throws UnregisteredMessageError. */
  manifestOf(message: unknown): string {
    for (const [manifest, each] of MESSAGES) if (message instanceof Object && each.constructor === message.constructor) return manifest;
    throw new UnregisteredMessageError(
      `Cannot send ${message instanceof Object ? message.constructor.name : typeof message}: it is not a message of singleton managers. Bind its class to ` +
        "another serializer in akka.actor.serialization-bindings.",
    );
  }

  toBytes(message: unknown): Uint8Array {
    this.manifestOf(message);
    return NO_BYTES;
  }

  /** Throws UnknownManifestError. */
  fromBytes(_bytes: Uint8Array, manifest: string): unknown {
    const message = MESSAGES.get(manifest);
    if (message !== undefined) return message;
    throw new UnknownManifestError(
      `Cannot read a message of singleton managers [serializer ${this.identifier}, manifest "${manifest.slice(0, 200)}"]: this version does not know it.`,
    );
  }
}
