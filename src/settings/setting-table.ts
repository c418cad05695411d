import type { SettingStatus } from "./known-setting.ts";

/** What is known of all rooms' settings, in the form that is kept in `gen/`. */
export interface SettingTable {
  /** Keys that some room reads. */
  readonly read: readonly string[];
  /** Keys that no room reads, by what is to be said of them. */
  readonly unread: readonly (readonly [status: SettingStatus, note: string, paths: readonly string[]])[];
  /** Sections below which users choose the keys. */
  readonly free: readonly (readonly [path: string, status: SettingStatus, note: string])[];
}
