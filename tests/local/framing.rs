//! HTTP/1.1 as it lies on the wire: whole messages, read and passed on byte by byte.

use std::io::{BufRead, BufReader, Read, Result};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

/// A request or an answer.
pub(crate) struct Message {
    /// Its first line.
    pub(crate) start: String,
    headers: Vec<(String, String)>,
    /// All of it, as it came.
    pub(crate) bytes: Vec<u8>,
    body_at: usize,
}

impl Message {
    /// A header, by its name in small letters.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The body as it came, which is as it was meant unless it came in chunks.
    pub(crate) fn body(&self) -> &[u8] {
        &self.bytes[self.body_at..]
    }
}

/// Reads the next message; none when the other side has gone. The answer to `HEAD` has no body whatever it says.
pub(crate) fn next(stream: &mut BufReader<TcpStream>, answers_head: bool) -> Result<Option<Message>> {
    let mut bytes = Vec::new();
    if stream.read_until(b'\n', &mut bytes)? == 0 {
        return Ok(None);
    }
    let start = String::from_utf8_lossy(&bytes).trim_end().to_owned();
    let mut headers = Vec::new();
    loop {
        let from = bytes.len();
        if stream.read_until(b'\n', &mut bytes)? == 0 {
            return Ok(None);
        }
        let line = String::from_utf8_lossy(&bytes[from..]).trim_end().to_owned();
        let Some((name, value)) = line.split_once(':') else { break };
        headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
    }
    let mut message = Message { start, headers, body_at: bytes.len(), bytes };
    let length = message.header("content-length").and_then(|length| length.parse::<u64>().ok());
    let chunked = message.header("transfer-encoding").is_some_and(|coding| coding.contains("chunked"));
    if answers_head {
        return Ok(Some(message));
    }
    if chunked {
        read_chunks(stream, &mut message.bytes)?;
    } else if let Some(length) = length {
        stream.take(length).read_to_end(&mut message.bytes)?;
    }
    Ok(Some(message))
}

fn read_chunks(stream: &mut BufReader<TcpStream>, bytes: &mut Vec<u8>) -> Result<()> {
    loop {
        let from = bytes.len();
        stream.read_until(b'\n', bytes)?;
        let line = String::from_utf8_lossy(&bytes[from..]).trim_end().to_owned();
        let size = line.split(';').next().and_then(|size| u64::from_str_radix(size, 16).ok()).unwrap_or(0);
        // The bytes of the chunk and the line's end after them.
        stream.take(size + 2).read_to_end(bytes)?;
        if size == 0 {
            return Ok(());
        }
    }
}

/// Something that listens on this machine until it is dropped; each connection has a thread.
pub(crate) struct Server {
    pub(crate) address: SocketAddr,
    closed: Arc<AtomicBool>,
}

impl Server {
    pub(crate) fn start(serve: impl Fn(TcpStream) + Clone + Send + 'static) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
        let address = listener.local_addr().expect("an address");
        let closed = Arc::new(AtomicBool::new(false));
        let is_closed = Arc::clone(&closed);
        thread::spawn(move || {
            for connection in listener.incoming().flatten() {
                if is_closed.load(Ordering::Acquire) {
                    return;
                }
                let _ = connection.set_nodelay(true);
                let serve = serve.clone();
                thread::spawn(move || serve(connection));
            }
        });
        Self { address, closed }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.closed.store(true, Ordering::Release);
        let _ = TcpStream::connect(self.address);
    }
}
