//! What `cargo test --target wasm32-unknown-unknown` hands each compiled test to.
//!
//! `cargo xtask test wasm` builds this once and names it to cargo. It is a crate
//! of its own because it is big to compile and only those tests want it.

fn main() -> anyhow::Result<()> {
    wasm_bindgen_cli::wasm_bindgen_test_runner::run_cli_with_args(std::env::args_os())
}
