// Written by `npm run check:settings -- --write` from the reference configurations; do not edit.
import type { StoredNode } from "../../hocon/index.ts";

export const storedReference: StoredNode = [4,1,"object",[["akka",[4,1,"object",[["actor",[4,1,"object",[["serialization-settings",[4,1,"object",[["primitive",[4,1,"object",[["use-legacy-behavior",[4,67,"text","on"]]]]]]]]]]]]]],["ritsem",[7,1,"object",[["serialization",[7,1,"object",[["json",[7,1,"object",[["maximum-depth",[7,43,"plain","64"]]]]]]]]]]]]];
