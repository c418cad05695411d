// Configurations that peers send along with actors.
import { parse } from "../../src/hocon/index.ts";
import { parsePath } from "../../src/hocon/path.ts";
import { booleanFromText, bytesFromText, durationMsFromText, numberFromText } from "../../src/hocon/units.ts";
import { casesOf, type GrowthCase, numbered, repeated, tried } from "./growth-case.ts";

/** The value as each type that a setting may have. */
function valuesOf(text: string): void {
  for (const read of [bytesFromText, durationMsFromText, booleanFromText, numberFromText]) tried(() => read(text));
}

export const hoconCases: readonly GrowthCase[] = [
  ...casesOf("HOCON", (text: string) => parse(text).resolve(), {
    fields: (size) => numbered(size, (index) => `k${index} = ${index}\n`),
    "dotted fields": (size) => numbered(size, (index) => `a.b.k${index} = ${index}\n`),
    "the same field again": (size) => repeated("a = 1\n", size),
    "objects that are merged": (size) => numbered(size, (index) => `a { k${index} = 1 }\n`),
    "a key of many parts": (size) => `${repeated("a.", size)}a = 1`,
    brackets: (size) => `a = ${repeated("[", size)}`,
    "nested objects": (size) => repeated("a{", size),
    elements: (size) => `a = [${repeated("1,", size)}]`,
    "elements added one by one": (size) => repeated("a += 1\n", size),
    words: (size) => `a = ${repeated("x ", size)}`,
    "one word": (size) => `a = ${repeated("x", size)}`,
    blanks: (size) => `a = ${repeated(" ", size)}b`,
    slashes: (size) => `a = ${repeated("/x", size)}`,
    comments: (size) => repeated("# a\n", size),
    escapes: (size) => `a = "${repeated("\\n", size)}"`,
    "a quote without end": (size) => `a = "${repeated("x", size)}`,
    "triple quotes": (size) => `a = """${repeated('""x', size)}"""`,
    substitutions: (size) => `v = 1\n${repeated("a = ${v}\n", size)}`,
    "a chain of substitutions": (size) => `v0 = 1\n${numbered(size, (index) => `v${index + 1} = \${v${index}}\n`)}`,
    "a chain, last one first": (size) => numbered(size, (index) => `v${index} = \${?v${index + 1}}\n`),
    "a field that refers to itself": (size) => `a = x\n${repeated("a = ${a}y\n", size)}`,
    "lists that are joined": (size) => `b = [1]\na = ${repeated("${b} ", size)}`,
    "substitutions without end": (size) => `a = ${repeated("${", size)}`,
    "a cycle": (size) => `${numbered(size, (index) => `v${index} = \${v${index + 1}}\n`)}v0 = \${v1}`,
    includes: (size) => repeated('include "a"\n', size),
    "an error at the end": (size) => `${repeated("\n", size)}@`,
  }),
  ...casesOf("HOCON values", valuesOf, {
    digits: (size) => repeated("1", size),
    "digits and blanks": (size) => `1${repeated(" ", size)}x`,
    letters: (size) => `1${repeated("s", size)}`,
    points: (size) => repeated("1.", size),
  }),
  ...casesOf("HOCON paths", parsePath, {
    parts: (size) => `${repeated("a.", size)}a`,
    "quoted parts": (size) => `${repeated('"a".', size)}a`,
    blanks: (size) => `a${repeated(" ", size)}.b`,
  }),
];
