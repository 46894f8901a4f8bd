//! Events and rules that are made to take long.
