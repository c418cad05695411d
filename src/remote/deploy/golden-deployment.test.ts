import { assert, describe, it } from "vitest";
import { bytesOf, type Capture, capturesOf } from "../../../test/fixtures/captures.ts";
import { PathRef, pathRefs } from "../../../test/fixtures/path-ref.ts";
import { Hello } from "../../../test/fixtures/golden-types.ts";
import { ActorBase, ActorPath, type ActorRef, Address, Props, RoundRobinPool } from "../../actor/index.ts";
import { int, long, Registry, type ActorRefResolver } from "../../serialization/index.ts";
import { serializersReference } from "../serializers/reference.ts";
import { systemSerialization } from "../serializers/system-serialization.ts";
import { decodeDaemonCreate } from "../wire/daemon-create.ts";
import { decodeContainer } from "../wire/envelope.ts";
import { decodePdu } from "../wire/pdu.ts";
import { CommandReader } from "./command-reader.ts";
import { CommandWriter, EMPTY_DEPLOY } from "./command-writer.ts";
import { DaemonMsgCreate } from "./create-command.ts";
import { canSupervise, deployedPath, pathAtHome } from "./deployed-path.ts";

const BETA = Address.parse("akka.tcp://Beta@127.0.0.1:25531");
const LENGTH_PREFIX = 4;

class Child extends ActorBase {
  override handle(): void {}
}

const refs = pathRefs as unknown as ActorRefResolver<ActorRef>;
const registry = new Registry().messages(Hello).actor("Golden.Child, Golden", Child).actor("Golden.SimpleChild, Golden", Child);
const { serialization } = systemSerialization(serializersReference(), { registry }, refs);
const writer = new CommandWriter(serialization, registry);

/** The create command in a frame that Akka.NET sent. */
function commandIn(capture: Capture): Uint8Array {
  const pdu = decodePdu(bytesOf(capture), LENGTH_PREFIX);
  assert(pdu.kind === "payload");
  const { envelope } = decodeContainer(pdu.bytes);
  assert(envelope !== undefined);
  assert.equal(envelope.payload.serializerId, 3);
  return envelope.payload.bytes;
}

function captured(file: string, name: string): Capture {
  const found = capturesOf(file).find((capture) => capture.name === name);
  if (found === undefined) throw new Error(`no capture ${name} in ${file}`);
  return found;
}

/** What Akka.NET sent, and what is sent here for the same actor. */
function assertSame(frame: string, props: Props<never>, router?: RoundRobinPool): void {
  const theirs = commandIn(captured("frames-deploy", frame));
  const { path, supervisor } = decodeDaemonCreate(theirs);
  const home = pathAtHome(ActorPath.parse(path));
  assert(home !== undefined);
  assert.equal(deployedPath(BETA, home.address, home).toSerializationFormat(), path);
  assert.isTrue(canSupervise(ActorPath.parse(supervisor), ActorPath.parse(path)));
  const settings = { router, dispatcher: undefined, mailbox: undefined, stashCapacity: undefined };
  const data = { props: writer.propsData(props, settings, BETA, "it"), deploy: EMPTY_DEPLOY, path, supervisor };
  assert.deepEqual(serialization.serialize(new DaemonMsgCreate(data)).bytes, theirs);
}

describe("A create command is, byte for byte, what Akka.NET sends", () => {
  it("for a class without arguments", () => assertSame("deploy no args / 4", Props.remote("Golden.SimpleChild, Golden")));

  it("for arguments of every kind", () => {
    const theirs = decodeDaemonCreate(commandIn(captured("frames-deploy", "deploy with args / 1")));
    const parent = new PathRef(theirs.supervisor);
    const hello = new Hello({ name: "h", count: 1 });
    assertSame("deploy with args / 1", Props.remote("Golden.Child, Golden", "n", int(1), long(2n), hello, parent, Uint8Array.of(1), null));
  });

  it("for a child of the user guardian", () => {
    const { className } = decodeDaemonCreate(commandIn(captured("frames-deploy", "deploy from user guardian / 1"))).props;
    assertSame("deploy from user guardian / 1", Props.remote(className));
  });

  it("for a router that lives there with its routees", () => {
    const { className } = decodeDaemonCreate(commandIn(captured("frames-deploy", "whole router deployed remotely / 1"))).props;
    assertSame("whole router deployed remotely / 1", Props.remote(className), new RoundRobinPool(2));
  });
});

describe("A create command of Akka.NET", () => {
  const reader = new CommandReader(serialization, registry);
  const propsOf = (name: string) => reader.propsFrom(decodeDaemonCreate(bytesOf(captured("serializer-daemon-create", name))));

  it("names the class and brings the arguments", () => {
    const { type, args } = propsOf("args");
    assert.equal(type as unknown, Child);
    const [text, number, big, hello, ref, bytes, nothing] = args;
    assert.deepEqual([text, number, big, bytes, nothing], ["n", 1, 2n, Uint8Array.of(1), null]);
    assert.deepEqual(hello, new Hello({ name: "h", count: 1 }));
    assert.match((ref as PathRef).text, /^akka\.tcp:\/\/Alpha@127\.0\.0\.1:25521\/user\/echo#/);
  });

  it("brings the dispatcher", () => assert.equal(propsOf("dispatcher+mailbox").deploy.dispatcher, "my-disp"));

  it("brings a router", () => {
    const { router } = propsOf("router config").deploy;
    assert.instanceOf(router, RoundRobinPool);
    assert.equal(router.nrOfInstances, 3);
  });
});
