import { actorReferenceConf } from "../src/actor/reference-conf.ts";
import { remoteReferenceConf } from "../src/remote/reference-conf.ts";
import { akkaSerializersReferenceConf } from "../src/remote/serializers/reference-conf.ts";
import { memoryReferenceConf } from "../src/remote/transport/memory/reference-conf.ts";
import { tcpReferenceConf } from "../src/remote/transport/tcp/reference-conf.ts";
import { serializationReferenceConf } from "../src/serialization/reference-conf.ts";
import { type KnownSetting, type KnownSettings, knownSettingsFrom } from "../src/settings/known-setting.ts";
import { unreadReferenceConf } from "../src/settings/reference-conf.ts";
import { testkitReferenceConf } from "../src/testkit/reference-conf.ts";

/** The commented defaults of one room. */
export interface ReferenceText {
  readonly room: string;
  readonly text: string;
  readonly known: KnownSettings;
}

/** Defaults of everything that is read, room by room. */
export const readTexts: readonly ReferenceText[] = [
  referenceText("actor", actorReferenceConf),
  referenceText("serialization", serializationReferenceConf),
  referenceText("remote", remoteReferenceConf),
  referenceText("remote/serializers", akkaSerializersReferenceConf),
  referenceText("remote/transport/tcp", tcpReferenceConf),
  referenceText("remote/transport/memory", memoryReferenceConf),
  referenceText("testkit", testkitReferenceConf),
];

/** Settings that are known and read by nobody. */
export const unreadText: ReferenceText = referenceText("settings", unreadReferenceConf);

/** Every known setting, in the order of its key. Throws when two texts have the same one: a default lives in one place. */
export function everySetting(): readonly KnownSetting[] {
  const seen = new Map<string, string>();
  const all = [...readTexts, unreadText].flatMap(({ room, known }) =>
    known.settings.map((setting) => {
      const other = seen.get(setting.path);
      if (other !== undefined)
        throw new Error(`${setting.path} stands in src/${other}/reference-conf.ts and in src/${room}/reference-conf.ts.`);
      if (setting.meaning === "") throw new Error(`${setting.path} has no comment in src/${room}/reference-conf.ts.`);
      seen.set(setting.path, room);
      return setting;
    }),
  );
  return all.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

function referenceText(room: string, text: string): ReferenceText {
  return { room, text, known: knownSettingsFrom(text) };
}
