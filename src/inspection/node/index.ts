export { InspectionServerError } from "./errors.ts";
export { startInspectionOnNode } from "./start-inspection-on-node.ts";
export { readTokenFor } from "./token-file.ts";
