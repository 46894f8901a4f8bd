// What is known of the event when something about it is to be completed: its own fields, and those
// that events of its kind have.

import type { Text } from "@codemirror/state";

import { type Name, editorNamed } from "../editors.ts";
import { type Field, fieldsOf, noField } from "./event-fields.ts";
import { schemaOf } from "./schema.ts";

const read = new Map<Name, { doc: Text; fields: Field }>();

/** The fields of what an editor holds, read anew when it has changed. */
export function fieldsIn(name: Name): Field {
  const doc = editorNamed(name)?.state.doc;
  if (!doc) return noField();
  const last = read.get(name);
  if (last?.doc === doc) return last.fields;
  const fields = fieldsOf(doc.toString());
  read.set(name, { doc, fields });
  return fields;
}

/** The fields of the event, and of its schema, which the pattern may name too. */
export function known(): [event: Field, schema: Field] {
  const event = fieldsIn("event");
  return [event, schemaOf(event, fieldsIn("pattern"))];
}
