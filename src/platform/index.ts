export { browserPlatform, randomUidFrom } from "./browser.ts";
export { FileUnreadableError } from "./errors.ts";
export { settleWithin } from "./settle-within.ts";
export type { CancelTimer, Clock, Platform, Timers } from "./platform.ts";
export { punctualTimers } from "./punctual-timers.ts";
