// INTEROP: .NET's round-trip format: shortest digits, exponent form from 10^17 (double) or 10^9 (float) up and below 10^-4,
// exponents with a sign and at least two digits.

/** A finite double or one of its specials as .NET spells it: `1`, `1E+300`, `-0`, `NaN`, `-Infinity`. */
export function doubleText(value: number): string {
  const magnitude = Math.abs(value);
  if (magnitude >= 1e-4 && magnitude < 1e17) return String(value); // same digits, and no exponent yet
  if (value === 0) return Object.is(value, -0) ? "-0" : "0";
  return Number.isFinite(value) ? exponentText(value.toExponential()) : String(value);
}

/** As {@link doubleText}, with the fewest digits that name the same 32-bit float. */
export function floatText(value: number): string {
  if (value === 0 || !Number.isFinite(value)) return doubleText(value);
  const float = Math.fround(value);
  if (!Number.isFinite(float)) return String(float);
  for (let digits = 1; ; digits += 1) {
    const text = halfEven(float, float.toExponential(digits - 1));
    if (digits < 9 && Math.fround(Number(text)) !== float) continue;
    const exponent = Number(text.slice(text.indexOf("e") + 1));
    return exponent >= 9 || exponent < -4 ? exponentText(text) : doubleText(Number(text));
  }
}

/** `rounded` unless it was rounded up from exactly half to an odd digit: .NET then rounds down, JavaScript always up. */
function halfEven(float: number, rounded: string): string {
  const end = rounded.indexOf("e");
  if (!"13579".includes(rounded.charAt(end - 1))) return rounded;
  const exact = float.toExponential(30);
  return /^50*e/.test(exact.slice(end)) ? exact.slice(0, end) + rounded.slice(end) : rounded;
}

/** As JSON: whole numbers get `.0`, specials become strings. `text` is what one of the functions above gave. */
export function jsonNumberText(text: string): string {
  if (/^-?\d+$/.test(text)) return `${text}.0`;
  return text.endsWith("y") || text === "NaN" ? `"${text}"` : text;
}

function exponentText(javascript: string): string {
  const [digits = "", exponent = ""] = javascript
    .replace(/(\.\d*?)0+e/, "$1e")
    .replace(".e", "e")
    .split("e");
  return `${digits}E${exponent.charAt(0)}${exponent.slice(1).padStart(2, "0")}`;
}
