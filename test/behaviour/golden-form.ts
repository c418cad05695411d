// Brings values of src/remote/wire into the form of `decoded` in the golden captures: protobuf's field names, nothing for
// zero, bytes as hex, and each payload once more in readable form.
import type { AcknowledgementInfo } from "../../src/remote/wire/ack.ts";
import type { AddressData } from "../../src/remote/wire/address-data.ts";
import { type DaemonCreateData, decodeDaemonCreate } from "../../src/remote/wire/daemon-create.ts";
import type { DeployData } from "../../src/remote/wire/deploy-data.ts";
import type { AckAndEnvelopeContainer, RemoteEnvelope } from "../../src/remote/wire/envelope.ts";
import type { ExceptionData } from "../../src/remote/wire/exception-data.ts";
import { decodeMiscMessage, MISC_MANIFEST, type MiscMessage } from "../../src/remote/wire/misc-messages.ts";
import type { Payload } from "../../src/remote/wire/payload.ts";
import type { Pdu } from "../../src/remote/wire/pdu.ts";
import type { PropsData } from "../../src/remote/wire/props-data.ts";
import type { RoutingPoolData } from "../../src/remote/wire/router-config-data.ts";
import { decodeSelectionEnvelope, type SelectionEnvelope } from "../../src/remote/wire/selection-envelope.ts";
import { decodeSystemMessage, SYSTEM_MESSAGE_MANIFEST, type SystemMessageData } from "../../src/remote/wire/system-messages.ts";

export type Form = Record<string, unknown>;

/** As protobuf's JSON: fields with their default value are not there. */
function withoutDefaults(fields: Form): Form {
  const isDefault = (value: unknown): boolean =>
    value === undefined || value === "" || value === 0 || value === false || (Array.isArray(value) && value.length === 0);
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => !isDefault(value)));
}

export function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}

export function bytesOf(hex: string): Uint8Array {
  return new Uint8Array(Buffer.from(hex, "hex"));
}

export function controlForm(pdu: Exclude<Pdu, { kind: "payload" }>): Form {
  switch (pdu.kind) {
    case "associate":
      return { commandType: "ASSOCIATE", handshakeInfo: { origin: withoutDefaults({ ...pdu.origin }), uid: pdu.uid } };
    case "heartbeat":
      return { commandType: "HEARTBEAT" };
    case "disassociate": {
      const suffix = { unknown: "", shutdown: "_SHUTTING_DOWN", quarantined: "_QUARANTINED" }[pdu.reason];
      return { commandType: `DISASSOCIATE${suffix}` };
    }
  }
}

export function containerForm(container: AckAndEnvelopeContainer): Form {
  return withoutDefaults({
    ack: container.ack && ackForm(container.ack),
    envelope: container.envelope && envelopeForm(container.envelope),
  });
}

function ackForm(ack: AcknowledgementInfo): Form {
  const cumulativeAck = ack.cumulativeAck === -1n ? "0xffffffffffffffff (none)" : Number(ack.cumulativeAck);
  return withoutDefaults({ cumulativeAck, nacks: ack.nacks.map(Number) });
}

function envelopeForm(envelope: RemoteEnvelope): Form {
  return withoutDefaults({
    recipient: refForm(envelope.recipientPath),
    message: payloadForm(envelope.payload),
    sender: envelope.senderPath && refForm(envelope.senderPath),
    seq: envelope.seq === undefined ? "0xffffffffffffffff (none)" : Number(envelope.seq),
  });
}

export function payloadForm(payload: Payload): Form {
  return withoutDefaults({
    message: hexOf(payload.bytes),
    serializerId: payload.serializerId,
    messageManifest: payload.manifest,
    decoded: readableForm(payload),
  });
}

/** What a payload says, for the serializers that the captures spell out. */
export function readableForm({ serializerId, manifest, bytes }: Payload): unknown {
  switch (serializerId) {
    case 0:
      return null;
    case 1:
      return { json: JSON.parse(textOf(bytes)) };
    case 3:
      return { daemonMsgCreate: daemonCreateForm(decodeDaemonCreate(bytes)) };
    case 4:
      return { bytes: hexOf(bytes) };
    case 6:
      return { selection: selectionForm(decodeSelectionEnvelope(bytes)) };
    case 16:
      return miscForm(decodeMiscMessage(manifest, bytes));
    case 17:
      return primitiveForm(manifest, bytes);
    case 22:
      return systemForm(decodeSystemMessage(manifest, bytes));
    default:
      return undefined;
  }
}

function primitiveForm(manifest: string, bytes: Uint8Array): unknown {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (manifest === "I" || manifest.startsWith("System.Int32,")) return { int32: view.getInt32(0, true) };
  if (manifest === "L" || manifest.startsWith("System.Int64,")) return { int64: String(view.getBigInt64(0, true)) };
  return { string: textOf(bytes) };
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("utf8");
}

function refForm(path: string): Form {
  return withoutDefaults({ path });
}

export function selectionForm({ payload, steps }: SelectionEnvelope): Form {
  return withoutDefaults({
    payload: payloadForm(payload),
    pattern: steps.map((step) => {
      if (step.kind === "parent") return { type: "PARENT" };
      return step.kind === "name" ? { type: "CHILD_NAME", matcher: step.name } : { type: "CHILD_PATTERN", matcher: step.pattern };
    }),
  });
}

function exceptionForm(exception: ExceptionData | undefined): Form {
  if (exception === undefined) return {};
  return withoutDefaults({
    typeName: exception.typeName,
    message: exception.message,
    stackTrace: exception.stackTrace,
    source: exception.source,
    innerException: exceptionForm(exception.inner),
    customFields: [...exception.customFields].map(([key, value]) => ({ key, value: payloadForm(value) })),
    typeForwardedFrom: exception.typeForwardedFrom,
  });
}

