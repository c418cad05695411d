import { SYSTEM_MESSAGE_SERIALIZER_ID } from "../wire/serializer-ids.ts";
import type { ActorRef } from "../../actor/index.ts";
import type { Config } from "../../hocon/index.ts";
import {
  type BindableType,
  type BuiltInFactory,
  type ErrorRegistration,
  InvalidRegistrationError,
  overridesIn,
  type ActorRefResolver,
  type Registry,
  Serialization,
  type SerializerSetup,
  serializationSettingsFrom,
} from "../../serialization/index.ts";
import { akkaBindableTypes, SYSTEM_MESSAGE_TYPE } from "./bindable-types.ts";
import { DaemonCreateSerializer } from "./daemon-create-serializer.ts";
import { ExceptionMapping } from "./exception-mapping.ts";
import { MessageContainerSerializer } from "./message-container-serializer.ts";
import { MiscMessageSerializer } from "./misc-message-serializer.ts";
import { withNobody } from "./nobody.ts";
import { serializersReference } from "./reference.ts";
import { SystemMessageSerializer } from "./system-message-serializer.ts";

/** What a program gives to serialization besides its configuration. */
export interface SerializationSetup {
  /** The types of messages that may be made from bytes. Frozen by starting. */
  readonly registry: Registry;
  /** Serializers by the names that `akka.actor.serializers` gives them. */
  readonly serializers?: ReadonlyMap<string, SerializerSetup>;
  /** Serializers of modules above this one, by their class names in Akka.NET without assemblies. */
  readonly builtIn?: ReadonlyMap<string, BuiltInFactory>;
  /** Types of modules above this one that may be bound. */
  readonly types?: readonly BindableType[];
  /** The defaults of the serializers, if they have been parsed already. */
  readonly serializerDefaults?: Config;
}

/** A system's serialization, and what its user should be told of it. */
export interface SystemSerialization {
  readonly serialization: Serialization<ActorRef>;
  readonly systemMessages: SystemMessageSerializer;
  readonly warnings: readonly string[];
}

/**
 * The serialization that `config` and `setup` describe. Throws InvalidRegistrationError when they contradict each other or leave system
 * messages without their serializer.
 */
export function systemSerialization(config: Config, setup: SerializationSetup, refs: ActorRefResolver<ActorRef>): SystemSerialization {
  const settings = serializationSettingsFrom(config);
  const defaults = serializationSettingsFrom(setup.serializerDefaults ?? serializersReference());
  const serialization = new Serialization<ActorRef>({
    registry: setup.registry,
    refs: withNobody(refs),
    settings,
    defaults,
    builtIn: new Map([...akkaSerializers(setup.registry.errorRegistrations), ...(setup.builtIn ?? [])]),
    types: [...akkaBindableTypes, ...(setup.types ?? [])],
    ...(setup.serializers === undefined ? {} : { serializers: setup.serializers }),
  });
  const overrides = settings.logsOverrides ? overridesIn(settings, defaults, serialization.serializers.missing) : [];
  return {
    serialization,
    systemMessages: systemMessagesOf(serialization),
    warnings: [
      ...serialization.serializers.warnings,
      ...overrides.map((text) => `${text}; akka.log-serializer-override-on-start = off silences this.`),
    ],
  };
}

function akkaSerializers(errors: readonly ErrorRegistration[]): ReadonlyMap<string, BuiltInFactory> {
  return new Map<string, BuiltInFactory>([
    [
      "Akka.Remote.Serialization.MessageContainerSerializer",
      ({ identifier, payloads }) => new MessageContainerSerializer(identifier, payloads),
    ],
    [
      "Akka.Remote.Serialization.MiscMessageSerializer",
      ({ identifier, payloads, refs }) => new MiscMessageSerializer(identifier, payloads, refs, new ExceptionMapping(payloads, errors)),
    ],
    ["Akka.Remote.Serialization.DaemonMsgCreateSerializer", ({ identifier }) => new DaemonCreateSerializer(identifier)],
    [
      "Akka.Remote.Serialization.SystemMessageSerializer",
      ({ identifier, payloads, refs }) => new SystemMessageSerializer(refs, new ExceptionMapping(payloads, errors), identifier),
    ],
  ]);
}

/** Peers know them by their id, and nothing else may make system messages of bytes. */
function systemMessagesOf({ serializers }: Serialization<ActorRef>): SystemMessageSerializer {
  const serializer = serializers.ofType(SYSTEM_MESSAGE_TYPE);
  if (serializer instanceof SystemMessageSerializer && serializer.identifier === SYSTEM_MESSAGE_SERIALIZER_ID) return serializer;
  throw new InvalidRegistrationError(
    `akka.actor.serialization-bindings must bind "${SYSTEM_MESSAGE_TYPE}" to Akka.Remote.Serialization.SystemMessageSerializer, and ` +
      `akka.actor.serialization-identifiers give that the id ${SYSTEM_MESSAGE_SERIALIZER_ID}: every peer knows system messages by it. ` +
      "Remove these lines from the configuration.",
  );
}
