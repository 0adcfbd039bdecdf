//! Documents that arrive in pieces, as they do on a slow connection.

use crate::observed::is_opened;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use futures_util::stream;
use http::header::CONTENT_LENGTH;
use std::convert::Infallible;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// How many bytes of the page arrive at once.
const PIECE: usize = 2000;
/// Where the part of a document ends that shows nothing and is as long as the style sheet. It arrives as one piece.
const END_OF_HEAD: &[u8] = b"</head>";
/// How long the next ones are on their way. With a sixth of it, Chromium has shown nothing yet when the last one is there, so
/// that nothing could be seen to shift.
const PAUSE: Duration = Duration::from_millis(300);

/// Whether documents arrive in pieces.
#[derive(Clone, Default)]
pub(crate) struct InPieces(Arc<AtomicBool>);

impl InPieces {
    pub(crate) fn start(&self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// Cuts documents that a visitor opens into pieces.
pub(crate) async fn cut_up(State(in_pieces): State<InPieces>, request: Request, next: Next) -> Response {
    let is_cut = in_pieces.0.load(Ordering::Relaxed) && is_opened(&request);
    let response = next.run(request).await;
    if !is_cut {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    let document = to_bytes(body, usize::MAX).await.expect("a file can be read");
    parts.headers.remove(CONTENT_LENGTH);
    Response::from_parts(parts, Body::from_stream(stream::unfold(document, next_piece)))
}

async fn next_piece(mut rest: Bytes) -> Option<(Result<Bytes, Infallible>, Bytes)> {
    if rest.is_empty() {
        return None;
    }
    tokio::time::sleep(PAUSE).await;
    let head = rest.windows(END_OF_HEAD.len()).position(|part| part == END_OF_HEAD);
    let piece = rest.split_to(head.map_or(PIECE, |start| start + END_OF_HEAD.len()).min(rest.len()));
    Some((Ok(piece), rest))
}
