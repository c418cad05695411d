export { type ComplianceCase, ComplianceError } from "./compliance-case.ts";
export { failureDetectorCompliance, type FailureDetectorFixture } from "./failure-detector-compliance.ts";
export { loggerCompliance, type LoggerFixture } from "./logger-compliance.ts";
export { type RouterLogicFixture, routerLogicCompliance } from "./router-logic-compliance.ts";
export { type TransportFixture, transportCompliance } from "./transport-compliance.ts";
