use std::net::SocketAddr;

use crate::{DecodeError, Reader, VarInt, address};

const PADDING: u64 = 0x00;
const PING: u64 = 0x01;
const MAX_DATA: u64 = 0x10;
const PATH_CHALLENGE: u64 = 0x1a;
const PATH_RESPONSE: u64 = 0x1b;
/// The lowest bit of these two says that the address is of IPv6.
const ADD_ADDRESS: u64 = 0x003d_7e90;
const PUNCH_ME_NOW: u64 = 0x003d_7e92;
const REMOVE_ADDRESS: u64 = 0x003d_7e94;

/// A frame of a QUIC packet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Frame {
    /// One byte of nothing.
    Padding,
    /// Asks for an acknowledgement.
    Ping,
    /// How many bytes the peer may send on the connection.
    MaxData(VarInt),
    /// Asks the peer to send the same data back over this path.
    PathChallenge([u8; 8]),
    /// The data of a [`Frame::PathChallenge`], sent back.
    PathResponse([u8; 8]),
    /// Tells the peer an address at which this endpoint may be reached.
    AddAddress {
        /// Names the address in later frames.
        sequence: VarInt,
        /// Where.
        address: SocketAddr,
    },
    /// Asks the peer to send to an address now, so that both NATs open at the same time.
    PunchMeNow {
        /// Grows with each attempt; older rounds are given up.
        round: VarInt,
        /// The peer's address that will be sent to.
        paired_with: VarInt,
        /// Where this endpoint is.
        address: SocketAddr,
    },
    /// Takes an address back.
    RemoveAddress(VarInt),
}

impl Frame {
    /// Appends the frame to a datagram.
    pub fn encode(&self, out: &mut Vec<u8>) {
        match *self {
            Self::Padding => encode_all(&[PADDING], out),
            Self::Ping => encode_all(&[PING], out),
            Self::MaxData(limit) => encode_all(&[MAX_DATA, limit.get()], out),
            Self::PathChallenge(data) => {
                encode_all(&[PATH_CHALLENGE], out);
                out.extend_from_slice(&data);
            }
            Self::PathResponse(data) => {
                encode_all(&[PATH_RESPONSE], out);
                out.extend_from_slice(&data);
            }
            Self::AddAddress { sequence, address } => {
                let frame_type = ADD_ADDRESS | u64::from(address.is_ipv6());
                encode_all(&[frame_type, sequence.get()], out);
                address::encode(address, out);
            }
            Self::PunchMeNow {
                round,
                paired_with,
                address,
            } => {
                let frame_type = PUNCH_ME_NOW | u64::from(address.is_ipv6());
                encode_all(&[frame_type, round.get(), paired_with.get()], out);
                address::encode(address, out);
            }
            Self::RemoveAddress(sequence) => encode_all(&[REMOVE_ADDRESS, sequence.get()], out),
        }
    }

    /// Reads the next frame of a datagram.
    ///
    /// # Errors
    ///
    /// When the datagram ends early, or the type of the frame is not known.
    pub fn decode(reader: &mut Reader<'_>) -> Result<Self, DecodeError> {
        let frame_type = VarInt::decode(reader)?.get();
        let is_v6 = frame_type & 1 == 1;
        match frame_type {
            PADDING => Ok(Self::Padding),
            PING => Ok(Self::Ping),
            MAX_DATA => VarInt::decode(reader).map(Self::MaxData),
            PATH_CHALLENGE => reader.array().map(Self::PathChallenge),
            PATH_RESPONSE => reader.array().map(Self::PathResponse),
            REMOVE_ADDRESS => VarInt::decode(reader).map(Self::RemoveAddress),
            _ if frame_type & !1 == ADD_ADDRESS => Ok(Self::AddAddress {
                sequence: VarInt::decode(reader)?,
                address: address::decode(reader, is_v6)?,
            }),
            _ if frame_type & !1 == PUNCH_ME_NOW => Ok(Self::PunchMeNow {
                round: VarInt::decode(reader)?,
                paired_with: VarInt::decode(reader)?,
                address: address::decode(reader, is_v6)?,
            }),
            _ => Err(DecodeError::UnknownType(frame_type)),
        }
    }

    /// Whether the peer has to acknowledge the packet that carries this frame.
    #[must_use]
    pub const fn is_ack_eliciting(&self) -> bool {
        !matches!(self, Self::Padding)
    }
}

/// Integers of this module and of frames are below 2^62: see [`VarInt`].
fn encode_all(values: &[u64], out: &mut Vec<u8>) {
    for &value in values {
        VarInt::try_from(value).unwrap_or(VarInt::MAX).encode(out);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frames() -> Vec<Frame> {
        let [two, seven] = [2, 7].map(VarInt::from_u32);
        vec![
            Frame::Padding,
            Frame::Ping,
            Frame::MaxData(VarInt::MAX),
            Frame::PathChallenge(*b"\x00\x01\x02\x03\x04\x05\x06\x07"),
            Frame::PathResponse(*b"response"),
            Frame::AddAddress {
                sequence: two,
                address: "192.0.2.7:9000".parse().unwrap(),
            },
            Frame::AddAddress {
                sequence: seven,
                address: "[2001:db8::7]:9000".parse().unwrap(),
            },
            Frame::PunchMeNow {
                round: two,
                paired_with: seven,
                address: "198.51.100.1:443".parse().unwrap(),
            },
            Frame::RemoveAddress(seven),
        ]
    }

    #[test]
    fn a_datagram_of_all_frames_survives_the_wire() {
        let mut datagram = Vec::new();
        for frame in frames() {
            frame.encode(&mut datagram);
        }
        let mut reader = Reader::new(&datagram);
        let mut decoded = Vec::new();
        while !reader.is_empty() {
            decoded.push(Frame::decode(&mut reader).unwrap());
        }
        assert_eq!(decoded, frames());
    }

    #[test]
    fn every_truncation_is_noticed() {
        for frame in frames() {
            let mut datagram = Vec::new();
            frame.encode(&mut datagram);
            for length in 0..datagram.len() {
                let result = Frame::decode(&mut Reader::new(&datagram[..length]));
                assert!(
                    matches!(result, Err(DecodeError::UnexpectedEnd { .. })),
                    "{frame:?} cut to {length} bytes: {result:?}"
                );
            }
        }
    }

    #[test]
    fn unknown_types_are_named() {
        let result = Frame::decode(&mut Reader::new(&[0x3f]));
        assert_eq!(result, Err(DecodeError::UnknownType(0x3f)));
    }

    #[test]
    fn only_padding_needs_no_acknowledgement() {
        let quiet: Vec<_> = frames()
            .into_iter()
            .filter(|it| !it.is_ack_eliciting())
            .collect();
        assert_eq!(quiet, [Frame::Padding]);
    }
}
