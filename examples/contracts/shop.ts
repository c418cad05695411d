import { once } from "node:events";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { create, isMessage } from "@bufbuild/protobuf";
import { ActorSystem, Props, ReceiveActor } from "ritsem";
import { shopContracts } from "./contracts.ts";
import { type PriceRequest, PriceReplySchema, PriceRequestSchema } from "./gen/shop_pb.ts";

const COINS = 300n;

/** Every article costs three coins; from ten pieces on, there is a discount of one tenth. */
class PriceActor extends ReceiveActor {
  constructor() {
    super();
    this.receive(
      (message): message is PriceRequest => isMessage(message, PriceRequestSchema),
      ({ article, quantity }) => {
        const full = BigInt(quantity) * COINS;
        const discounts = quantity >= 10 ? [{ reason: "quantity", amount: full / 10n }] : [];
        const total = discounts.reduce((left, { amount }) => left - amount, full);
        this.sender.tell(create(PriceReplySchema, { article, total, discounts }));
      },
    );
  }
}

const { port = "8082" } = parseArgs({ options: { port: { type: "string" } } }).values;
const system = await ActorSystem.create(
  "Shop",
  `akka { loglevel = WARNING, actor.provider = remote, remote.dot-netty.tcp { hostname = 127.0.0.1, port = ${port} } }`,
  { registry: shopContracts() },
);
system.actorOf(Props.create(PriceActor), "prices");
console.log("open");

const input = createInterface({ input: process.stdin });
await Promise.race([once(input, "line"), once(input, "close")]);
input.close();
await system.terminate();
