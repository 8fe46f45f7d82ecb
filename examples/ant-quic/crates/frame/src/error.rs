use std::error::Error;
use std::fmt;

/// Why bytes are not a frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum DecodeError {
    /// The datagram ends inside a frame.
    UnexpectedEnd {
        /// How many bytes are missing at least.
        missing: usize,
    },
    /// A frame of a type that this implementation does not know.
    UnknownType(u64),
}

impl fmt::Display for DecodeError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnexpectedEnd { missing } => {
                write!(formatter, "the datagram ends {missing} bytes early")
            }
            Self::UnknownType(frame_type) => {
                write!(formatter, "unknown frame type {frame_type:#x}")
            }
        }
    }
}

impl Error for DecodeError {}
