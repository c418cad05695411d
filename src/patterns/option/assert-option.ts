import { describeValue, InvalidArgumentError } from "../../base/index.ts";

/** Throws InvalidArgumentError unless `isValid`. `owner`: whose option it is; `takes`: what it may be. */
export function assertOption(owner: string, isValid: boolean, option: string, takes: string, value: unknown): void {
  if (!isValid) throw new InvalidArgumentError(`${option} of ${owner} is ${takes}, not ${describeValue(value)}.`);
}
