import { ActorPath, type ActorRef, type Address, InvalidAddressError, type LoggingAdapter } from "../../actor/index.ts";
import {
  type ActorRefProvider,
  type ExtendedActorSystem,
  type InternalActorRef,
  LocalActorRefProvider,
  type SystemMessage,
} from "../../actor/spi.ts";
import { isRitsemError } from "../../base/index.ts";
import { Serialization } from "../../serialization/index.ts";
import { AssociationRefusal } from "../association/association.ts";
import { EndpointReader } from "../association/endpoint-reader.ts";
import { inboundDispatchTo } from "../association/inbound-dispatch.ts";
import { InboundResolver, type PathFinder } from "../association/inbound-resolver.ts";
import { OutboundCodec } from "../association/outbound-codec.ts";
import { type RemotingLifecycleEvent, shouldLog } from "../lifecycle-events.ts";
import type { RemoteSetup } from "../remote-setup.ts";
import { remoteSettingsFrom } from "../remote-settings.ts";
import { Remoting } from "../remoting.ts";
import { MessageContainerSerializer } from "../serializers/message-container-serializer.ts";
import { RemoteActorRef } from "./remote-actor-ref.ts";
import { RemoteRefCache } from "./remote-ref-cache.ts";
