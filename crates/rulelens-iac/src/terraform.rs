//! The rules in a Terraform module.

use hcl_edit::Span as _;
use hcl_edit::structure::Body;
use rulelens::{Diagnostic, Span};

use crate::fault::Fault;
use crate::format::Format;
use crate::hcl;
use crate::rule::Found;

/// The rules of a module: resources `aws_cloudwatch_event_rule` with an `event_pattern`.
pub(crate) fn read(text: &str) -> Result<Found, Diagnostic> {
    let body: Body = text.parse().map_err(|error: hcl_edit::parser::Error| {
        let at = error.location().offset().min(text.len());
        Fault::Hcl(error.message().to_owned()).at(Span::at(at))
    })?;
    let mut found = Found::nothing(Format::Terraform);
    for block in body.get_blocks("resource") {
        let [kind, name] = block.labels.as_slice() else { continue };
        let pattern = block.body.get_attribute("event_pattern");
        if let ("aws_cloudwatch_event_rule", Some(pattern)) = (kind.as_str(), pattern) {
            let within = block.span().map(Span::from).unwrap_or_default();
            let node = hcl::node(&pattern.value, text, within);
            found.add(&format!("aws_cloudwatch_event_rule.{}", name.as_str()), &node);
        }
    }
    Ok(found)
}
