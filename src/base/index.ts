export { type Duration, InvalidDurationError, millisecondsFromText, millisecondsOf } from "./duration.ts";
export { murmurHashOfBytes, murmurHashOfPair, murmurHashOfText } from "./murmur-hash.ts";
export { RingQueue } from "./ring-queue.ts";
export { isRitsemError, RitsemError } from "./ritsem-error.ts";
