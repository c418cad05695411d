import { assert, describe, it } from "vitest";
import { parseFile } from "../../src/index.ts";

describe("The configurations of create-ritsem", () => {
  it("name a seed node without any variable of the environment, in the template for clusters", () => {
    const config = parseFile("create-ritsem/templates/cluster/application.conf").resolve();
    assert.deepEqual(config.getStringList("akka.cluster.seed-nodes"), ["akka.tcp://Hello@127.0.0.1:4053"]);
  });
});
