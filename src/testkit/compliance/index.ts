export { type ComplianceCase, ComplianceError } from "./compliance-case.ts";
export { type TransportFixture, transportCompliance } from "./transport-compliance.ts";
