// Written by `npm run check:settings -- --write` from the reference configurations; do not edit.
import type { StoredNode } from "../../hocon/index.ts";

export const storedReference: StoredNode = [2,1,"object",[["akka",[2,1,"object",[["test",[2,11,"object",[["timefactor",[4,16,"plain","1.0"]],["filter-leeway",[7,19,"text","3s"]],["single-expect-default",[10,27,"text","3s"]],["default-timeout",[13,21,"text","5s"]]]]]]]]]];
