const ORDINARY = /^[a-z0-9.-]+$/;
const GROUP = /^[0-9a-f]{1,4}$/;
const IPV4 = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/;
const GROUPS = 8;

/**
 * The one spelling by which hosts are advertised and compared: lower case, since DNS ignores case, and IPv6 addresses in brackets and as short as
 * possible. INTEROP: Akka.NET lower-cases hosts and prints IPv6 addresses as `IPAddress` does.
 */
export function canonicalHost(host: string): string {
  if (ORDINARY.test(host)) return host;
  const text = host.toLowerCase();
  if (!text.includes(":")) return text;
  const [, address = "", zone = ""] = /^\[?([^%\]]*)(%[^\]]*)?\]?$/.exec(text) ?? [];
  const groups = groupsOf(address);
  return groups === undefined ? text : `[${shortest(groups)}${zone}]`;
}

/** The eight numbers of an IPv6 address; `undefined` if the text is none. */
function groupsOf(text: string): readonly number[] | undefined {
  const [head = "", tail, ...more] = text.split("::");
  if (more.length > 0) return undefined;
  const before = numbersOf(head);
  const after = tail === undefined ? [] : numbersOf(tail);
  if (before === undefined || after === undefined) return undefined;
  const left = GROUPS - before.length - after.length;
  if (tail === undefined ? left !== 0 : left < 1) return undefined;
  return [...before, ...new Array<number>(left).fill(0), ...after];
}

function numbersOf(text: string): readonly number[] | undefined {
  if (text === "") return [];
  const numbers: number[] = [];
  for (const part of text.split(":")) {
    const ipv4 = IPV4.exec(part)?.slice(1).map(Number);
    if (ipv4 !== undefined) {
      const [a = 0, b = 0, c = 0, d = 0] = ipv4;
      numbers.push(a * 256 + b, c * 256 + d);
    } else if (GROUP.test(part)) numbers.push(Number.parseInt(part, 16));
    else return undefined;
  }
  return numbers;
}

function shortest(groups: readonly number[]): string {
  const [at, length] = longestZeros(groups);
  const isIpv4Inside = groups.slice(0, 5).every((group) => group === 0) && (groups[5] === 0 || groups[5] === 0xffff) && groups[6] !== 0;
  const texts = groups.map((group) => group.toString(16));
  if (isIpv4Inside)
    texts.splice(
      6,
      2,
      groups
        .slice(6)
        .flatMap((group) => [group >> 8, group & 255])
        .join("."),
    );
  return length < 2 ? texts.join(":") : `${texts.slice(0, at).join(":")}::${texts.slice(at + length).join(":")}`;
}

/** Where the longest run of zeros starts, the first of several, and how many they are. */
function longestZeros(groups: readonly number[]): readonly [at: number, length: number] {
  let best: readonly [number, number] = [0, 0];
  for (let at = 0; at < groups.length; at += 1) {
    let end = at;
    while (groups[end] === 0) end += 1;
    if (end - at > best[1]) best = [at, end - at];
    if (end > at) at = end;
  }
  return best;
}
