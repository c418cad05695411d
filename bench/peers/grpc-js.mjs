// One stream in both directions of `@grpc/grpc-js`; a message is bytes without a schema, so that no library for schemas is measured.
import * as grpc from "@grpc/grpc-js";
import { pingPong } from "./ping-pong.mjs";

const identity = (bytes) => bytes;
const echo = {
  path: "/bench.Echo/echo",
  requestStream: true,
  responseStream: true,
  requestSerialize: identity,
  requestDeserialize: identity,
  responseSerialize: identity,
  responseDeserialize: identity,
};

await pingPong({
  peer: "grpc-js",
  serve() {
    const server = new grpc.Server();
    server.addService({ echo }, { echo: (call) => call.on("data", (bytes) => call.write(bytes)).on("end", () => call.end()) });
    return new Promise((resolve, reject) => {
      server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, port) => (error ? reject(error) : resolve(port)));
    });
  },
  open(port, _clients, onEcho) {
    const Client = grpc.makeGenericClientConstructor({ echo }, "Echo");
    const client = new Client(`127.0.0.1:${port}`, grpc.credentials.createInsecure());
    const call = client.echo();
    call.on("data", (bytes) => onEcho(Number.parseInt(bytes.latin1Slice(), 10))).on("error", () => {});
    return {
      send: (index) => call.write(Buffer.from(`${index} hit`, "latin1")),
      close() {
        call.end();
        client.close();
      },
    };
  },
});
