// `rulelens/iac`: rules in infrastructure code.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { test } from "node:test";
import { check, matches, transform } from "rulelens";
import * as iac from "rulelens/iac";

const { exportRule, importRules, lint } = iac;

const TEMPLATE = `# Ü😀
Parameters:
  Env: {Type: String, Default: prod}
Resources:
  Findings:
    Type: AWS::Events::Rule
    Properties:
      Name: !Sub findings-\${Env}
      EventPattern:
        source: [aws.guardduty]
        detail: {severity: [{numeric: [">=", 7]}]}
      Targets:
        - Id: mail
          Arn: !Ref Topic
          InputTransformer:
            InputPathsMap: {s: $.detail.severity}
            InputTemplate: '"Severity <s>"'
  Nightly:
    Type: AWS::Events::Rule
    Properties: {ScheduleExpression: rate(1 day), State: DISABLED}
`;

test("it is there by `require` too", () => {
  const required = createRequire(import.meta.url)("rulelens/iac");
  assert.deepEqual(Object.keys(required).sort(), Object.keys(iac).sort());
  assert.equal(required.importRules(TEMPLATE).rules.length, 2);
});

test("the rules of a template, with their places", () => {
  for (const given of [TEMPLATE, Buffer.from(TEMPLATE)]) {
    const { ok, format, rules, placeholders, diagnostics } = importRules(given);
    assert.deepEqual([ok, format, diagnostics], [true, "CloudFormation template", []]);
    const [findings, nightly] = rules;
    assert.deepEqual([findings.id, findings.name, findings.state, findings.line], ["Findings", "findings-${Env}", "ENABLED", 5]);
    assert.equal(TEMPLATE.slice(findings.from, findings.to).includes("AWS::Events::Rule"), true);
    assert.deepEqual([nightly.schedule, nightly.state, nightly.pattern], ["rate(1 day)", "DISABLED", null]);
    const [env, topic] = placeholders;
    assert.deepEqual([env.name, env.default, topic.name, topic.default], ["Env", "prod", "Topic", null]);
    const [{ from, to, line }] = env.places;
    assert.deepEqual([TEMPLATE.slice(from, to), line], ["${Env}", 8]);
  }
});

test("what is imported is what the other functions take", () => {
  const [{ pattern, targets }] = importRules(TEMPLATE).rules;
  const event = '{"source": "aws.guardduty", "detail": {"severity": 8.0}}';
  assert.equal(check(pattern).ok, true);
  assert.equal(matches(pattern, event).matched, true);
  assert.equal(transform(targets[0], event).payload, '"Severity 8.0"');
});

test("one rule, and values for what is known only at deployment", () => {
  const { rules } = importRules(TEMPLATE, { rule: "Findings", values: { Env: "dev" } });
  assert.deepEqual(rules.map(({ name }) => name), ["findings-dev"]);
  const none = importRules(TEMPLATE, { rule: "Other" });
  assert.deepEqual([none.ok, none.diagnostics[0].code], [false, "rule-not-one"]);
  assert.equal(none.diagnostics[0].message, "the text has no rule `Other`; there is `Findings`, `Nightly`");
  const unknown = importRules(TEMPLATE, { values: { Stage: "dev" } });
  assert.deepEqual([unknown.diagnostics[0].text, unknown.diagnostics[0].code], ["values", "value-unknown"]);
});

test("a fault is told where it is written, through the quoting", () => {
  const module = `resource "aws_cloudwatch_event_rule" "a" {
  event_pattern = "{\\"é😀\\": [1], \\"source\\": [{\\"prefx\\": \\"aws.\\"}]}"
}`;
  const refused = lint(module);
  assert.equal(refused.ok, false);
  const { diagnostics } = importRules(module);
  assert.deepEqual(diagnostics, refused.diagnostics);
  const [{ text, from, to, line, column, fix }] = diagnostics;
  assert.deepEqual([text, module.slice(from, to), line, fix], ["source", "prefx", 2, null]);
  assert.equal(module.split("\n")[line - 1].slice(column - 1).startsWith("prefx"), true);
});

test("rules without a fault are counted, with what may not be meant", () => {
  assert.deepEqual(lint(TEMPLATE), { ok: true, rules: 1, warnings: [] });
  const { ok, warnings } = lint('{"source": ["aws.guardduty"], "detail": {"severity": [{"numeric": ["=", 8]}, 8]}}');
  assert.equal(ok, true);
  assert.ok(warnings.length > 0);
});

test("a text that is none of its format is refused", () => {
  const { ok, diagnostics } = importRules("Resources: {a: [}");
  assert.deepEqual([ok, diagnostics[0].code, diagnostics[0].line], [false, "template-not-yaml", 1]);
  assert.equal(importRules(Uint8Array.of(0x61, 0xff)).diagnostics[0].code, "source-not-utf8");
});

