import { atLeast, type Config } from "../../hocon/index.ts";

/** The settings of the test kit. Durations are not multiplied by `timefactor`. */
export interface TestKitSettings {
  /** The factor for every timeout. Key: `akka.test.timefactor` (1.0). */
  readonly timeFactor: number;
  /** Key: `akka.test.filter-leeway` (3 s). */
  readonly filterLeewayMs: number;
  /** Key: `akka.test.single-expect-default` (3 s). */
  readonly singleExpectDefaultMs: number;
  /** Key: `akka.test.default-timeout` (5 s). */
  readonly defaultTimeoutMs: number;
}

/** Reads a resolved configuration that includes the test kit's defaults. */
export function testKitSettingsFrom(config: Config): TestKitSettings {
  const test = config.getConfig("akka.test");
  return {
    timeFactor: test.getNumber("timefactor", atLeast(0)),
    filterLeewayMs: test.getDurationMs("filter-leeway", atLeast(0)),
    singleExpectDefaultMs: test.getDurationMs("single-expect-default", atLeast(0)),
    defaultTimeoutMs: test.getDurationMs("default-timeout", atLeast(0)),
  };
}
