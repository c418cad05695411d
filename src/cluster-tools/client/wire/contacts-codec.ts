import { MalformedToolsMessageError } from "../../pub-sub/wire/errors.ts";
import { encodeMessage, lengthDelimitedTag, ProtoReader } from "../../../remote/internal.ts";

const CONTACT_POINTS = lengthDelimitedTag(1);
/** A receptionist tells `number-of-contacts` of them, by default 3. */
const MOST_CONTACTS = 1_000;

export function encodeContacts(contactPoints: readonly string[]): Uint8Array {
  return encodeMessage(contactPoints, (writer, all) => {
    for (const path of all) writer.stringElement(CONTACT_POINTS, path);
  });
}

/** Throws {@link MalformedToolsMessageError}. */
export function decodeContacts(bytes: Uint8Array): readonly string[] {
  const reader = new ProtoReader(bytes);
  const contactPoints: string[] = [];
  while (reader.next()) {
    if (reader.tag !== CONTACT_POINTS) reader.skip();
    else if (contactPoints.length < MOST_CONTACTS) contactPoints.push(reader.string());
    else throw new MalformedToolsMessageError(`a receptionist names more than ${MOST_CONTACTS} others`);
  }
  return contactPoints;
}
