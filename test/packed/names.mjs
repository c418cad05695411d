import * as cluster from "ritsem/cluster";
import * as remote from "ritsem/remote";
import * as serialization from "ritsem/serialization";
import * as main from "ritsem";

// Prints the exported classes that have another name, which logs and errors would then show.
const exported = [main, remote, cluster, serialization].flatMap((module) => Object.entries(module));
const classes = exported.filter(([, value]) => /^class\b/.test(String(value)));
if (classes.length === 0) console.log("no class is exported");
for (const [name, value] of classes) if (value.name !== name) console.log(`${name} is called ${value.name}`);
