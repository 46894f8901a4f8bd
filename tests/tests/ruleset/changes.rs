//! Rules that come and go.
