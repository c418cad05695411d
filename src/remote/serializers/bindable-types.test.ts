import { assert, describe, it } from "vitest";
import { InvalidRegistrationError, Registry, t } from "../../serialization/index.ts";
import { akkaBindableTypes } from "./bindable-types.ts";

class Mine {
  text = "";
}

describe("Types that remoting brings serializers for", () => {
  it.each(akkaBindableTypes.map(({ name }) => name))("cannot be registered: %s", (name) => {
    assert.throws(() => new Registry().message(name, Mine, { text: t.string }), InvalidRegistrationError, "every system knows by itself");
  });
});
