// The kinds of values in ConfigObject: what the readers of `hocon` accept, as TypeScript can say it.

/** A key whose value is one of these is not set: its default applies. */
export type NotSet = null | undefined;

/** A whole or decimal number, also as text. */
export type ConfigNumber = number | bigint | `${number}`;

/** A switch. */
export type ConfigSwitch = boolean | "on" | "off" | "yes" | "no" | "true" | "false";

/** A duration: `"5 s"`, `"250 ms"`, `"1.5 minutes"`, `"infinite"`, or a number of milliseconds. */
export type ConfigDuration =
  | ConfigNumber
  | `${number}${"" | " "}${"ns" | "us" | "ms" | "s" | "m" | "h" | "d" | "second" | "seconds" | "minute" | "minutes" | "hour" | "hours" | "day" | "days"}`
  | "infinite";

/** A size: `"128000b"`, `"64 KiB"`, `"4 MB"`, or a number of bytes. `k`, `K` and `KiB` are 1024 bytes, `kB` is 1000. */
export type ConfigSize =
  | ConfigNumber
  | `${number}${"" | " "}${"b" | "B" | "kB" | "KiB" | "k" | "K" | "MB" | "MiB" | "m" | "M" | "GB" | "GiB" | "g" | "G"}`;

/** A text. */
export type ConfigText = string | number;

/** A list; a single value is a list of one. */
export type ConfigList = readonly (string | number | boolean)[] | ConfigText;

/** Any value that is no section. */
export type ConfigValue = string | number | bigint | boolean;

/** One of `Word`, in capitals or not. */
export type ConfigWord<Word extends string> = Word | Lowercase<Word> | Uppercase<Word>;

/** One of `Known`, or another name. */
export type ConfigName<Known extends string> = Known | (string & {});

/** A path as the key of a section, such as `"remote.dot-netty.tcp.port"`. Its value is not checked. */
export type ConfigPathKey = `${string}.${string}`;

/** A section whose keys the program chooses. */
export interface OwnSection {
  /** A value or a section. */
  readonly [key: string]: unknown;
}
