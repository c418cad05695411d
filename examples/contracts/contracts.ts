import * as protobuf from "@bufbuild/protobuf";
import { Registry } from "ritsem";
import { DiscountSchema, PriceReplySchema, PriceRequestSchema } from "./gen/shop_pb.ts";

/** What the customer and the shop say to each other, by the names of the C# classes of the same `.proto` file. */
export function shopContracts(): Registry {
  return new Registry().protobuf(protobuf, {
    "Shop.Contracts.PriceRequest, PriceShop": PriceRequestSchema,
    "Shop.Contracts.PriceReply, PriceShop": PriceReplySchema,
    "Shop.Contracts.Discount, PriceShop": DiscountSchema,
  });
}
