// Compiled, never run: the types by `require`.

import rulelens = require("rulelens");

const answer: rulelens.Matched | rulelens.Refused = rulelens.matches("{}", "{}");
export const matched: boolean = answer.ok && answer.matched;
