import { reasonOf } from "../../base/index.ts";
import { MalformedPayloadError, type Serializer } from "../../serialization/index.ts";
import { DaemonMsgCreate } from "../deploy/create-command.ts";
import { decodeDaemonCreate, encodeDaemonCreate } from "../wire/daemon-create.ts";

/** Requests to create an actor. INTEROP: Akka.NET's `DaemonMsgCreateSerializer`, 3, without manifest. */
export class DaemonCreateSerializer implements Serializer {
  readonly identifier: number;

  constructor(identifier: number) {
    this.identifier = identifier;
  }

  manifestOf(): string {
    return "";
  }

  toBytes(message: unknown): Uint8Array {
    return encodeDaemonCreate((message as DaemonMsgCreate).data);
  }

  /** The parts that are payloads stay bytes: views of a copy, since a command may be read after this call. */
  fromBytes(bytes: Uint8Array): DaemonMsgCreate {
    try {
      return new DaemonMsgCreate(decodeDaemonCreate(bytes.slice()));
    } catch (cause) {
      const reason = reasonOf(cause);
      throw new MalformedPayloadError(`Cannot read a request to create an actor [serializer ${this.identifier}]: ${reason}`, { cause });
    }
  }
}
