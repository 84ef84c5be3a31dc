/** The floors of the front end: protocol and store, then view, then the entry. README.md describes them. */

import { describe, expect, it } from "vitest";

const SOURCES = Object.entries(
  import.meta.glob("../src/**/*.{ts,tsx}", { eager: true, import: "default", query: "?raw" }),
).map(([path, text]) => ({ path: path.replace("../src/", ""), text: text as string }));
const MODULES = SOURCES.filter(({ path }) => !path.endsWith(".d.ts"));

/** Comments may mention names that the code must not use. */
const withoutComments = (text: string): string =>
  text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|\s)\/\/.*$/gm, "$1");

const specifiers = (text: string): string[] =>
  [...withoutComments(text).matchAll(/\b(?:from|import)\s*\(?\s*["']([^"']+)["']/g)].map(
    (match) => match[1]!,
  );

/** "./queue" in store/store.ts -> store/queue.ts. A package name is returned unchanged. */
function resolve(from: string, specifier: string): string {
  if (!specifier.startsWith(".")) return specifier;
  const parts = from.split("/").slice(0, -1);
  for (const part of specifier.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== ".") parts.push(part);
  }
  const path = parts.join("/");
  return SOURCES.find((source) => [`${path}.ts`, `${path}.tsx`].includes(source.path))?.path ?? path;
}

const imports = new Map(
  MODULES.map(({ path, text }) => [path, specifiers(text).map((s) => resolve(path, s))]),
);

const FLOORS = [/^protocol\.ts$/, /^store\//, /^view\//, /^widget\.ts$/];
const floorOf = (path: string): number => FLOORS.findIndex((floor) => floor.test(path));
const isPackage = (target: string): boolean => floorOf(target) === -1;

/** The packages that each floor may import; all others are forbidden. */
const PACKAGES: Record<number, string[]> = {
  0: [],
  1: ["@preact/signals-core"],
  2: ["@preact/signals", "preact", "preact/hooks", "dompurify"],
  3: ["@anywidget/types"],
};

/** Returns an import path that leads back to its start, or null. */
function circle(path: string[]): string[] | null {
  for (const target of imports.get(path.at(-1)!) ?? []) {
    if (target === path[0]) return [...path, target];
    if (path.includes(target)) continue;
    const found = circle([...path, target]);
    if (found !== null) return found;
  }
  return null;
}

const PAGE = /\b(?:document|window|navigator|globalThis|sessionStorage|localStorage|\w*Element|Node|Event)\b/;

describe("the sources", () => {
  it("are all on a floor, and import something", () => {
    expect(MODULES.filter(({ path }) => floorOf(path) === -1)).toEqual([]);
    expect(imports.get("store/store.ts")).toContain("store/queue.ts");
    expect(imports.get("widget.ts")).toEqual(expect.arrayContaining(["store/store.ts", "view/mount.tsx"]));
    expect(imports.get("view/card.tsx")).toContain("view/kinds/registry.tsx");
  });
  it.each(MODULES)("$path imports from its own floor or a lower one", ({ path }) => {
    const floor = floorOf(path);
    for (const target of imports.get(path)!) {
      if (isPackage(target)) expect(PACKAGES[floor]).toContain(target);
      else expect(floorOf(target), `${path} imports ${target}`).toBeLessThanOrEqual(floor);
    }
  });
  it.each(MODULES)("$path is in no circle of imports", ({ path }) => {
    expect(circle([path])).toBeNull();
  });
  it.each(MODULES.filter(({ path }) => floorOf(path) <= 1))("$path touches no page", ({ path, text }) => {
    expect(PAGE.exec(withoutComments(text))?.[0], path).toBeUndefined();
  });
  it("pass markup to the page in one place only", () => {
    const sinks = /innerHTML|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML|document\.write/;
    expect(MODULES.filter(({ text }) => sinks.test(withoutComments(text)))).toEqual([]);
    const users = MODULES.filter(({ path }) => imports.get(path)!.includes("view/kinds/sanitize.ts"));
    expect(users.map(({ path }) => path)).toEqual(["view/kinds/html.tsx"]);
  });
});
