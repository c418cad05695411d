import type { SettingStatus } from "./known-setting.ts";

/** The known settings of all modules, in the form that `gen/` holds. */
export interface SettingTable {
  /** Keys that a module reads. */
  readonly read: readonly string[];
  /** Keys that no module reads, by status and note. */
  readonly unread: readonly (readonly [status: SettingStatus, note: string, paths: readonly string[]])[];
  /** Sections below which users choose the keys. */
  readonly free: readonly (readonly [path: string, status: SettingStatus, note: string])[];
  /** Defaults of the unread keys whose notes are warnings: a key that repeats its default needs none. */
  readonly defaults: Readonly<Record<string, unknown>>;
}
