// The functions of `rulelens/tools`. They are documented where they are declared, in `tools.d.ts`.

export * from "./cases.ts";
export * from "./guardduty.ts";
export * from "./share.ts";
