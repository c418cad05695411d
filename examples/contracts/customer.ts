import { parseArgs } from "node:util";
import { create, isMessage } from "@bufbuild/protobuf";
import { ActorSystem } from "ritsem";
import { shopContracts } from "./contracts.ts";
import { PriceReplySchema, PriceRequestSchema } from "./gen/shop_pb.ts";

// Asks a shop for prices and prints them. The shop may be shop.ts or the C# program.
const { port = "8082" } = parseArgs({ options: { port: { type: "string" } } }).values;
await using system = await ActorSystem.create(
  "Customer",
  "akka { loglevel = WARNING, actor.provider = remote, remote.dot-netty.tcp { hostname = 127.0.0.1, port = 0 } }",
  { registry: shopContracts() },
);
const prices = system.actorSelection(`akka.tcp://Shop@127.0.0.1:${port}/user/prices`);
for (const quantity of [2, 10]) {
  const reply = await prices.ask(create(PriceRequestSchema, { article: "Käse", quantity }), "20 s");
  if (!isMessage(reply, PriceReplySchema)) throw new Error("the shop's reply does not match its contract");
  const discounts = reply.discounts.map(({ amount, reason }) => `, ${amount} off for ${reason}`).join("");
  console.log(`${quantity} x ${reply.article}: ${reply.total}${discounts}`);
}
