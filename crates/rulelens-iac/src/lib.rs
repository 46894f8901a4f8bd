//! Amazon EventBridge rules in infrastructure code: found in CloudFormation and SAM templates (YAML,
//! JSON), Terraform modules and plans, commands of the AWS CLI; and written as such, and for the CDK.
//!
//! Every pattern keeps the places that its characters were written at, so that a fault is shown
//! there, through the quoting.
//!
//! ```
//! use rulelens_iac::read;
//!
//! let template = "Resources:\n  Findings:\n    Type: AWS::Events::Rule\n    Properties:\n      \
//!     EventPattern:\n        source: [{prefx: aws.}]\n";
//! let found = read(template).unwrap();
//! let finding = &found.rules[0].check()[0];
//! assert_eq!(finding.diagnostic.span.of(template), "prefx");
//! ```
//!
//! | module | holds |
//! |---|---|
//! | `rule` | a rule with its targets, as it is read and written |
//! | `sourced` | a text, and where each of its characters is written |
//! | `read` | a text of any format to rules: `yaml`, `hcl`, `json`, `shell` to nodes, and the rest nodes to rules |
//! | `found` | what was found in a text: rules, placeholders, what was not understood |
//! | `choose` | one rule of those that were found |
//! | `check` | the faults of a rule, where they are written |
//! | `write` | a rule as the code of a tool: a file for each tool, and for each notation |
//! | `fault` | what was not understood |

mod check;
mod choose;
mod fault;
mod found;
mod read;
mod rule;
mod sourced;
mod values;
mod write;

pub use check::Finding;
pub use choose::{NotOne, UnknownValue, listed};
pub use fault::Fault;
pub use found::{Found, Placeholder};
pub use read::{Format, read, read_as, read_with};
pub use rule::{Input, Rule, State, Target};
pub use sourced::Sourced;
pub use values::Values;
pub use write::{Export, Exported, File, Language, Note, Options, write};
