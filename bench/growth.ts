// How the cost of a message depends on the number of actors, associations and so on. One line of JSON for each point. See README.md.
import { parseArgs } from "node:util";
import { measureCurve } from "./growth/curve.ts";
import { localCurves } from "./growth/local-curves.ts";
import { remoteCurves } from "./growth/remote-curves.ts";

const { values } = parseArgs({ options: { curve: { type: "string", default: "" } } });
for (const curve of [...localCurves, ...remoteCurves]) {
  if (!curve.name.includes(values.curve)) continue;
  const { name, unit, reason } = curve;
  await measureCurve(curve, (point) => console.log(JSON.stringify({ case: "growth", curve: name, unit, reason, ...point })));
}
