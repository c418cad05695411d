import { assert, describe, it } from "vitest";
import { conversationOf, type ConversationSpan } from "./conversation.ts";
import { mermaidOf } from "./mermaid.ts";

function span(
  spanId: string,
  parentSpanId: string | undefined,
  node: string,
  startMs: number,
  more: Partial<ConversationSpan> = {},
): ConversationSpan {
  return { spanId, parentSpanId, name: spanId, node, startMs, tookMs: 2, attributes: {}, ...more };
}

const message = (type: "send" | "process", name: string, destination: string): Pick<ConversationSpan, "attributes"> => ({
  attributes: {
    "messaging.system": "ritsem",
    "messaging.operation.type": type,
    "messaging.operation.name": name,
    "messaging.destination.name": destination,
    "ritsem.message.type": "Order",
  },
});

const spans = [
  span("handle2", "tell", "warehouse", 13, { ...message("process", "handle", "/user/stock"), failure: "no; such\n#order" }),
  span("root", undefined, "shop", 9, { name: "POST /orders" }),
  span("ask", "root", "shop", 10, message("send", "ask", "/user/orders")),
  span("handle1", "ask", "shop", 11, message("process", "handle", "/user/orders")),
  span("tell", "handle1", "shop", 12, message("send", "tell", "/user/stock")),
];

describe("A conversation", () => {
  it("has the messages of a trace in their order, over all nodes", () => {
    assert.deepEqual(conversationOf(spans), {
      steps: [
        { from: "shop POST /orders", to: "shop /user/orders", message: "Order", operation: "ask", atMs: 0, handledMs: 2 },
        {
          from: "shop /user/orders",
          to: "warehouse /user/stock",
          message: "Order",
          operation: "tell",
          atMs: 2,
          handledMs: 2,
          failure: "no; such\n#order",
        },
      ],
      leftOut: 0,
    });
  });

  it("is a sequence diagram, in which no name can be taken for Mermaid's own words", () => {
    assert.equal(
      mermaidOf(conversationOf(spans)),
      `sequenceDiagram
  participant p0 as shop POST /orders
  participant p1 as shop /user/orders
  participant p2 as warehouse /user/stock
  p0->>+p1: ask Order, 2 ms
  p1-->>-p0: reply
  p1->>p2: tell Order, 2 ms
  Note over p2: no  such  order
`,
    );
  });

  it("has of two messages of the same time the one first that led to the other, and no replies", () => {
    const same = [
      span("second", "handle", "shop", 10, message("send", "tell", "/user/b")),
      span("handle", "first", "shop", 10, message("process", "handle", "/user/a")),
      span("first", undefined, "shop", 10, message("send", "tell", "/user/a")),
      span("reply", "handle", "shop", 10, message("send", "tell", "/temp")),
    ];
    assert.deepEqual(
      conversationOf(same).steps.map(({ to }) => to),
      ["shop /user/a", "shop /user/b"],
    );
    assert.equal(conversationOf([span("loop", "loop", "shop", 1, message("send", "tell", "/user/a"))]).steps.length, 1);
  });

  it("goes on where spans are missing", () => {
    const { steps } = conversationOf([span("tell", "lost", "shop", 5, message("send", "tell", "/user/stock"))]);
    assert.deepEqual(steps, [{ from: "shop", to: "shop /user/stock", message: "Order", operation: "tell", atMs: 0 }]);
    assert.deepEqual(conversationOf([]), { steps: [], leftOut: 0 });
    assert.equal(mermaidOf({ steps: [], leftOut: 0 }), "sequenceDiagram\n");
  });

  it("is bounded in messages and in participants", () => {
    const many = Array.from({ length: 1_200 }, (_, index) =>
      span(`s${index}`, undefined, `n${index}`, index, message("send", "tell", `/user/${index}`)),
    );
    const conversation = conversationOf(many);
    assert.deepEqual([conversation.steps.length, conversation.leftOut], [1_000, 200]);
    const text = mermaidOf(conversation);
    assert.equal(text.match(/participant/g)?.length, 50);
    assert.match(text, /Note over p0: 1175 more\n$/);
  });
});
