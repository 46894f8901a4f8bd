// What is known of the events of AWS: the same texts that the core reads (`crates/rulelens/src/schema.rs`).

import envelope from "../../../crates/rulelens/src/schema/envelope.txt";
import eventTypes from "../../../crates/rulelens/src/schema/event-types.txt";
import finding from "../../../crates/rulelens/src/schema/guardduty-finding.txt";
import findingTypes from "../../../crates/rulelens-guardduty/src/finding-types.txt";

import { type Field, at, noField } from "./event-fields.ts";

const GUARDDUTY = '"aws.guardduty"';

/** The detail-types of each source. */
const types = new Map<string, string[]>();
for (const [line, detailType] of indented(eventTypes)) {
  if (detailType) types.get([...types.keys()].at(-1)!)?.push(JSON.stringify(line));
  else types.set(JSON.stringify(line), []);
}

/** The fields that events have, where some of them says `source` or is of one of those sources. */
export function schemaOf(...texts: readonly Field[]): Field {
  const named = texts.flatMap((text) => text.keys.get("source")?.values ?? []);
  const schema = noField();
  for (const key of envelope.trim().split("\n")) schema.keys.set(key, noField());
  schema.keys.get("source")!.values = [...types.keys()];
  const detailTypes = named.flatMap((source) => types.get(source) ?? []);
  schema.keys.get("detail-type")!.values = detailTypes.length ? detailTypes : [...types.values()].flat();
  if (named.includes(GUARDDUTY)) schema.keys.set("detail", findingFields());
  return schema;
}

function findingFields(): Field {
  const root = noField();
  const path = [root];
  for (const [line, depth] of indented(finding)) {
    if (line === "*") continue;
    const field = noField();
    field.array = line.endsWith("[]");
    path.length = depth + 1;
    path[depth]!.keys.set(line.replace("[]", ""), field);
    path.push(field);
  }
  at(root, ["type"])!.values = findingTypes
    .split("\n")
    .filter((line) => line.startsWith(" "))
    .map((line) => JSON.stringify(line.trim().split(" ").at(-1)));
  return root;
}

/** The lines of a text, with how far they are indented. */
function* indented(text: string): Iterable<[line: string, depth: number]> {
  for (const line of text.split("\n")) if (line) yield [line.trimStart(), line.length - line.trimStart().length];
}
