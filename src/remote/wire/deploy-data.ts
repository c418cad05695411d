import { lengthDelimitedTag, varintTag } from "./field-tag.ts";
import type { Payload } from "./payload.ts";
import type { ProtoReader } from "./proto-reader.ts";
import type { ProtoWriter } from "./proto-writer.ts";

/** How and where to deploy an actor. An absent part is `undefined`. */
export interface DeployData {
  /** Usually empty. */
  readonly path: string;
  /** HOCON; Akka.NET always gives it, usually as an empty text of serializer 16, manifest `CF`. */
  readonly config: Payload | undefined;
  readonly routerConfig: Payload | undefined;
  /** Serializer 16, manifest `RS`, for a RemoteScope. */
  readonly scope: Payload | undefined;
  /** Empty for the default. */
  readonly dispatcher: string;
  /** INTEROP: -1 when unlimited, which is what Akka.NET sends by default; 0 reads as not given. */
  readonly stashCapacity: number;
}

const PATH = lengthDelimitedTag(1);
const CONFIG = lengthDelimitedTag(2);
const ROUTER_CONFIG = lengthDelimitedTag(3);
const SCOPE = lengthDelimitedTag(4);
const DISPATCHER = lengthDelimitedTag(5);
const SCOPE_SERIALIZER_ID = varintTag(6);
const SCOPE_MANIFEST = lengthDelimitedTag(7);
const CONFIG_SERIALIZER_ID = varintTag(8);
const CONFIG_MANIFEST = lengthDelimitedTag(9);
const ROUTER_CONFIG_SERIALIZER_ID = varintTag(10);
const ROUTER_CONFIG_MANIFEST = lengthDelimitedTag(11);
const STASH_CAPACITY = varintTag(12);

const NO_BYTES = new Uint8Array(0);

/** The three fields of one part, which are scattered over the message. */
class Part {
  bytes: Uint8Array = NO_BYTES;
  serializerId = 0;
  manifest = "";

  toPayload(): Payload | undefined {
    if (this.serializerId === 0) return undefined;
    return { serializerId: this.serializerId, manifest: this.manifest, bytes: this.bytes };
  }
}

export function readDeployData(reader: ProtoReader): DeployData {
  let path = "";
  let dispatcher = "";
  let stashCapacity = 0;
  const config = new Part();
  const routerConfig = new Part();
  const scope = new Part();
  while (reader.next()) {
    switch (reader.tag) {
      case PATH:
        path = reader.string();
        break;
      case CONFIG:
        config.bytes = reader.bytes();
        break;
      case ROUTER_CONFIG:
        routerConfig.bytes = reader.bytes();
        break;
      case SCOPE:
        scope.bytes = reader.bytes();
        break;
      case DISPATCHER:
        dispatcher = reader.string();
        break;
      case SCOPE_SERIALIZER_ID:
        scope.serializerId = reader.int32();
        break;
      case SCOPE_MANIFEST:
        scope.manifest = reader.string();
        break;
      case CONFIG_SERIALIZER_ID:
        config.serializerId = reader.int32();
        break;
      case CONFIG_MANIFEST:
        config.manifest = reader.string();
        break;
      case ROUTER_CONFIG_SERIALIZER_ID:
        routerConfig.serializerId = reader.int32();
        break;
      case ROUTER_CONFIG_MANIFEST:
        routerConfig.manifest = reader.string();
        break;
      case STASH_CAPACITY:
        stashCapacity = reader.int32();
        break;
      default:
        reader.skip();
    }
  }
  return {
    path,
    config: config.toPayload(),
    routerConfig: routerConfig.toPayload(),
    scope: scope.toPayload(),
    dispatcher,
    stashCapacity,
  };
}

export function writeDeployData(writer: ProtoWriter, deploy: DeployData): void {
  const { config, routerConfig, scope } = deploy;
  writer.string(PATH, deploy.path);
  writer.bytes(CONFIG, config?.bytes ?? NO_BYTES);
  writer.bytes(ROUTER_CONFIG, routerConfig?.bytes ?? NO_BYTES);
  writer.bytes(SCOPE, scope?.bytes ?? NO_BYTES);
  writer.string(DISPATCHER, deploy.dispatcher);
  writer.varint(SCOPE_SERIALIZER_ID, scope?.serializerId ?? 0);
  writer.string(SCOPE_MANIFEST, scope?.manifest ?? "");
  writer.varint(CONFIG_SERIALIZER_ID, config?.serializerId ?? 0);
  writer.string(CONFIG_MANIFEST, config?.manifest ?? "");
  writer.varint(ROUTER_CONFIG_SERIALIZER_ID, routerConfig?.serializerId ?? 0);
  writer.string(ROUTER_CONFIG_MANIFEST, routerConfig?.manifest ?? "");
  writer.varint(STASH_CAPACITY, deploy.stashCapacity);
}
