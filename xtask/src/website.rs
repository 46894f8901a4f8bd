//! Serving a folder to a browser on this machine.

use std::convert::Infallible;
use std::fs;
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use axum::Router;
use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{Html, IntoResponse};
use axum::routing::get;
use futures_util::stream::{self, Stream};
use tokio::sync::watch;
use tower_http::services::ServeDir;
use tower_http::set_header::SetResponseHeaderLayer;

/// Sent instead of the page until there is one.
const NOT_BUILT: &str = "<!doctype html><html lang=en><head><meta charset=utf-8>\
    <title>Rulelens</title></head><body><p>The playground is not built yet. \
    The terminal says how far it is; this page then shows it by itself.</p></body></html>";

/// Which build is being served: a number that is another for every build, 0 before the first.
pub(crate) type BuildNumber = u64;

/// Listens on this machine only. Port 0 means any free one.
pub(crate) fn listen(port: u16) -> std::io::Result<TcpListener> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port))
}

/// The address to open.
pub(crate) fn address(listener: &TcpListener) -> Result<String> {
    let port = listener.local_addr().context("the listener has no address")?.port();
    Ok(format!("http://127.0.0.1:{port}/"))
}

/// The folder as it is.
pub(crate) fn plain(folder: &Path) -> Router {
    Router::new().fallback_service(ServeDir::new(folder)).layer(never_cached())
}

/// The folder, with a page that loads itself again whenever `builds` changes.
pub(crate) fn reloading(folder: &Path, builds: watch::Receiver<BuildNumber>) -> Router {
    let live = Live { index: folder.join("index.html"), builds };
    Router::new()
        .route("/", get(index))
        .route("/index.html", get(index))
        .route("/live-reload.js", get(script))
        .route("/live-reload", get(events))
        .with_state(live)
        .fallback_service(ServeDir::new(folder))
        .layer(never_cached())
}

/// Serves until the process ends.
pub(crate) async fn run(listener: TcpListener, site: Router) -> Result<()> {
    listener.set_nonblocking(true)?;
    axum::serve(tokio::net::TcpListener::from_std(listener)?, site).await?;
    Ok(())
}

#[derive(Clone)]
struct Live {
    index: PathBuf,
    builds: watch::Receiver<BuildNumber>,
}

async fn index(State(live): State<Live>) -> Html<String> {
    // The number first: if a build ends in between, the page loads once more, not once too few.
    let build = *live.builds.borrow();
    let page = fs::read_to_string(&live.index).unwrap_or_else(|_| NOT_BUILT.to_owned());
    Html(with_reload_script(&page, build))
}

/// A file of the same origin, because the page's content security policy forbids inline scripts.
fn with_reload_script(page: &str, build: BuildNumber) -> String {
    let tag = format!("<script src=\"live-reload.js?build={build}\"></script></head>");
    page.replacen("</head>", &tag, 1)
}

async fn script() -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "text/javascript")], include_str!("live-reload.js"))
}

async fn events(State(live): State<Live>) -> impl IntoResponse {
    Sse::new(build_numbers(live.builds)).keep_alive(KeepAlive::default())
}

/// The present number at once, then every later one.
fn build_numbers(
    builds: watch::Receiver<BuildNumber>,
) -> impl Stream<Item = Result<Event, Infallible>> {
    stream::unfold((builds, true), |(mut builds, first)| async move {
        if !first {
            builds.changed().await.ok()?;
        }
        let build = *builds.borrow_and_update();
        Some((Ok(Event::default().data(build.to_string())), (builds, false)))
    })
}

fn never_cached() -> SetResponseHeaderLayer<HeaderValue> {
    SetResponseHeaderLayer::overriding(
        header::CACHE_CONTROL,
        HeaderValue::from_static("no-cache, no-store, must-revalidate"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reload_script_goes_into_every_page() {
        let page = with_reload_script("<head></head>", 7);
        assert_eq!(page, "<head><script src=\"live-reload.js?build=7\"></script></head>");
        assert!(with_reload_script(NOT_BUILT, 0).contains("live-reload.js?build=0"));
    }
}
