//! The words of panics, which nobody hears in WebAssembly: a panic there is a trap, with or without.

use anyhow::{Context, Result};
use rustc_demangle::demangle;
use walrus::{FunctionBuilder, FunctionId, FunctionKind, Module, ModuleConfig};

/// How the functions of the standard library begin that say why it panics and do nothing else, or
/// that panic for one reason.
const SAY_WHY: [&str; 14] = [
    "core::panicking::",
    "std::panicking::",
    "__rustc::rust_panic",
    "__rustc::rust_begin_unwind",
    "core::cell::panic_",
    "core::option::unwrap_failed",
    "core::option::expect_failed",
    "core::result::unwrap_failed",
    "core::slice::index::slice_index_fail",
    "core::slice::copy_from_slice_impl::len_mismatch_fail",
    "core::str::slice_error_fail",
    "alloc::alloc::handle_alloc_error",
    "alloc::raw_vec::capacity_overflow",
    "alloc::raw_vec::handle_error",
];

/// Reads a WebAssembly file, and lets it trap where it would say first why it panics.
///
/// # Errors
/// When it is no WebAssembly.
pub(crate) fn without_words(wasm: &[u8]) -> Result<Module> {
    let mut config = ModuleConfig::new();
    config.generate_name_section(true);
    let mut module = config.parse(wasm).context("no WebAssembly")?;
    let functions = module.funcs.iter_local().map(|(id, _)| id).collect::<Vec<_>>();
    for id in functions {
        if says_why(&module, id) {
            trap(&mut module, id);
        }
    }
    Ok(module)
}

fn says_why(module: &Module, id: FunctionId) -> bool {
    let name = module.funcs.get(id).name.as_deref().unwrap_or_default();
    let name = format!("{:#}", demangle(name));
    SAY_WHY.iter().any(|start| name.starts_with(start))
}

fn trap(module: &mut Module, id: FunctionId) {
    let of_type = module.types.get(module.funcs.get(id).ty());
    let (parameters, results) = (of_type.params().to_vec(), of_type.results().to_vec());
    let mut body = FunctionBuilder::new(&mut module.types, &parameters, &results);
    body.func_body().unreachable();
    let arguments = parameters.into_iter().map(|kind| module.locals.add(kind)).collect();
    module.funcs.get_mut(id).kind = FunctionKind::Local(body.local_func(arguments));
}
