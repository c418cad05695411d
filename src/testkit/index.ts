export { ManualClock, ManualPlatform } from "./manual-platform.ts";
