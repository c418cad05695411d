export { MalformedDeliveryMessageError } from "./wire/errors.ts";
