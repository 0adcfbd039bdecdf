//! Documents that arrive in delayed chunks, as on a slow connection.

use crate::instrumentation::is_navigation_request;
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

/// The bytes of a chunk.
const CHUNK_SIZE: usize = 2000;
/// The end of the head, which renders nothing and is as long as the style sheet. It arrives as one chunk.
const END_OF_HEAD: &[u8] = b"</head>";
/// The delay before each chunk. With a sixth of it, the last chunk arrives before Chromium's first paint, so that no layout
/// shift could be seen.
const CHUNK_DELAY: Duration = Duration::from_millis(300);

/// Whether documents are sent in chunks.
#[derive(Clone, Default)]
pub(crate) struct ChunkedDocuments(Arc<AtomicBool>);

impl ChunkedDocuments {
    pub(crate) fn enable(&self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// Middleware that splits the responses of navigations into chunks.
pub(crate) async fn chunk_documents(
    State(chunked_documents): State<ChunkedDocuments>,
    request: Request,
    next: Next,
) -> Response {
    let is_chunked = chunked_documents.0.load(Ordering::Relaxed) && is_navigation_request(&request);
    let response = next.run(request).await;
    if !is_chunked {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    let document = to_bytes(body, usize::MAX).await.expect("a file can be read");
    parts.headers.remove(CONTENT_LENGTH);
    Response::from_parts(parts, Body::from_stream(stream::unfold(document, next_chunk)))
}

async fn next_chunk(mut rest: Bytes) -> Option<(Result<Bytes, Infallible>, Bytes)> {
    if rest.is_empty() {
        return None;
    }
    tokio::time::sleep(CHUNK_DELAY).await;
    let head = rest.windows(END_OF_HEAD.len()).position(|bytes| bytes == END_OF_HEAD);
    let chunk = rest.split_to(head.map_or(CHUNK_SIZE, |start| start + END_OF_HEAD.len()).min(rest.len()));
    Some((Ok(chunk), rest))
}
