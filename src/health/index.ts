export { Health, type HealthCheckOptions } from "./health.ts";
export type { HealthCheck } from "./check/program-checks.ts";
export type { HealthFinding, HealthReport } from "./report/health-report.ts";
export type { Consequence } from "./settings/health-settings.ts";
