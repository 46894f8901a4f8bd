// What else on npm says whether an event matches a pattern, and what each of them gets right.

import { createRequire } from "node:module";
import packages from "./package.json" with { type: "json" };

const require = createRequire(import.meta.url);

/** By name: whether an event matches a pattern, both JSON. What is not supported throws. */
export const peers = {};

const offline = "serverless-offline-aws-eventbridge";
peers[`\`${offline}\` ${packages.devDependencies[offline]}`] = matcherOf(require(offline));

/** The matcher inside of a plugin, which is made for a server. */
function matcherOf(Plugin) {
  const plugin = Object.assign(Object.create(Plugin.prototype), { logDebug() {} });
  return (pattern, event) => {
    const { source, "detail-type": type, detail } = JSON.parse(event);
    const entry = { Source: source, DetailType: type, Detail: JSON.stringify(detail) };
    return plugin.verifyIsSubscribed({ event: { pattern: JSON.parse(pattern) } }, entry);
  };
}

/** By operator: the alternatives of a field, a value that matches, and one that does not. */
const FIELDS = {
  "exact": [["a"], "a", "b"],
  "number": [[5], 5, 6],
  "null": [[null], null, "null"],
  "prefix": [[{ prefix: "ab" }], "abc", "acb"],
  "suffix": [[{ suffix: "bc" }], "abc", "acb"],
  "equals-ignore-case": [[{ "equals-ignore-case": "ABC" }], "abc", "abcd"],
  "wildcard": [[{ wildcard: "a*c" }], "abc", "abd"],
  "numeric": [[{ numeric: [">", 0, "<=", 5] }], 5, 6],
  "cidr": [[{ cidr: "10.0.0.0/8" }], "10.1.2.3", "11.1.2.3"],
  "exists": [[{ exists: true }], "a", undefined],
  "exists: false": [[{ exists: false }], undefined, "a"],
  "anything-but": [[{ "anything-but": ["a", "b"] }], "c", "a"],
  "anything-but prefix": [[{ "anything-but": { prefix: "a" } }], "ba", "ab"],
  "an array in the event": [["a"], ["b", "a"], ["b", "c"]],
};

const event = (detail) => ({ source: "s", "detail-type": "t", detail });
const cases = Object.entries(FIELDS).map(([name, [alternatives, right, wrong]]) => ({
  name,
  pattern: { detail: { f: alternatives } },
  right: event({ f: right, g: 1 }),
  wrong: event({ f: wrong, g: 1 }),
}));
cases.push({
  name: "$or",
  pattern: { detail: { g: [1], $or: [{ f: ["a"] }, { h: ["a"] }] } },
  right: event({ g: 1, h: "a" }),
  wrong: event({ g: 2, h: "a" }),
});
cases.push({
  name: "one element of an array for all fields",
  pattern: { detail: { tags: { key: ["env"], value: ["prod"] } } },
  right: event({ tags: [{ key: "team", value: "x" }, { key: "env", value: "prod" }] }),
  wrong: event({ tags: [{ key: "env", value: "test" }, { key: "team", value: "prod" }] }),
});

/** What a matcher gets right, and the names of what it does not. */
export function judged(matches) {
  const judge = ({ pattern, right, wrong }) => {
    const found = [right, wrong].map((event) => matches(JSON.stringify(pattern), JSON.stringify(event)));
    return found[0] === true && found[1] === false;
  };
  const failed = cases.filter((one) => {
    try {
      return !judge(one);
    } catch {
      // Not supported.
      return true;
    }
  });
  return { of: cases.length, failed: failed.map(({ name }) => name) };
}
