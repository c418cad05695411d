export { browserPlatform, randomUidFrom } from "./browser.ts";
export type { CancelTimer, Clock, Platform, Timers } from "./platform.ts";
