// Compiled, never run: each error is expected where it is said to be.

import { expectTypeOf } from "expect-type";
import * as rulelens from "rulelens";
import * as inline from "rulelens/inline";
import * as iac from "rulelens/iac";
import * as slim from "rulelens/match";
import * as tools from "rulelens/tools";

expectTypeOf(inline).toEqualTypeOf(rulelens);
expectTypeOf(slim.matches).toEqualTypeOf(rulelens.matches);
expectTypeOf<slim.Refused>().toEqualTypeOf<rulelens.Refused>();
// @ts-expect-error: the small engine has none
slim.explain("{}", "{}");

const answer = rulelens.matches("{}", new Uint8Array());
// @ts-expect-error: only an answer that is one has a verdict
answer.matched;
if (answer.ok) {
  expectTypeOf(answer.matched).toBeBoolean();
  // @ts-expect-error: nothing is wrong with it
  answer.diagnostics;
} else {
  expectTypeOf(answer).toEqualTypeOf<rulelens.Refused>();
}

const delivery = rulelens.transform({ Input: "{}" }, "{}", { name: "rule" });
if (delivery.ok && !delivery.delivered) {
  expectTypeOf(delivery).toEqualTypeOf<rulelens.Dropped>();
  expectTypeOf(delivery.dropped.fix).toEqualTypeOf<rulelens.Fix | null>();
}

const rendered = rulelens.render("slack", {}, {}, { to: "a@example.com" });
if (rendered.ok && rendered.shown) {
  expectTypeOf(rendered).toEqualTypeOf<rulelens.Shown>();
  if (rendered.seen.kind === "chat") expectTypeOf(rendered.seen.message).toEqualTypeOf<rulelens.Message>();
} else if (rendered.ok && rendered.delivered) {
  expectTypeOf(rendered).toEqualTypeOf<rulelens.Unseen>();
} else if (rendered.ok) {
  expectTypeOf(rendered).toEqualTypeOf<rulelens.Undelivered>();
}

expectTypeOf(rulelens.version).toBeString();
expectTypeOf(rulelens.init).returns.resolves.toBeVoid();

// @ts-expect-error: an event is needed
rulelens.matches("{}");
// @ts-expect-error: a number is no text
rulelens.check(1);
// @ts-expect-error: no such view
rulelens.render("sms", {}, {});
// @ts-expect-error: a setting of that name is unknown
rulelens.transform({}, {}, { rule: "x" });

const sampled = tools.sample("Recon:EC2/Portscan", { seed: 1 });
if (sampled.ok) expectTypeOf(sampled.event).toBeString();
else expectTypeOf(sampled).toEqualTypeOf<tools.Refused>();
const simulated = tools.simulate({});
if (simulated.ok) {
  for (const occurrence of simulated.occurrences) {
    if (occurrence.fate === "suppressed") expectTypeOf(occurrence.until).toEqualTypeOf<string | null>();
    else expectTypeOf(occurrence.event).toBeNumber();
  }
}
// @ts-expect-error: a type is a string
tools.sample(5);
// @ts-expect-error: no such option
tools.sample("Recon:EC2/Portscan", { sead: 1 });

const ran = tools.runCases({}, { rule: ({ file, values }) => (file in values ? "{}" : undefined) });
if (ran.ok) {
  for (const check of ran.checks) {
    if (check.target === null) expectTypeOf(check.matched).toBeBoolean();
    else expectTypeOf(check.received).toEqualTypeOf<string | null>();
  }
}
const shared = tools.share({ event: {}, targets: [{ Id: "a" }, { name: "b", input: "path", inputPath: "$" }] });
if (shared.ok) {
  const opened = tools.open(shared.link);
  if (opened.ok) {
    expectTypeOf(opened.state.event).toEqualTypeOf<string | undefined>();
    tools.share(opened.state, { replace: true });
  }
}
// @ts-expect-error: a link is a string
tools.open(new Uint8Array());

const imported = iac.importRules("Resources: {}", { values: { Env: "prod" } });
if (imported.ok) {
  for (const rule of imported.rules) {
    expectTypeOf(rule.pattern).toEqualTypeOf<string | null>();
    iac.exportRule(rule, "cdk");
  }
}
const exported = iac.exportRule({ source: "", values: {} }, "terraform", { permissions: false });
if (exported.ok) expectTypeOf(exported.files).items.toHaveProperty("language");
else expectTypeOf(exported).toEqualTypeOf<iac.Refused>();
const linted = iac.lint(new Uint8Array());
if (linted.ok) expectTypeOf(linted.rules).toBeNumber();
// @ts-expect-error: no such format
iac.exportRule({}, "pulumi");
