import { type AddressData, readAddressData, writeAddressData } from "./address-data.ts";
import { fixed64Tag, lengthDelimitedTag, varintTag } from "./field-tag.ts";
import { NULL_PAYLOAD, type Payload, readPayload, writePayload } from "./payload.ts";
import type { ProtoReader } from "./proto-reader.ts";
import type { ProtoWriter } from "./proto-writer.ts";

/** A length of time, as protobuf's Duration. */
export interface DurationData {
  readonly seconds: number;
  readonly nanos: number;
}

/** What all pools have in common. Supervision strategies and hash mappings do not travel. */
export interface RoutingPoolData {
  readonly instances: number;
  /** Id of the router's dispatcher; Akka.NET sends `akka.actor.default-dispatcher` when none was chosen. */
  readonly routerDispatcher: string;
  readonly usesPoolDispatcher: boolean;
  readonly resizer: Payload | undefined;
}

/** A pool with one or two times to wait; `interval` is that of tail-chopping alone. */
export interface TimedPoolData {
  readonly pool: RoutingPoolData;
  readonly within: DurationData;
  readonly interval: DurationData | undefined;
}

/** A router that takes its configuration from HOCON. */
export interface FromConfigData {
  readonly resizer: Payload | undefined;
  /** Empty for the default. */
  readonly routerDispatcher: string;
}

/** Rules by which a pool grows and shrinks. */
export interface ResizerData {
  readonly lowerBound: number;
  readonly upperBound: number;
  readonly pressureThreshold: number;
  readonly rampupRate: number;
  readonly backoffThreshold: number;
  readonly backoffRate: number;
  readonly messagesPerResize: number;
}

/** A pool whose routees live on other systems. */
export interface RemoteRouterData {
  /** The pool: serializer 16. */
  readonly local: Payload;
  readonly nodes: readonly AddressData[];
}

const NO_DURATION: DurationData = { seconds: 0, nanos: 0 };
const NO_POOL: RoutingPoolData = { instances: 0, routerDispatcher: "", usesPoolDispatcher: false, resizer: undefined };

const SECONDS = varintTag(1);
const NANOS = varintTag(2);

export function readDuration(reader: ProtoReader): DurationData {
  let seconds = 0;
  let nanos = 0;
  while (reader.next()) {
    if (reader.tag === SECONDS) seconds = reader.safeInteger();
    else if (reader.tag === NANOS) nanos = reader.int32();
    else reader.skip();
  }
  return { seconds, nanos };
}

export function writeDuration(writer: ProtoWriter, duration: DurationData): void {
  writer.varint(SECONDS, duration.seconds);
  writer.varint(NANOS, duration.nanos);
}

const INSTANCES = varintTag(1);
const POOL_DISPATCHER = lengthDelimitedTag(2);
const USES_POOL_DISPATCHER = varintTag(3);
const POOL_RESIZER = lengthDelimitedTag(4);

export function readRoutingPool(reader: ProtoReader): RoutingPoolData {
  let { instances, routerDispatcher, usesPoolDispatcher, resizer } = NO_POOL;
  while (reader.next()) {
    if (reader.tag === INSTANCES) instances = reader.uint32();
    else if (reader.tag === POOL_DISPATCHER) routerDispatcher = reader.string();
    else if (reader.tag === USES_POOL_DISPATCHER) usesPoolDispatcher = reader.bool();
    else if (reader.tag === POOL_RESIZER) resizer = reader.message(readPayload);
    else reader.skip();
  }
  return { instances, routerDispatcher, usesPoolDispatcher, resizer };
}

export function writeRoutingPool(writer: ProtoWriter, pool: RoutingPoolData): void {
  writer.varint(INSTANCES, pool.instances);
  writer.string(POOL_DISPATCHER, pool.routerDispatcher);
  writer.bool(USES_POOL_DISPATCHER, pool.usesPoolDispatcher);
  if (pool.resizer !== undefined) writer.message(POOL_RESIZER, pool.resizer, writePayload);
}

const GENERIC = lengthDelimitedTag(1);
const WITHIN = lengthDelimitedTag(2);
const INTERVAL = lengthDelimitedTag(3);

