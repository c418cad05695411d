// Written by `npm run check:settings -- --write` from the reference configurations; do not edit.
import type { StoredNode } from "../../../../hocon/index.ts";

export const storedReference: StoredNode = [2,1,"object",[["ritsem",[2,1,"object",[["remote",[2,1,"object",[["memory",[2,22,"object",[["transport-class",[4,21,"text","Ritsem.Remote.Transport.Memory"]],["scheme-identifier",[7,23,"text","memory"]],["hostname",[10,14,"text","localhost"]],["port",[11,10,"plain","0"]],["maximum-frame-size",[14,24,"text","128000b"]],["write-buffer-high-water-mark",[17,34,"text","256KiB"]]]]]]]]]]]]];
