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
/// The delays before chunks. Chromium first paints after the first of them: were they all as short as the rest, the last
/// chunk would arrive before that, and no layout shift could be seen.
const FIRST_DELAYS: Duration = Duration::from_millis(300);
const DELAY: Duration = Duration::from_millis(50);
/// The number of chunks with the longer delay: the head and the beginning of the page.
const FIRST_CHUNKS: usize = 4;

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
    Response::from_parts(parts, Body::from_stream(stream::unfold((document, 0), next_chunk)))
}

async fn next_chunk((mut rest, index): (Bytes, usize)) -> Option<(Result<Bytes, Infallible>, (Bytes, usize))> {
    if rest.is_empty() {
        return None;
    }
    tokio::time::sleep(if index < FIRST_CHUNKS { FIRST_DELAYS } else { DELAY }).await;
    let head = rest.windows(END_OF_HEAD.len()).position(|bytes| bytes == END_OF_HEAD);
    let chunk = rest.split_to(head.map_or(CHUNK_SIZE, |start| start + END_OF_HEAD.len()).min(rest.len()));
    Some((Ok(chunk), (rest, index + 1)))
}
