import { assert, describe, it } from "vitest";
import { canonicalHost } from "./canonical-host.ts";

describe("The spelling of a host", () => {
  it.each([
    ["DESKTOP-AB12", "desktop-ab12"],
    ["Some.Host.Example", "some.host.example"],
    ["10.0.0.1", "10.0.0.1"],
    ["bücher.example", "bücher.example"],
    ["::1", "[::1]"],
    ["[::1]", "[::1]"],
    ["[0:0:0:0:0:0:0:1]", "[::1]"],
    ["0000:0000:0000:0000:0000:0000:0000:0001", "[::1]"],
    ["::", "[::]"],
    ["2001:DB8::0:1", "[2001:db8::1]"],
    ["2001:db8:0:1:1:1:1:1", "[2001:db8:0:1:1:1:1:1]"],
    ["2001:0:0:1:0:0:0:1", "[2001:0:0:1::1]"],
    ["2001:db8:0:0:1:0:0:1", "[2001:db8::1:0:0:1]"],
    ["fe80::", "[fe80::]"],
    ["FE80::1%ETH0", "[fe80::1%eth0]"],
    ["::FFFF:7F00:1", "[::ffff:127.0.0.1]"],
    ["::ffff:127.0.0.1", "[::ffff:127.0.0.1]"],
  ])("%s is %s", (host, expected) => {
    assert.equal(canonicalHost(host), expected);
    assert.equal(canonicalHost(expected), expected);
  });

  it.each(["1:2", "[1::2::3]", "1:2:3:4:5:6:7:8:9", "g::1", "host:80"])("leaves %s, which is no IPv6 address, as it is", (host) => {
    assert.equal(canonicalHost(host), host);
  });
});
