import { readActorRefPath, writeActorRefPath } from "./actor-ref-data.ts";
import { type DeployData, readDeployData, writeDeployData } from "./deploy-data.ts";
import { lengthDelimitedTag } from "./field-tag.ts";
import { ProtoReader } from "./proto-reader.ts";
import { encodeMessage } from "./proto-writer.ts";
import { type PropsData, readPropsData, writePropsData } from "./props-data.ts";
import { WireFormatError } from "./errors.ts";

/** Asks a system to create an actor for another one. Body of serializer 3, which has no manifest. */
export interface DaemonCreateData {
  readonly props: PropsData;
  /** The deploy of the command itself; the scope is normally in that of the props. */
  readonly deploy: DeployData | undefined;
  /** Path of the actor to be, at the system that hosts it, with the uid it must get. */
  readonly path: string;
  /** Full path of the parent. */
  readonly supervisor: string;
}

const PROPS = lengthDelimitedTag(1);
const DEPLOY = lengthDelimitedTag(2);
const PATH = lengthDelimitedTag(3);
const SUPERVISOR = lengthDelimitedTag(4);

/** Throws {@link WireFormatError}, also when the props are missing. */
export function decodeDaemonCreate(bytes: Uint8Array): DaemonCreateData {
  const reader = new ProtoReader(bytes);
  let props: PropsData | undefined;
  let deploy: DeployData | undefined;
  let path = "";
  let supervisor = "";
  while (reader.next()) {
    switch (reader.tag) {
      case PROPS:
        props = reader.message(readPropsData);
        break;
      case DEPLOY:
        deploy = reader.message(readDeployData);
        break;
      case PATH:
        path = reader.string();
        break;
      case SUPERVISOR:
        supervisor = reader.message(readActorRefPath);
        break;
      default:
        reader.skip();
    }
  }
  if (props === undefined) throw new WireFormatError("a create command without props", 0);
  return { props, deploy, path, supervisor };
}

export function encodeDaemonCreate(command: DaemonCreateData): Uint8Array {
  return encodeMessage(command, (writer, { props, deploy, path, supervisor }) => {
    writer.message(PROPS, props, writePropsData);
    if (deploy !== undefined) writer.message(DEPLOY, deploy, writeDeployData);
    writer.string(PATH, path);
    writer.message(SUPERVISOR, supervisor, writeActorRefPath);
  });
}
