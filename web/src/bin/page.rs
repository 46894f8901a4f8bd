//! Starts the playground in the page's `#app`.

fn main() {
    rulelens_web::start();
}
