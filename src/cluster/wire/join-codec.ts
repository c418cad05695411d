import { encodeMessage, lengthDelimitedTag, ProtoReader } from "../../remote/internal.ts";
import { AppVersion } from "../member/app-version.ts";
import type { UniqueAddress } from "../member/unique-address.ts";
import { Join } from "../message/join-messages.ts";
import { present, readUniqueAddress, writeUniqueAddress } from "./addresses.ts";

const NODE = lengthDelimitedTag(1);
const ROLES = lengthDelimitedTag(2);
const APP_VERSION = lengthDelimitedTag(3);

/** Without a version it is 0.0.0. */
export function decodeJoin(bytes: Uint8Array): Join {
  const reader = new ProtoReader(bytes);
  let node: UniqueAddress | undefined;
  const roles = new Set<string>();
  let version = "";
  while (reader.next()) {
    switch (reader.tag) {
      case NODE:
        node = reader.message(readUniqueAddress);
        break;
      case ROLES:
        roles.add(reader.string());
        break;
      case APP_VERSION:
        version = reader.string();
        break;
      default:
        reader.skip();
    }
  }
  return new Join(present(node, "the node that joins"), roles, version === "" ? AppVersion.zero : AppVersion.parse(version));
}

export function encodeJoin(join: Join): Uint8Array {
  return encodeMessage(join, (writer, { node, roles, appVersion }) => {
    writer.message(NODE, node, writeUniqueAddress);
    for (const role of roles) writer.stringElement(ROLES, role);
    writer.string(APP_VERSION, appVersion.text);
  });
}
