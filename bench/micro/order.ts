import { defineMessage, t } from "../../src/serialization/index.ts";

/** A flat class with members of the commonest types. */
export const Order = defineMessage("Shop.Order, Shop", {
  id: t.long,
  customer: t.string,
  quantity: t.int,
  price: t.double,
  isPaid: t.bool,
  note: t.nullable(t.string),
});