const RULE = {
  name: "findings",
  description: "All of them",
  pattern: { source: ["aws.guardduty"] },
  targets: [
    { Id: "mail", Arn: "arn:aws:sns:eu-west-1:111122223333:mail", InputPath: "$.detail" },
    { Id: "queue", Arn: "arn:aws:sqs:eu-west-1:111122223333:queue" },
  ],
};

for (const format of ["cli", "powershell", "cloudformation", "cloudformation-json", "sam", "sam-json", "terraform", "cdk", "json"]) {
  test(`a rule is written as ${format}, and what is read back says the same`, () => {
    const { ok, files, notes } = exportRule(RULE, format);
    assert.equal(ok, true);
    assert.ok(files.length > 0 && files.every(({ name, language, text }) => name && language && text.endsWith("\n")));
    assert.ok(notes.every(({ code, text }) => code && text));
    // PowerShell and TypeScript are not read.
    if (["powershell", "cdk", "json"].includes(format)) return;
    const { rules } = importRules(files[0].text);
    assert.deepEqual(JSON.parse(rules[0].pattern), RULE.pattern);
    assert.equal(rules[0].targets.length, 2);
    assert.equal(JSON.parse(rules[0].targets[0]).InputPath, "$.detail");
  });
}

test("a rule of a text is written, with values", () => {
  const { files } = exportRule({ source: TEMPLATE, rule: "Findings", values: { Env: "dev" } }, "terraform");
  assert.match(files[0].text, /findings-dev/);
  const unfilled = exportRule({ source: TEMPLATE }, "terraform");
  assert.deepEqual([unfilled.ok, unfilled.diagnostics[0].code, unfilled.diagnostics[0].text], [false, "value-missing", "source"]);
  const { from, to } = unfilled.diagnostics[0];
  assert.equal(TEMPLATE.slice(from, to), "${Env}");
  const [imported] = importRules(TEMPLATE, { values: { Env: "dev" } }).rules;
  const { files: [template] } = exportRule({ ...imported, name: null, targets: [] }, "cloudformation");
  assert.match(template.text, /^  Findings:\n    Type: AWS::Events::Rule$/m);
});

test("a target needs neither an Id nor an Arn", () => {
  for (const target of [{ InputPath: "$.detail" }, { Arn: RULE.targets[1].Arn, Input: '"x"' }, [{ Id: "a" }], { Targets: [{ Id: "a" }] }]) {
    const { files } = exportRule({ ...RULE, targets: [target] }, "json");
    const written = files.map(({ text }) => text).join("\n");
    assert.match(written, /"Id": "(target-1|a)"/, JSON.stringify(target));
  }
});

test("permissions can be left out", () => {
  const text = (options) => exportRule(RULE, "cloudformation", options).files[0].text;
  assert.match(text(), /AWS::SNS::TopicPolicy/);
  assert.doesNotMatch(text({ permissions: false }), /AWS::SNS::TopicPolicy/);
});

test("a rule that EventBridge would refuse is not written", () => {
  const targets = [RULE.targets[0], '{"Id": "x", "Arn": "arn:aws:sns:eu-west-1:111122223333:x", "InputPath": "detail"}'];
  const { ok, diagnostics } = exportRule({ pattern: '{"source": "aws.ec2"}', targets }, "cli");
  assert.equal(ok, false);
  assert.deepEqual(diagnostics.map(({ text, target }) => [text, target]), [["pattern", undefined], ["target", 1]]);
  const [first, second] = diagnostics;
  assert.equal('{"source": "aws.ec2"}'.slice(first.from, first.to), '"aws.ec2"');
  assert.match(targets[1].slice(second.from, second.to), /detail/);
  const none = exportRule({ name: "x" }, "cli");
  assert.deepEqual([none.diagnostics[0].text, none.diagnostics[0].code], ["rule", "no-pattern"]);
});

test("misuse is a TypeError that says what was expected", () => {
  const expected = (call, message) => assert.throws(call, { name: "TypeError", message });
  expected(() => importRules(), "source: expected JSON as a string, a Uint8Array or an object, got undefined");
  expected(() => importRules("", { values: { a: 1 } }), 'options.values["a"]: expected a string, got a number');
  expected(() => exportRule(RULE, "yaml"), /^format: expected one of "cli", .* got "yaml"$/);
  expected(() => exportRule(undefined, "cli"), "rule: expected an object, got undefined");
  expected(() => exportRule({ ...RULE, state: "ON" }, "cli"), /^rule\.state: expected one of "ENABLED", .* got "ON"$/);
  expected(() => exportRule({ ...RULE, targets: {} }, "cli"), "rule.targets: expected an array, got an object");
  expected(() => exportRule(RULE, "cli", { permissions: 1 }), "options.permissions: expected a boolean, got a number");
});
