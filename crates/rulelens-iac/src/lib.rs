//! Find Amazon EventBridge rules in infrastructure code: CloudFormation and SAM templates (YAML,
//! JSON), Terraform modules and plans, commands of the AWS CLI.
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
//! | `sourced` | a text, and where each of its characters is written |
//! | `node` | values as every format has them, and as JSON text |
//! | `json`, `yaml`, `hcl` | a text to nodes |
//! | `cloudformation`, `terraform`, `plan`, `shell` | the rules in them |
//! | `format` | which of them a text is |
//! | `fault` | what was not understood |

mod align;
mod cloudformation;
mod fault;
mod format;
mod hcl;
mod json;
mod node;
mod plan;
mod rule;
mod shell;
mod sourced;
mod terraform;
mod yaml;

pub use fault::Fault;
pub use format::{Format, read};
pub use rule::{Finding, Found, Rule};
pub use sourced::Sourced;