export function systemForm(message: SystemMessageData): Form {
  const system = SYSTEM_MESSAGE_MANIFEST[message.kind].replace("Akka.Dispatch.SysMsg.", "").replace(", Akka", "");
  switch (message.kind) {
    case "watch":
    case "unwatch":
      return { system, WatchData: { watchee: refForm(message.watchee), watcher: refForm(message.watcher) } };
    case "supervise":
      return { system, SuperviseData: withoutDefaults({ child: refForm(message.child), async: message.isAsync }) };
    case "failed":
      return {
        system,
        FailedData: withoutDefaults({ child: refForm(message.child), cause: exceptionForm(message.cause), uid: message.uid }),
      };
    case "create":
    case "recreate":
    case "resume":
      return { system, CreateData: { cause: exceptionForm(message.cause) } };
    case "suspend":
    case "terminate":
      return { system };
    case "death-watch-notification": {
      const { actor, existenceConfirmed, addressTerminated } = message;
      return { system, DeathWatchNotificationData: withoutDefaults({ actor: refForm(actor), existenceConfirmed, addressTerminated }) };
    }
  }
}

export function miscForm(message: MiscMessage): Form {
  if (message.kind === "config") return { config: message.text };
  return { misc: MISC_MANIFEST[message.kind], ...miscBody(message) };
}

function miscBody(message: Exclude<MiscMessage, { kind: "config" }>): Form {
  switch (message.kind) {
    case "identify":
      return { Identify: withoutDefaults({ messageId: message.messageId && payloadForm(message.messageId) }) };
    case "actor-identity":
      return { ActorIdentity: withoutDefaults({ correlationId: payloadForm(message.correlationId), path: message.path }) };
    case "actor-ref":
      return { ActorRefData: refForm(message.path) };
    case "poison-pill":
    case "kill":
    case "intentional-restart":
    case "remote-watcher-heartbeat":
    case "local-scope":
      return {};
    case "remote-watcher-heartbeat-response":
      return { RemoteWatcherHeartbeatResponse: { uid: message.uid < 0 ? String(BigInt.asUintN(64, BigInt(message.uid))) : message.uid } };
    case "status-success":
      return { StatusSuccess: { status: payloadForm(message.status) } };
    case "status-failure":
      return { StatusFailure: { cause: exceptionForm(message.cause), state: payloadForm(message.state) } };
    case "remote-scope":
      return { RemoteScope: { node: addressForm(message.node) } };
    case "from-config":
      return {
        FromConfig: withoutDefaults({
          resizer: message.resizer && payloadForm(message.resizer),
          routerDispatcher: message.routerDispatcher,
        }),
      };
    case "default-resizer": {
      const { kind: _, ...fields } = message;
      return { DefaultResizer: withoutDefaults(fields) };
    }
    case "round-robin-pool":
    case "broadcast-pool":
    case "random-pool":
    case "consistent-hashing-pool":
      return { GenericRoutingPool: poolForm(message) };
    case "scatter-gather-pool":
      return { ScatterGatherPool: { generic: poolForm(message.pool), within: withoutDefaults({ ...message.within }) } };
    case "tail-chopping-pool":
      return {
        TailChoppingPool: {
          generic: poolForm(message.pool),
          within: withoutDefaults({ ...message.within }),
          interval: withoutDefaults({ ...message.interval }),
        },
      };
    case "remote-router-config":
      return { RemoteRouterConfig: { local: payloadForm(message.local), nodes: message.nodes.map(addressForm) } };
  }
}

function addressForm(address: AddressData): Form {
  return withoutDefaults({ ...address });
}

function poolForm(pool: RoutingPoolData): Form {
  return withoutDefaults({
    nrOfInstances: pool.instances,
    routerDispatcher: pool.routerDispatcher,
    usePoolDispatcher: pool.usesPoolDispatcher,
    resizer: pool.resizer && payloadForm(pool.resizer),
  });
}

export function daemonCreateForm({ props, deploy, path, supervisor }: DaemonCreateData): Form {
  return withoutDefaults({ props: propsForm(props), deploy: deploy && deployForm(deploy), path, supervisor: refForm(supervisor) });
}

function propsForm({ deploy, className, args }: PropsData): Form {
  return withoutDefaults({
    deploy: deploy && deployForm(deploy),
    clazz: className,
    args: args.map(({ bytes }) => hexOf(bytes)),
    manifests: args.map(({ manifest }) => manifest),
    serializerIds: args.map(({ serializerId }) => serializerId),
    hasManifest: args.map(({ manifest }) => manifest !== ""),
    argsDecoded: args.map(readableForm),
  });
}

function deployForm(deploy: DeployData): Form {
  const { config, routerConfig, scope } = deploy;
  return withoutDefaults({
    path: deploy.path,
    config: config && hexOf(config.bytes),
    routerConfig: routerConfig && hexOf(routerConfig.bytes),
    scope: scope && hexOf(scope.bytes),
    dispatcher: deploy.dispatcher,
    scopeSerializerId: scope?.serializerId,
    scopeManifest: scope?.manifest,
    configSerializerId: config?.serializerId,
    configManifest: config?.manifest,
    routerConfigSerializerId: routerConfig?.serializerId,
    routerConfigManifest: routerConfig?.manifest,
    stashCapacity: deploy.stashCapacity,
    configDecoded: config && readableForm(config),
    routerConfigDecoded: routerConfig && readableForm(routerConfig),
    scopeDecoded: scope && readableForm(scope),
  });
}
