//! Encoding of QUIC frames, as far as NAT traversal needs them.
//!
//! Integers are the variable-length ones of RFC 9000, section 16; frame types are those of
//! section 19 and, for the addresses of peers, of the NAT traversal extension.
//!
//! ```
//! use ant_quic_frame::{Frame, Reader};
//!
//! let mut datagram = Vec::new();
//! Frame::PathChallenge([1, 2, 3, 4, 5, 6, 7, 8]).encode(&mut datagram);
//!
//! let mut reader = Reader::new(&datagram);
//! assert_eq!(Frame::decode(&mut reader), Ok(Frame::PathChallenge([1, 2, 3, 4, 5, 6, 7, 8])));
//! assert!(reader.is_empty());
//! ```

mod address;
mod error;
mod frame;
mod reader;
mod varint;

pub use error::DecodeError;
pub use frame::Frame;
pub use reader::Reader;
pub use varint::{VarInt, VarIntOutOfRange};
