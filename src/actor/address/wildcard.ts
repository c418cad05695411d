/** No name is looked for by a longer pattern: a look at a name costs at most the product of both lengths. Unit: characters. */
const LONGEST_PATTERN = 1024;

/**
 * Says of names whether they fit `pattern`: `*` is any text, `?` any one character. A pattern of more than 1024 characters, stars in a row
 * counted once, fits no name.
 */
export function wildcardFrom(pattern: string): (name: string) => boolean {
  const steps = pattern.replace(/\*{2,}/g, "*");
  if (steps === "*") return () => true;
  if (steps.length > LONGEST_PATTERN) return () => false;
  const shortestFit = steps.replaceAll("*", "").length;
  return (name) => name.length >= shortestFit && fits(steps, name);
}

function fits(pattern: string, name: string): boolean {
  let at = 0;
  let star = -1;
  let retryAt = 0;
  let step = 0;
  while (at < name.length) {
    if (pattern[step] === "*") {
      star = step;
      retryAt = at;
      step += 1;
    } else if (pattern[step] === "?" || pattern[step] === name[at]) {
      step += 1;
      at += 1;
    } else if (star >= 0) {
      retryAt += 1;
      at = retryAt;
      step = star + 1;
    } else return false;
  }
  while (pattern[step] === "*") step += 1;
  return step === pattern.length;
}