export function readTimedPool(reader: ProtoReader): TimedPoolData {
  let pool = NO_POOL;
  let within = NO_DURATION;
  let interval: DurationData | undefined;
  while (reader.next()) {
    if (reader.tag === GENERIC) pool = reader.message(readRoutingPool);
    else if (reader.tag === WITHIN) within = reader.message(readDuration);
    else if (reader.tag === INTERVAL) interval = reader.message(readDuration);
    else reader.skip();
  }
  return { pool, within, interval };
}

export function writeTimedPool(writer: ProtoWriter, timed: TimedPoolData): void {
  writer.message(GENERIC, timed.pool, writeRoutingPool);
  writer.message(WITHIN, timed.within, writeDuration);
  if (timed.interval !== undefined) writer.message(INTERVAL, timed.interval, writeDuration);
}

const FROM_CONFIG_RESIZER = lengthDelimitedTag(1);
const FROM_CONFIG_DISPATCHER = lengthDelimitedTag(2);

export function readFromConfig(reader: ProtoReader): FromConfigData {
  let resizer: Payload | undefined;
  let routerDispatcher = "";
  while (reader.next()) {
    if (reader.tag === FROM_CONFIG_RESIZER) resizer = reader.message(readPayload);
    else if (reader.tag === FROM_CONFIG_DISPATCHER) routerDispatcher = reader.string();
    else reader.skip();
  }
  return { resizer, routerDispatcher };
}

export function writeFromConfig(writer: ProtoWriter, config: FromConfigData): void {
  if (config.resizer !== undefined) writer.message(FROM_CONFIG_RESIZER, config.resizer, writePayload);
  writer.string(FROM_CONFIG_DISPATCHER, config.routerDispatcher);
}

const LOWER_BOUND = varintTag(1);
const UPPER_BOUND = varintTag(2);
const PRESSURE_THRESHOLD = varintTag(3);
const RAMPUP_RATE = fixed64Tag(4);
const BACKOFF_THRESHOLD = fixed64Tag(5);
const BACKOFF_RATE = fixed64Tag(6);
const MESSAGES_PER_RESIZE = varintTag(7);

export function readResizer(reader: ProtoReader): ResizerData {
  let lowerBound = 0;
  let upperBound = 0;
  let pressureThreshold = 0;
  let rampupRate = 0;
  let backoffThreshold = 0;
  let backoffRate = 0;
  let messagesPerResize = 0;
  while (reader.next()) {
    if (reader.tag === LOWER_BOUND) lowerBound = reader.uint32();
    else if (reader.tag === UPPER_BOUND) upperBound = reader.uint32();
    else if (reader.tag === PRESSURE_THRESHOLD) pressureThreshold = reader.uint32();
    else if (reader.tag === RAMPUP_RATE) rampupRate = reader.double();
    else if (reader.tag === BACKOFF_THRESHOLD) backoffThreshold = reader.double();
    else if (reader.tag === BACKOFF_RATE) backoffRate = reader.double();
    else if (reader.tag === MESSAGES_PER_RESIZE) messagesPerResize = reader.uint32();
    else reader.skip();
  }
  return { lowerBound, upperBound, pressureThreshold, rampupRate, backoffThreshold, backoffRate, messagesPerResize };
}

export function writeResizer(writer: ProtoWriter, resizer: ResizerData): void {
  writer.varint(LOWER_BOUND, resizer.lowerBound);
  writer.varint(UPPER_BOUND, resizer.upperBound);
  writer.varint(PRESSURE_THRESHOLD, resizer.pressureThreshold);
  writer.double(RAMPUP_RATE, resizer.rampupRate);
  writer.double(BACKOFF_THRESHOLD, resizer.backoffThreshold);
  writer.double(BACKOFF_RATE, resizer.backoffRate);
  writer.varint(MESSAGES_PER_RESIZE, resizer.messagesPerResize);
}

const LOCAL = lengthDelimitedTag(1);
const NODE = lengthDelimitedTag(2);

export function readRemoteRouter(reader: ProtoReader): RemoteRouterData {
  let local = NULL_PAYLOAD;
  const nodes: AddressData[] = [];
  while (reader.next()) {
    if (reader.tag === LOCAL) local = reader.message(readPayload);
    else if (reader.tag === NODE) nodes.push(reader.message(readAddressData));
    else reader.skip();
  }
  return { local, nodes };
}

export function writeRemoteRouter(writer: ProtoWriter, router: RemoteRouterData): void {
  writer.message(LOCAL, router.local, writePayload);
  for (const node of router.nodes) writer.message(NODE, node, writeAddressData);
}
