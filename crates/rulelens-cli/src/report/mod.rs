//! The result of `rulelens test`, for people and for machines.

mod checked;
mod junit;
mod tap;
mod text;

pub(crate) use checked::Checked;
pub(crate) use junit::junit;
pub(crate) use tap::tap;
pub(crate) use text::text;
