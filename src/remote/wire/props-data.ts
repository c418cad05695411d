import { type DeployData, readDeployData, writeDeployData } from "./deploy-data.ts";
import { lengthDelimitedTag, varintTag } from "./field-tag.ts";
import type { Payload } from "./payload.ts";
import type { ProtoReader } from "./proto-reader.ts";
import type { ProtoWriter } from "./proto-writer.ts";
import { WireFormatError } from "./errors.ts";

/** Which actor to create and with what. The mailbox of the props does not travel. */
export interface PropsData {
  readonly deploy: DeployData | undefined;
  /** .NET type name with assembly. */
  readonly className: string;
  /** Constructor arguments in order; serializer 0 for null. */
  readonly args: readonly Payload[];
}

const DEPLOY = lengthDelimitedTag(2);
const CLASS_NAME = lengthDelimitedTag(3);
const ARGS = lengthDelimitedTag(4);
const MANIFESTS = lengthDelimitedTag(5);
const SERIALIZER_IDS = lengthDelimitedTag(6);
const SERIALIZER_ID = varintTag(6);
const HAS_MANIFEST = lengthDelimitedTag(7);

/** Throws {@link WireFormatError} also when there are not as many arguments as manifests and serializer ids. */
export function readPropsData(reader: ProtoReader): PropsData {
  const start = reader.position;
  let deploy: DeployData | undefined;
  let className = "";
  const args: Uint8Array[] = [];
  const manifests: string[] = [];
  const serializerIds: number[] = [];
  const readSerializerId = (from: ProtoReader): void => {
    serializerIds.push(from.int32());
  };
  while (reader.next()) {
    switch (reader.tag) {
      case DEPLOY:
        deploy = reader.message(readDeployData);
        break;
      case CLASS_NAME:
        className = reader.string();
        break;
      case ARGS:
        args.push(reader.bytes());
        break;
      case MANIFESTS:
        manifests.push(reader.string());
        break;
      case SERIALIZER_IDS:
        reader.packed(readSerializerId);
        break;
      case SERIALIZER_ID:
        readSerializerId(reader);
        break;
      default:
        reader.skip();
    }
  }
  if (manifests.length !== args.length || serializerIds.length !== args.length) {
    const counts = `${args.length} arguments, ${manifests.length} manifests and ${serializerIds.length} serializer ids`;
    throw new WireFormatError(`props with ${counts}`, start);
  }
  return {
    deploy,
    className,
    args: args.map((bytes, index) => ({ serializerId: serializerIds[index] ?? 0, manifest: manifests[index] ?? "", bytes })),
  };
}

export function writePropsData(writer: ProtoWriter, props: PropsData): void {
  if (props.deploy !== undefined) writer.message(DEPLOY, props.deploy, writeDeployData);
  writer.string(CLASS_NAME, props.className);
  for (const { bytes } of props.args) writer.bytesElement(ARGS, bytes);
  for (const { manifest } of props.args) writer.stringElement(MANIFESTS, manifest);
  writer.packedVarints(
    SERIALIZER_IDS,
    props.args.map(({ serializerId }) => serializerId),
  );
  // INTEROP: these flags are no longer read, but Akka.NET still writes them.
  writer.packedVarints(
    HAS_MANIFEST,
    props.args.map(({ manifest }) => (manifest === "" ? 0 : 1)),
  );
}
