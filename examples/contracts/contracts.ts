import * as protobuf from "@bufbuild/protobuf";
import { Registry } from "ritsem";
import { DiscountSchema, PriceReplySchema, PriceRequestSchema } from "./gen/shop_pb.ts";

/** The messages between the customer and the shop, with the names of the C# classes generated from the same `.proto` file. */
export function shopContracts(): Registry {
  return new Registry().protobuf(protobuf, {
    "Shop.Contracts.PriceRequest, PriceShop": PriceRequestSchema,
    "Shop.Contracts.PriceReply, PriceShop": PriceReplySchema,
    "Shop.Contracts.Discount, PriceShop": DiscountSchema,
  });
}
