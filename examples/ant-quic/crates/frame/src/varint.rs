use std::error::Error;
use std::fmt;

use crate::{DecodeError, Reader};

/// An integer below 2^62, which takes one, two, four or eight bytes on the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct VarInt(u64);

/// A number of 2^62 or more, which no QUIC integer can hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VarIntOutOfRange(pub u64);

impl fmt::Display for VarIntOutOfRange {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} does not fit into 62 bits", self.0)
    }
}

impl Error for VarIntOutOfRange {}

impl VarInt {
    /// The largest integer, 2^62 - 1.
    pub const MAX: Self = Self((1 << 62) - 1);

    /// Wraps a number that always fits.
    #[must_use]
    pub const fn from_u32(value: u32) -> Self {
        Self(value as u64)
    }

    /// The number.
    #[must_use]
    pub const fn get(self) -> u64 {
        self.0
    }

    /// How many bytes it takes on the wire.
    ///
    /// ```
    /// use ant_quic_frame::VarInt;
    ///
    /// assert_eq!(VarInt::from_u32(63).encoded_len(), 1);
    /// assert_eq!(VarInt::from_u32(64).encoded_len(), 2);
    /// assert_eq!(VarInt::MAX.encoded_len(), 8);
    /// ```
    #[must_use]
    pub const fn encoded_len(self) -> usize {
        match self.0 {
            0..=0x3f => 1,
            0x40..=0x3fff => 2,
            0x4000..=0x3fff_ffff => 4,
            _ => 8,
        }
    }

    /// Appends the shortest encoding.
    pub fn encode(self, out: &mut Vec<u8>) {
        let length = self.encoded_len();
        let prefix = u64::from(length.trailing_zeros()) << (length * 8 - 2);
        let bytes = (self.0 | prefix).to_be_bytes();
        out.extend_from_slice(&bytes[8 - length..]);
    }

    /// Reads an integer in any of its encodings, the shortest or not.
    ///
    /// # Errors
    ///
    /// [`DecodeError::UnexpectedEnd`] when bytes are missing.
    pub fn decode(reader: &mut Reader<'_>) -> Result<Self, DecodeError> {
        let first = reader.byte()?;
        let mut value = u64::from(first & 0x3f);
        for _ in 1..1_usize << (first >> 6) {
            value = value << 8 | u64::from(reader.byte()?);
        }
        Ok(Self(value))
    }
}

impl TryFrom<u64> for VarInt {
    type Error = VarIntOutOfRange;

    fn try_from(value: u64) -> Result<Self, Self::Error> {
        if value > Self::MAX.0 {
            Err(VarIntOutOfRange(value))
        } else {
            Ok(Self(value))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The samples of RFC 9000, appendix A.1.
    const SAMPLES: [(u64, &[u8]); 4] = [
        (
            151_288_809_941_952_652,
            &[0xc2, 0x19, 0x7c, 0x5e, 0xff, 0x14, 0xe8, 0x8c],
        ),
        (494_878_333, &[0x9d, 0x7f, 0x3e, 0x7d]),
        (15_293, &[0x7b, 0xbd]),
        (37, &[0x25]),
    ];

    #[test]
    fn encodes_the_samples_of_the_specification() {
        for (value, bytes) in SAMPLES {
            let mut out = Vec::new();
            VarInt::try_from(value).unwrap().encode(&mut out);
            assert_eq!(out, bytes, "{value}");
        }
    }

    #[test]
    fn decodes_the_samples_of_the_specification() {
        for (value, bytes) in SAMPLES {
            assert_eq!(
                VarInt::decode(&mut Reader::new(bytes)).map(VarInt::get),
                Ok(value)
            );
        }
    }

    #[test]
    fn decodes_encodings_longer_than_necessary() {
        assert_eq!(
            VarInt::decode(&mut Reader::new(&[0x40, 0x25])),
            Ok(VarInt::from_u32(37))
        );
    }

    #[test]
    fn says_how_much_is_missing() {
        let truncated = VarInt::decode(&mut Reader::new(&[0x9d, 0x7f]));
        assert_eq!(truncated, Err(DecodeError::UnexpectedEnd { missing: 1 }));
    }

    #[test]
    fn refuses_numbers_of_more_than_62_bits() {
        assert_eq!(VarInt::try_from(1 << 62), Err(VarIntOutOfRange(1 << 62)));
    }
}
