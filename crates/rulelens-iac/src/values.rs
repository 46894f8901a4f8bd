//! Values that are known only at deployment.

use std::collections::BTreeMap;

/// Values for placeholders, by name: `Env` for `${Env}`, `!Ref Env` and `$Env`, `Topic.Arn` for
/// `!GetAtt Topic.Arn`, `var.env` for `${var.env}`.
///
/// In a text a value is put in as it is. As a value of its own it is a string, or what it says if it
/// is JSON of an array, an object or a string; under `numeric` and `exists` also a number or a
/// boolean.
pub type Values = BTreeMap<String, String>;
